namespace Anyu.Indicators;

/// <summary>Whether a change could have been seen at all: printed where it could not.</summary>
public static class ChangePower
{
    /// <summary>Below this chance a screen says that a doubling could not be seen.</summary>
    public const double Enough = 0.5;

    /// <summary>The chance that a doubled risk gives a count that an exact Poisson test calls high.</summary>
    /// <param name="expected">Events expected at the usual risk, positive.</param>
    /// <param name="alpha">The test's probability of a false alarm.</param>
    public static double ToSeeDoubling(double expected, double alpha = 0.01)
    {
        if (!(expected > 0))
        {
            return 0;
        }

        long count = 1;
        for (var step = 1L << 40; step > 0; step >>= 1)
        {
            while (PoissonLimits.AtLeast(count, expected) > alpha && PoissonLimits.AtLeast(count + step, expected) > alpha)
            {
                count += step;
            }
        }

        return PoissonLimits.AtLeast(count + 1, 2 * expected);
    }
}
