namespace Anyu.Indicators;

/// <summary>
/// The predictive test of a share: what was seen before leaves a beta distribution of the true share (prior of Jeffreys), under which the new count is beta-binomial.
/// </summary>
/// <param name="Alpha">Probability of a false alarm for one count.</param>
public sealed record PredictiveShare(double Alpha = 0.01)
{
    /// <summary>Tests for a rise.</summary>
    /// <param name="past">Those with the feature and all, of the years before.</param>
    /// <param name="count">Those with the feature now.</param>
    /// <param name="all">All now.</param>
    public Prognosis Run(EventCount past, long count, long all)
    {
        var (with, without) = (past.Count + PredictiveTest.Jeffreys, past.Denominator - past.Count + PredictiveTest.Jeffreys);
        var probability = AtLeast(count, all, with, without);
        var upper = RootSearch.Least(k => AtLeast(k, all, with, without) <= Alpha) - 1;
        return new Prognosis(all * with / (with + without), upper, probability, probability <= Alpha);
    }

    /// <summary>The probability of this many or more of a beta-binomial count.</summary>
    internal static double AtLeast(long count, long all, double with, double without)
    {
        if (count <= 0)
        {
            return 1;
        }

        if (count > all)
        {
            return 0;
        }

        // Beyond the mean the terms fall, so the shorter tail is summed and the other is what is left.
        return count > all * with / (with + without) ? Tail(count, all, with, without) : 1 - Tail(all - count + 1, all, without, with);
    }

    private static double Tail(long from, long all, double with, double without)
    {
        var term = Math.Exp(LogTerm(from, all, with, without));
        var sum = 0.0;
        for (var k = from; k <= all && term > sum * 1e-17; k++)
        {
            sum += term;
            term *= (all - k) * (k + with) / ((k + 1) * (all - k - 1 + without));
        }

        return Math.Min(1, sum);
    }

    private static double LogTerm(long k, long all, double with, double without) =>
        LogBeta(k + with, all - k + without) - LogBeta(with, without) - Math.Log(all + 1.0) - LogBeta(k + 1.0, all - k + 1.0);

    private static double LogBeta(double a, double b) => GammaDistribution.LogGamma(a) + GammaDistribution.LogGamma(b) - GammaDistribution.LogGamma(a + b);
}
