namespace Anyu.Indicators;

/// <summary>
/// What could have been seen: the chance that a true change raises an alarm, and the smallest change that would. Printed where nothing was found, so that silence is not read as safety.
/// </summary>
public static class DetectionPower
{
    private const double LargestRatio = 1000;
    private const double Negligible = 1e-9;

    /// <summary>The chance that a one-sided exact test sees a change, the level before being known.</summary>
    /// <param name="expected">Events expected in the period without change, positive.</param>
    /// <param name="ratio">True risk over the risk before; above 1 a rise, below 1 a fall.</param>
    /// <param name="alpha">Probability of a false alarm.</param>
    public static double Known(double expected, double ratio, double alpha = 0.01)
    {
        if (ratio >= 1)
        {
            return NegativeBinomial.AtLeast(LeastAlarming(expected, 1, alpha), expected * ratio, 1);
        }

        var most = RootSearch.Least(count => NegativeBinomial.AtMost(count, expected, 1) > alpha) - 1;
        return NegativeBinomial.AtMost(most, expected * ratio, 1);
    }

    /// <summary>The same where the level before is itself a count of earlier years (predictive test).</summary>
    /// <param name="expected">Events expected in the period without change, positive.</param>
    /// <param name="earlier">Length of the history over that of the period, such as 5 for five years against one.</param>
    /// <param name="ratio">True risk over the risk before, 1 or more.</param>
    /// <param name="alpha">Probability of a false alarm.</param>
    public static double FromHistory(double expected, double earlier, double ratio, double alpha = 0.01)
    {
        var (history, power) = (expected * earlier, 0.0);
        var reach = (10 * Math.Sqrt(history + 1)) + 10;
        for (var seen = (long)Math.Max(0, history - reach); seen <= (long)(history + reach); seen++)
        {
            var weight = Math.Exp(NegativeBinomial.LogProbability(seen, history, 1));
            if (weight < Negligible)
            {
                continue;
            }

            var least = LeastAlarming((seen + PredictiveTest.Jeffreys) / earlier, 1 + (1 / earlier), alpha);
            power += weight * NegativeBinomial.AtLeast(least, expected * ratio, 1);
        }

        return power;
    }

    /// <summary>The smallest rise, as a ratio, seen with a stated chance; infinite beyond 1,000.</summary>
    /// <param name="expected">Events expected in the period without change, positive.</param>
    /// <param name="power">The chance wanted, such as 0.8.</param>
    /// <param name="alpha">Probability of a false alarm.</param>
    /// <param name="earlier">Length of the history over that of the period; none when the level before is known.</param>
    public static double SmallestRise(double expected, double power = 0.8, double alpha = 0.01, double? earlier = null)
    {
        double Power(double ratio) => earlier is { } years ? FromHistory(expected, years, ratio, alpha) : Known(expected, ratio, alpha);
        return Power(LargestRatio) < power ? double.PositiveInfinity : Narrow(ratio => Power(ratio) >= power, 1, LargestRatio);
    }

    /// <summary>The smallest fall, as a ratio below 1, seen with a stated chance; none where even no event at all would not be remarkable.</summary>
    /// <param name="expected">Events expected in the period without change, positive.</param>
    /// <param name="power">The chance wanted.</param>
    /// <param name="alpha">Probability of a false alarm.</param>
    public static double? SmallestFall(double expected, double power = 0.8, double alpha = 0.01) =>
        Math.Exp(-expected) > alpha ? null : -Narrow(ratio => Known(expected, -ratio, alpha) >= power, -1, 0);

    /// <summary>The least count whose probability without change is at most alpha.</summary>
    internal static long LeastAlarming(double mean, double dispersion, double alpha) =>
        RootSearch.Least(count => NegativeBinomial.AtLeast(count, mean, dispersion) <= alpha, (long)mean + 1);

    private static double Narrow(Func<double, bool> seen, double low, double high)
    {
        for (var round = 0; round < 60 && high - low > 1e-6; round++)
        {
            var middle = (low + high) / 2;
            (low, high) = seen(middle) ? (low, middle) : (middle, high);
        }

        return high;
    }
}
