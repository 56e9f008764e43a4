namespace Anyu.Indicators;

/// <summary>Two Poisson rates compared by the exact conditional test.</summary>
/// <param name="Ratio">First rate over second; infinite where the second has no event.</param>
/// <param name="Lower">Lower limit of the ratio.</param>
/// <param name="Upper">Upper limit of the ratio.</param>
/// <param name="TwoSided">The probability of a split at most as likely as this one when the rates are equal.</param>
/// <param name="Higher">The probability of as many events or more in the first when the rates are equal.</param>
/// <param name="Lowered">The probability of as many events or fewer in the first when the rates are equal.</param>
public sealed record RateComparison(double Ratio, double Lower, double Upper, double TwoSided, double Higher, double Lowered)
{
    private const double Slack = 1 + 1e-7;

    /// <summary>
    /// Given all events of both, those of the first are binomial (Przyborowski and Wilenski, 1940); limits by Clopper and Pearson. No events at all say nothing: every probability is 1.
    /// </summary>
    /// <param name="first">Events of the first.</param>
    /// <param name="firstExposure">Its births, persons or person-years, positive.</param>
    /// <param name="second">Events of the second.</param>
    /// <param name="secondExposure">Its exposure, positive.</param>
    /// <param name="confidence">Of the limits.</param>
    public static RateComparison Of(long first, double firstExposure, long second, double secondExposure, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(firstExposure);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(secondExposure);
        var (all, share) = (first + second, firstExposure / (firstExposure + secondExposure));
        if (all == 0)
        {
            return new RateComparison(double.NaN, 0, double.PositiveInfinity, 1, 1, 1);
        }

        var (low, high) = ShareLimits.ClopperPearson(first, all, confidence);
        double Odds(double probability) => probability >= 1 ? double.PositiveInfinity : probability / (1 - probability) * (1 - share) / share;
        return new RateComparison(
            second == 0 ? double.PositiveInfinity : first / firstExposure / (second / secondExposure),
            Odds(low),
            Odds(high),
            TwoSidedOf(first, all, share),
            ShareLimits.AtLeast(first, all, share),
            1 - ShareLimits.AtLeast(first + 1, all, share));
    }

    private static double TwoSidedOf(long first, long all, double share)
    {
        double Log(long k) => GammaDistribution.LogGamma(all + 1.0) - GammaDistribution.LogGamma(k + 1.0) - GammaDistribution.LogGamma(all - k + 1.0)
            + (k * Math.Log(share)) + ((all - k) * Math.Log(1 - share));
        var seen = Math.Exp(Log(first)) * Slack;
        var sum = 0.0;
        for (var k = 0L; k <= all; k++)
        {
            var probability = Math.Exp(Log(k));
            sum += probability <= seen ? probability : 0;
        }

        return Math.Min(1, sum);
    }
}
