namespace Anyu.Indicators;

/// <summary>Counts whose variance is a multiple of their mean; Poisson where the multiple is 1.</summary>
internal static class NegativeBinomial
{
    // Keeps a probability that rounding put just below the quantile's own from moving it up by one.
    private const double Slack = 64 * 2.220446049250313e-16;

    /// <summary>The probability of this many or fewer.</summary>
    internal static double AtMost(long count, double mean, double dispersion) => count < 0 ? 0
        : mean <= 0 ? 1
        : dispersion > 1 ? BetaDistribution.Lower(1 / dispersion, mean / (dispersion - 1), count + 1.0)
        : GammaDistribution.Upper(count + 1.0, mean);

    /// <summary>The probability of this many or more.</summary>
    internal static double AtLeast(long count, double mean, double dispersion) => count <= 0 ? 1
        : mean <= 0 ? 0
        : dispersion > 1 ? BetaDistribution.Lower(1 - (1 / dispersion), count, mean / (dispersion - 1))
        : GammaDistribution.Lower(count, mean);

    /// <summary>The least count with at least this probability at or below it.</summary>
    internal static long Quantile(double probability, double mean, double dispersion) =>
        RootSearch.Least(count => AtMost(count, mean, dispersion) >= probability * (1 - Slack), (long)mean + 1);

    /// <summary>Natural logarithm of the probability of exactly this many.</summary>
    internal static double LogProbability(long count, double mean, double dispersion)
    {
        if (dispersion <= 1)
        {
            return (count * Math.Log(mean)) - mean - GammaDistribution.LogGamma(count + 1.0);
        }

        var size = mean / (dispersion - 1);
        return GammaDistribution.LogGamma(count + size) - GammaDistribution.LogGamma(size) - GammaDistribution.LogGamma(count + 1.0)
            - (size * Math.Log(dispersion)) + (count * Math.Log(1 - (1 / dispersion)));
    }
}
