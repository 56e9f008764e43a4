namespace Anyu.Indicators;

/// <summary>
/// How the true rates of divisions are spread: a gamma distribution, read as <paramref name="Shape"/> events seen in <paramref name="Exposure"/> births or persons.
/// </summary>
/// <param name="Shape">Positive; the larger, the more alike the divisions are.</param>
/// <param name="Exposure">Positive.</param>
public sealed record RatePrior(double Shape, double Exposure)
{
    /// <summary>The mean rate.</summary>
    public double Mean => Shape / Exposure;

    /// <summary>Standard deviation of the true rates over their mean.</summary>
    public double Variation => 1 / Math.Sqrt(Shape);

    /// <summary>What is known of one division after its own events.</summary>
    public RatePrior After(EventCount events) => new(Shape + events.Count, Exposure + events.Denominator);

    /// <summary>The rate of one division drawn towards the mean of all as far as its own events are few, with a credible interval.</summary>
    /// <param name="events">The division's events.</param>
    /// <param name="confidence">Probability inside the interval.</param>
    public (double Rate, double Lower, double Upper) Smoothed(EventCount events, double confidence = 0.95)
    {
        var after = After(events);
        var tail = (1 - confidence) / 2;
        return (after.Mean, GammaDistribution.Quantile(tail, after.Shape) / after.Exposure, GammaDistribution.Quantile(1 - tail, after.Shape) / after.Exposure);
    }

    /// <summary>The probability that a division's true rate exceeds a level.</summary>
    public double Exceeds(EventCount events, double level)
    {
        var after = After(events);
        return GammaDistribution.Upper(after.Shape, level * after.Exposure);
    }
}

/// <summary>Gamma-Poisson empirical Bayes: the spread of true rates learnt from all divisions.</summary>
public static class EmpiricalBayes
{
    // A shape this large means that chance alone explains the differences.
    private const double Alike = 1e6;
    private const double Golden = 0.6180339887498949;

    /// <summary>By moments (Marshall, 1991): the variance of the rates beyond what chance explains.</summary>
    /// <param name="divisions">At least two, with some event.</param>
    public static RatePrior ByMoments(IReadOnlyCollection<EventCount> divisions)
    {
        var pooled = Pooled(divisions);
        var mean = pooled.Count / pooled.Denominator;
        var spread = divisions.Sum(one => one.Denominator * Square((one.Count / one.Denominator) - mean)) / pooled.Denominator;
        var variance = spread - (mean / (pooled.Denominator / divisions.Count));
        var shape = variance > 0 ? Math.Min(Alike, mean * mean / variance) : Alike;
        return new RatePrior(shape, shape / mean);
    }

    /// <summary>By marginal likelihood (Clayton and Kaldor, 1987): counts of all divisions are negative binomial.</summary>
    /// <param name="divisions">At least two, with some event.</param>
    public static RatePrior ByLikelihood(IReadOnlyCollection<EventCount> divisions)
    {
        var pooled = Pooled(divisions);
        double Likelihood(double logShape) => LogLikelihood(divisions, Math.Exp(logShape), MeanFor(divisions, Math.Exp(logShape), pooled));
        var (low, high) = (Math.Log(1e-2), Math.Log(Alike));
        var (left, right) = (high - (Golden * (high - low)), low + (Golden * (high - low)));
        var (atLeft, atRight) = (Likelihood(left), Likelihood(right));
        while (high - low > 1e-7)
        {
            if (atLeft > atRight)
            {
                (high, right, atRight) = (right, left, atLeft);
                left = high - (Golden * (high - low));
                atLeft = Likelihood(left);
            }
            else
            {
                (low, left, atLeft) = (left, right, atRight);
                right = low + (Golden * (high - low));
                atRight = Likelihood(right);
            }
        }

        var shape = Math.Exp((low + high) / 2);
        return new RatePrior(shape, shape / MeanFor(divisions, shape, pooled));
    }

    private static EventCount Pooled(IReadOnlyCollection<EventCount> divisions)
    {
        var pooled = EventCount.Pooled(divisions);
        return divisions.Count >= 2 && pooled.Count > 0 && divisions.All(one => one.Denominator > 0)
            ? pooled
            : throw new ArgumentException("At least two divisions with denominators, and some event, are needed.", nameof(divisions));
    }

    /// <summary>The mean rate of greatest likelihood at a shape.</summary>
    private static double MeanFor(IEnumerable<EventCount> divisions, double shape, EventCount pooled) => RootSearch.Crossing(
        mean => divisions.Sum(one => ((shape + one.Count) * mean * one.Denominator / (shape + (mean * one.Denominator))) - one.Count),
        0,
        100 * pooled.Count / pooled.Denominator);

    private static double LogLikelihood(IEnumerable<EventCount> divisions, double shape, double mean) => divisions.Sum(one =>
    {
        var expected = mean * one.Denominator;
        return GammaDistribution.LogGamma(shape + one.Count) - GammaDistribution.LogGamma(shape)
            - (shape * Math.Log(1 + (expected / shape))) + (one.Count * Math.Log(expected / (shape + expected)));
    });

    private static double Square(double x) => x * x;
}
