namespace Anyu.Indicators;

/// <summary>What a count of rare events says about its mean.</summary>
public static class PoissonLimits
{
    /// <summary>Exact two-sided limits of the mean of a Poisson count (Garwood, 1936).</summary>
    /// <param name="count">Events seen, 0 or more.</param>
    /// <param name="confidence">Between 0 and 1, such as 0.95.</param>
    /// <returns>Lower and upper limit of the expected number of events; divide by the denominator for a rate.</returns>
    public static (double Lower, double Upper) Garwood(long count, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var tail = (1 - confidence) / 2;
        var reach = count + (12 * Math.Sqrt(count + 1.0)) + 50;
        var lower = count == 0 ? 0 : RootSearch.Crossing(mean => GammaDistribution.Lower(count, mean) - tail, 0, count);
        return (lower, RootSearch.Crossing(mean => tail - GammaDistribution.Upper(count + 1.0, mean), count, reach));
    }

    /// <summary>The probability of this many events or more when so many are expected.</summary>
    /// <param name="count">Events seen.</param>
    /// <param name="expected">Events expected, positive.</param>
    public static double AtLeast(long count, double expected) => count <= 0 ? 1 : GammaDistribution.Lower(count, expected);

    /// <summary>The same counting only half the probability of exactly this many (mid-p): less cautious, right on average.</summary>
    /// <param name="count">Events seen.</param>
    /// <param name="expected">Events expected, positive.</param>
    public static double MidP(long count, double expected) => (AtLeast(count, expected) + AtLeast(count + 1, expected)) / 2;
}
