using Anyu.Forecast;

namespace Anyu.Indicators;

/// <summary>What a number out of a number says about the share behind it.</summary>
public static class ShareLimits
{
    /// <summary>Exact two-sided limits (Clopper and Pearson, 1934).</summary>
    /// <param name="count">Those with the feature, 0 to <paramref name="all"/>.</param>
    /// <param name="all">All, at least 1.</param>
    /// <param name="confidence">Between 0 and 1.</param>
    public static (double Lower, double Upper) ClopperPearson(long count, long all, double confidence = 0.95)
    {
        Check(count, all);
        var tail = (1 - confidence) / 2;
        return (
            count == 0 ? 0 : BetaDistribution.Quantile(tail, count, all - count + 1.0),
            count == all ? 1 : BetaDistribution.Quantile(1 - tail, count + 1.0, all - count));
    }

    /// <summary>Wilson's score limits (1927): shorter than the exact ones and right on average.</summary>
    /// <param name="count">Those with the feature, 0 to <paramref name="all"/>.</param>
    /// <param name="all">All, at least 1.</param>
    /// <param name="confidence">Between 0 and 1.</param>
    public static (double Lower, double Upper) Wilson(long count, long all, double confidence = 0.95)
    {
        Check(count, all);
        var z = NormalCurve.Quantile((1 + confidence) / 2);
        var (share, z2) = ((double)count / all, z * z);
        var middle = (share + (z2 / (2 * all))) / (1 + (z2 / all));
        var reach = z / (1 + (z2 / all)) * Math.Sqrt((share * (1 - share) / all) + (z2 / (4.0 * all * all)));
        return (count == 0 ? 0 : middle - reach, count == all ? 1 : middle + reach);
    }

    /// <summary>The probability of this many or more out of all.</summary>
    internal static double AtLeast(long count, long all, double share) =>
        count <= 0 ? 1 : count > all ? 0 : BetaDistribution.Lower(share, count, all - count + 1.0);

    private static void Check(long count, long all)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(all, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, all);
    }
}
