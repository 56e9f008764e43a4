namespace Anyu.Indicators;

/// <summary>Counts whose variance is a multiple of their mean.</summary>
internal static class NegativeBinomial
{
    // Keeps a probability that rounding put just below the quantile's own from moving it up by one.
    private const double Slack = 64 * 2.220446049250313e-16;

    /// <summary>The least count with at least this probability at or below it; Poisson where the dispersion is 1.</summary>
    internal static double Quantile(double probability, Prediction expected)
    {
        var size = expected.Mean / (expected.Dispersion - 1);
        var (count, reached) = (0L, 0.0);
        while (true)
        {
            reached += Math.Exp(expected.Dispersion > 1 ? LogProbability(count, size, expected.Mean) : LogPoisson(count, expected.Mean));
            if (reached >= probability * (1 - Slack))
            {
                return count;
            }

            count++;
        }
    }

    private static double LogPoisson(long count, double mean) => (count * Math.Log(mean)) - mean - GammaDistribution.LogGamma(count + 1.0);

    private static double LogProbability(long count, double size, double mean) =>
        GammaDistribution.LogGamma(count + size) - GammaDistribution.LogGamma(size) - GammaDistribution.LogGamma(count + 1.0)
        + (size * Math.Log(size / (size + mean))) + (count * Math.Log(mean / (size + mean)));
}
