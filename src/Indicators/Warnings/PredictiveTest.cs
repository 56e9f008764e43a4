namespace Anyu.Indicators;

/// <summary>A new count against the distribution that the past predicts for it.</summary>
/// <param name="Expected">Events expected.</param>
/// <param name="Upper">The largest count that raises no alarm.</param>
/// <param name="Probability">The probability of this count or more when nothing has changed.</param>
/// <param name="Alarm">Whether that is at most the level of the test.</param>
public sealed record Prognosis(double Expected, long Upper, double Probability, bool Alarm);

/// <summary>
/// The predictive test: past events leave a gamma distribution of the true rate, under which the new count is negative binomial. Small counts, an unsure past and a
/// new denominator are all allowed for, so that the chance of a false alarm is at most alpha at every size.
/// </summary>
/// <param name="Alpha">Probability of a false alarm for one count.</param>
/// <param name="Variation">Standard deviation of the true rate from year to year over its mean, beyond chance; 0 where the risk is taken as steady.</param>
public sealed record PredictiveTest(double Alpha = 0.01, double Variation = 0)
{
    /// <summary>Half an event more than seen: the prior of Jeffreys, when nothing is known of other divisions.</summary>
    internal const double Jeffreys = 0.5;

    /// <summary>Tests a new count.</summary>
    /// <param name="past">Events and denominator of the years before, pooled; a denominator of 0 only with a prior.</param>
    /// <param name="now">The new count and its denominator.</param>
    /// <param name="prior">How the rates of comparable divisions are spread, where known.</param>
    /// <exception cref="ArgumentException">No past and no prior.</exception>
    public Prognosis Run(EventCount past, EventCount now, RatePrior? prior = null)
    {
        var known = prior?.After(past) ?? new RatePrior(past.Count + Jeffreys, past.Denominator);
        if (!(known.Exposure > 0))
        {
            throw new ArgumentException("Without a past and without a prior nothing is predicted.", nameof(past));
        }

        var mean = known.Mean * now.Denominator;
        var dispersion = 1 + (now.Denominator / known.Exposure) + (mean * Variation * Variation);
        var probability = NegativeBinomial.AtLeast(now.Count, mean, dispersion);
        return new Prognosis(mean, DetectionPower.LeastAlarming(mean, dispersion, Alpha) - 1, probability, probability <= Alpha);
    }
}
