namespace Anyu.Indicators;

/// <summary>Where an increasing function crosses zero.</summary>
internal static class RootSearch
{
    private const int Rounds = 200;

    /// <summary>Halves the bracket until no number lies between its ends.</summary>
    internal static double Crossing(Func<double, double> increasing, double low, double high)
    {
        for (var round = 0; round < Rounds && high > low; round++)
        {
            var middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high)
            {
                break;
            }

            (low, high) = increasing(middle) < 0 ? (middle, high) : (low, middle);
        }

        return high;
    }

    /// <summary>The least whole number, 0 or more, at which a monotone condition holds.</summary>
    internal static long Least(Func<long, bool> holds, long start = 1)
    {
        var (below, reached) = (-1L, Math.Max(1, start));
        while (!holds(reached))
        {
            (below, reached) = (reached, checked(reached * 2));
        }

        while (reached - below > 1)
        {
            var middle = below + ((reached - below) / 2);
            (below, reached) = holds(middle) ? (below, middle) : (middle, reached);
        }

        return reached;
    }
}
