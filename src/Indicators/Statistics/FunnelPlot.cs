using Anyu.Forecast;

namespace Anyu.Indicators;

/// <summary>How differences beyond chance between divisions widen a funnel.</summary>
public enum FunnelSpread
{
    /// <summary>Not at all: exact Poisson limits.</summary>
    Exact,

    /// <summary>The standard error is multiplied by the root of the factor: the same share for large and small.</summary>
    Multiplied,

    /// <summary>A variance between divisions is added: large divisions keep limits that chance alone would not give.</summary>
    Added,
}

/// <summary>
/// A funnel plot of rates (Spiegelhalter, Statistics in Medicine 2005): divisions against limits that open as the denominator falls. No rank, no league table.
/// </summary>
public sealed class FunnelPlot
{
    private const double CutOff = 0.1;
    private readonly FunnelSpread spread;

    /// <summary>Learns the over-dispersion from the divisions shown.</summary>
    /// <param name="divisions">Events and positive denominators.</param>
    /// <param name="centre">The rate in the middle, positive: a target or the rate of all together.</param>
    /// <param name="spread">How over-dispersion widens the limits where there is any.</param>
    public FunnelPlot(IReadOnlyCollection<EventCount> divisions, double centre, FunnelSpread spread = FunnelSpread.Added)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(centre);
        (this.spread, Centre) = (spread, centre);
        var scores = Winsorised([.. divisions.Select(Score)]);
        var number = scores.Length;
        Dispersion = number == 0 ? 1 : scores.Sum(z => z * z) / number;

        // Within two standard errors of 1 the factor may be chance (Spiegelhalter, 2005, section 3.3).
        IsOverDispersed = spread != FunnelSpread.Exact && number > 1 && Dispersion > 1 + (2 * Math.Sqrt(2.0 / number));
        var weights = divisions.Select(one => one.Denominator / Centre).ToArray();
        var total = weights.Sum();
        Between = number < 2 ? 0 : Math.Max(0, ((number * Dispersion) - (number - 1)) / (total - (weights.Sum(w => w * w) / total)));
    }

    /// <summary>The rate in the middle.</summary>
    public double Centre { get; }

    /// <summary>Mean square of the winsorised standardised rates (phi); 1 where chance explains all.</summary>
    public double Dispersion { get; }

    /// <summary>Variance between the true rates (tau squared, DerSimonian and Laird on the winsorised scores).</summary>
    public double Between { get; }

    /// <summary>Whether the limits are widened.</summary>
    public bool IsOverDispersed { get; }

    /// <summary>Limits of the rate at a denominator.</summary>
    /// <param name="denominator">Positive.</param>
    /// <param name="confidence">0.95 or 0.998 as usual.</param>
    public (double Lower, double Upper) Limits(double denominator, double confidence)
    {
        var tail = (1 - confidence) / 2;
        if (!IsOverDispersed)
        {
            return (Exact(tail, denominator), Exact(1 - tail, denominator));
        }

        var variance = Centre / denominator;
        var widened = spread == FunnelSpread.Multiplied ? variance * Dispersion : variance + Between;
        var reach = NormalCurve.Quantile(1 - tail) * Math.Sqrt(widened);
        return (Math.Max(0, Centre - reach), Centre + reach);
    }

    /// <summary>The Poisson quantile between whole events, so that the curve is smooth.</summary>
    private double Exact(double share, double denominator)
    {
        var mean = Centre * denominator;
        var count = NegativeBinomial.Quantile(share, mean, 1);
        var (reached, before) = (NegativeBinomial.AtMost(count, mean, 1), NegativeBinomial.AtMost(count - 1, mean, 1));
        return Math.Max(0, (count - ((reached - share) / (reached - before))) / denominator);
    }

    /// <summary>Standardised on the root scale, where the variance of a count does not depend on its mean.</summary>
    private double Score(EventCount one) => 2 * (Math.Sqrt(one.Count) - Math.Sqrt(Centre * one.Denominator));

    /// <summary>The tenth of the scores at either end is drawn in to the next, so that the outliers sought do not hide themselves.</summary>
    private static double[] Winsorised(double[] scores)
    {
        var sorted = scores.Order().ToArray();
        var cut = (int)(sorted.Length * CutOff);
        return [.. sorted.Select(z => Math.Clamp(z, sorted[cut], sorted[^(cut + 1)]))];
    }
}
