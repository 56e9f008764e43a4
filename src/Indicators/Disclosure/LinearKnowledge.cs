namespace Anyu.Indicators;

/// <summary>
/// What follows from everything published: the withheld cells are the unknowns, each known sum an equation. A cell is recoverable exactly when every vector of
/// the null space is zero there. The null space is worked out by sparse elimination over the integers modulo the prime 2^61 − 1, and one vector of it is taken
/// at fixed scattered values: it vanishes where all vanish, and elsewhere by chance only once in 2^61.
/// </summary>
internal static class LinearKnowledge
{
    private const ulong Prime = (1UL << 61) - 1;

    /// <summary>The withheld cells that can be worked out.</summary>
    public static List<int> Recoverable(bool[] withheld, IEnumerable<SumRelation> relations)
    {
        var rows = relations.Select(r => Row(r, withheld)).Where(row => row.Count > 0).OrderBy(row => row.Count).ToList();
        var pivots = new Dictionary<int, Dictionary<int, ulong>>();
        foreach (var row in rows)
        {
            Reduce(row, pivots);
            if (row.Count > 0)
            {
                var pivot = row.Keys.Max();
                Scale(row, Inverse(row[pivot]));
                pivots[pivot] = row;
            }
        }

        return Zeros(withheld, pivots);
    }

    private static Dictionary<int, ulong> Row(SumRelation relation, bool[] withheld)
    {
        var row = new Dictionary<int, ulong>();
        foreach (var part in relation.Parts.Where(part => withheld[part]))
        {
            row[part] = 1;
        }

        if (withheld[relation.Whole])
        {
            row[relation.Whole] = Prime - 1;
        }

        return row;
    }

    /// <summary>Takes multiples of earlier rows away, from the highest column down: every pivot is the highest column of its row.</summary>
    private static void Reduce(Dictionary<int, ulong> row, Dictionary<int, Dictionary<int, ulong>> pivots)
    {
        var open = new PriorityQueue<int, int>(row.Keys.Select(column => (column, -column)));
        while (open.TryDequeue(out var column, out _))
        {
            if (!row.TryGetValue(column, out var factor) || !pivots.TryGetValue(column, out var other))
            {
                if (row.ContainsKey(column))
                {
                    return;
                }

                continue;
            }

            foreach (var (at, value) in other)
            {
                var sum = Add(row.GetValueOrDefault(at), Prime - Multiply(factor, value));
                if (sum == 0)
                {
                    row.Remove(at);
                }
                else
                {
                    if (!row.ContainsKey(at))
                    {
                        open.Enqueue(at, -at);
                    }

                    row[at] = sum;
                }
            }
        }
    }

    /// <summary>One vector of the null space: free columns take scattered values, the others follow from their rows, lowest first.</summary>
    private static List<int> Zeros(bool[] withheld, Dictionary<int, Dictionary<int, ulong>> pivots)
    {
        var vector = new ulong[withheld.Length];
        var zeros = new List<int>();
        for (var column = 0; column < withheld.Length; column++)
        {
            if (!withheld[column])
            {
                continue;
            }

            vector[column] = pivots.TryGetValue(column, out var row)
                ? row.Where(cell => cell.Key != column).Aggregate(0UL, (sum, cell) => Add(sum, Prime - Multiply(cell.Value, vector[cell.Key])))
                : Scattered(column);
            if (vector[column] == 0)
            {
                zeros.Add(column);
            }
        }

        return zeros;
    }

    private static void Scale(Dictionary<int, ulong> row, ulong factor)
    {
        foreach (var column in row.Keys.ToList())
        {
            row[column] = Multiply(row[column], factor);
        }
    }

    /// <summary>SplitMix64 of the column, never zero.</summary>
    private static ulong Scattered(int column)
    {
        unchecked
        {
            var z = ((ulong)column + 1) * 0x9E3779B97F4A7C15UL;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return ((z ^ (z >> 31)) % (Prime - 1)) + 1;
        }
    }

    private static ulong Add(ulong left, ulong right)
    {
        var sum = left + right;
        return sum >= Prime ? sum - Prime : sum;
    }

    private static ulong Multiply(ulong left, ulong right) => (ulong)((UInt128)left * right % Prime);

    /// <summary>By Fermat: the power of p − 2.</summary>
    private static ulong Inverse(ulong value)
    {
        var (result, power) = (1UL, value);
        for (var rest = Prime - 2; rest > 0; rest >>= 1)
        {
            result = (rest & 1) == 1 ? Multiply(result, power) : result;
            power = Multiply(power, power);
        }

        return result;
    }
}
