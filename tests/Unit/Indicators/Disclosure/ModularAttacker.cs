using Anyu.Indicators;

namespace Anyu.Unit.Indicators.Disclosure;

/// <summary>
/// The same attack on large releases: dense Gauss–Jordan modulo the prime 2^31 − 1, another prime and another way than the engine's. Besides, what follows from counts not being negative:
/// bounds of every withheld cell are narrowed until nothing moves.
/// </summary>
internal static class ModularAttacker
{
    private const long Prime = int.MaxValue;

    /// <summary>Withheld cells that a combination of sums gives.</summary>
    public static List<int> Solved(bool[] withheld, IReadOnlyList<SumRelation> relations)
    {
        var unknowns = Enumerable.Range(0, withheld.Length).Where(i => withheld[i]).ToList();
        var at = unknowns.Index().ToDictionary(u => u.Item, u => u.Index);
        var rows = relations.Where(r => r.All.Any(c => withheld[c])).Select(r =>
        {
            var row = new long[unknowns.Count];
            foreach (var cell in r.Parts.Where(p => withheld[p]))
            {
                row[at[cell]] = (row[at[cell]] + 1) % Prime;
            }

            if (withheld[r.Whole])
            {
                row[at[r.Whole]] = (row[at[r.Whole]] + Prime - 1) % Prime;
            }

            return row;
        }).ToList();
        return [.. Reduced(rows, unknowns.Count).Select(row => Enumerable.Range(0, row.Length).Where(c => row[c] != 0).Take(2).ToList()).Where(c => c.Count == 1).Select(c => unknowns[c[0]])];
    }

    /// <summary>Withheld cells that can only have one value, since no count is below zero.</summary>
    public static List<int> Pinned(IReadOnlyList<long> values, bool[] withheld, IReadOnlyList<SumRelation> relations)
    {
        var low = values.Select((v, i) => withheld[i] ? 0 : v).ToArray();
        var high = values.Select((v, i) => withheld[i] ? long.MaxValue / 4 : v).ToArray();
        for (var moved = true; moved;)
        {
            moved = false;
            foreach (var relation in relations)
            {
                var (least, most) = (relation.Parts.Sum(p => low[p]), relation.Parts.Aggregate(0L, (s, p) => Math.Min(long.MaxValue / 4, s + high[p])));
                moved |= Narrow(relation.Whole, least, most, low, high);
                foreach (var part in relation.Parts)
                {
                    var others = most >= long.MaxValue / 4 ? relation.Parts.Where(p => p != part).Aggregate(0L, (s, p) => Math.Min(long.MaxValue / 4, s + high[p])) : most - high[part];
                    moved |= Narrow(part, low[relation.Whole] - others, high[relation.Whole] - (relation.Parts.Sum(p => low[p]) - low[part]), low, high);
                }
            }
        }

        return [.. Enumerable.Range(0, withheld.Length).Where(i => withheld[i] && low[i] == high[i])];
    }

    private static bool Narrow(int cell, long least, long most, long[] low, long[] high)
    {
        var (before, after) = ((low[cell], high[cell]), (Math.Max(low[cell], least), Math.Min(high[cell], most)));
        (low[cell], high[cell]) = after;
        return before != after;
    }

    private static List<long[]> Reduced(List<long[]> rows, int columns)
    {
        var done = 0;
        for (var column = 0; column < columns && done < rows.Count; column++)
        {
            var pivot = rows.FindIndex(done, row => row[column] != 0);
            if (pivot < 0)
            {
                continue;
            }

            (rows[done], rows[pivot]) = (rows[pivot], rows[done]);
            Scale(rows[done], Inverse(rows[done][column]));
            for (var other = 0; other < rows.Count; other++)
            {
                if (other != done && rows[other][column] is not 0 and var times)
                {
                    Take(rows[other], rows[done], times);
                }
            }

            done++;
        }

        return rows[..done];
    }

    private static void Take(long[] row, long[] other, long times)
    {
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = (row[i] + (Prime - (times * other[i] % Prime))) % Prime;
        }
    }

    private static void Scale(long[] row, long factor)
    {
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = row[i] * factor % Prime;
        }
    }

    private static long Inverse(long value)
    {
        var (result, power) = (1L, value);
        for (var rest = Prime - 2; rest > 0; rest >>= 1)
        {
            result = (rest & 1) == 1 ? result * power % Prime : result;
            power = power * power % Prime;
        }

        return result;
    }
}
