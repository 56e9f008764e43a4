using System.Collections.Immutable;

namespace Anyu.Forecast;

/// <summary>Numbers to whole numbers that still add up.</summary>
public static class LargestRemainder
{
    /// <summary>Whole numbers nearest to the values whose sum is the rounded sum of the values (Hamilton's method); ties go to the earlier.</summary>
    public static ImmutableArray<long> Round(ReadOnlySpan<double> values)
    {
        var ceilings = new long[values.Length];
        Array.Fill(ceilings, long.MaxValue);
        return Round(values, ceilings);
    }

    /// <summary>The same where no number may exceed its ceiling; when the ceilings cannot hold the sum, all are filled.</summary>
    /// <param name="values">The values.</param>
    /// <param name="ceilings">As many whole numbers.</param>
    public static ImmutableArray<long> Round(ReadOnlySpan<double> values, ReadOnlySpan<long> ceilings)
    {
        var whole = new long[values.Length];
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            whole[i] = Math.Min((long)Math.Floor(values[i]), ceilings[i]);
            sum += values[i];
        }

        var missing = (long)Math.Round(sum, MidpointRounding.ToEven) - whole.Sum();
        while (missing > 0)
        {
            var given = Give(values, ceilings, whole, missing);
            if (given == 0)
            {
                break;
            }

            missing -= given;
        }

        return [.. whole];
    }

    private static long Give(ReadOnlySpan<double> values, ReadOnlySpan<long> ceilings, long[] whole, long missing)
    {
        var open = new List<(double Remainder, int At)>();
        for (var i = 0; i < whole.Length; i++)
        {
            if (whole[i] < ceilings[i])
            {
                open.Add((values[i] - whole[i], i));
            }
        }

        var given = 0L;
        foreach (var (_, at) in open.OrderByDescending(entry => entry.Remainder).ThenBy(entry => entry.At).Take((int)Math.Min(missing, open.Count)))
        {
            whole[at]++;
            given++;
        }

        return given;
    }
}
