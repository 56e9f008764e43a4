namespace Anyu.Indicators;

/// <summary>
/// What follows from everything published: the withheld cells are the unknowns, each known sum an equation. A cell is recoverable exactly when every vector of
/// the null space is zero there. Sparse elimination over the integers modulo the prime 2^61 − 1 gives rows whose highest unknown is their pivot; one vector of the
/// null space at fixed scattered values vanishes where all vanish, and elsewhere by chance only once in 2^61. Shown cells are carried along in the
/// rows, so that the formula by which a cell follows can be read off.
/// </summary>
internal sealed class LinearKnowledge
{
    private const ulong Prime = (1UL << 61) - 1;
    private readonly bool[] withheld;
    private readonly Dictionary<int, Dictionary<int, ulong>> pivots = [];

    /// <summary>Eliminates.</summary>
    public LinearKnowledge(bool[] withheld, IEnumerable<SumRelation> relations)
    {
        this.withheld = withheld;
        foreach (var relation in relations.Where(r => r.All.Any(c => withheld[c])).OrderBy(r => r.All.Count(c => withheld[c])))
        {
            var row = relation.Parts.ToDictionary(part => part, _ => 1UL);
            row[relation.Whole] = Prime - 1;
            if (Reduce(row) is { } pivot)
            {
                Scale(row, Inverse(row[pivot]));
                pivots[pivot] = row;
            }
        }
    }

    /// <summary>The withheld cells that can be worked out.</summary>
    public List<int> Recoverable()
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
                ? row.Where(cell => cell.Key != column && withheld[cell.Key]).Aggregate(0UL, (sum, cell) => Add(sum, Prime - Multiply(cell.Value, vector[cell.Key])))
                : Scattered(column);
            if (vector[column] == 0)
            {
                zeros.Add(column);
            }
        }

        return zeros;
    }

    /// <summary>The shown cells from which a recoverable cell follows.</summary>
    public IEnumerable<int> FormulaOf(int cell)
    {
        var row = new Dictionary<int, ulong>(pivots[cell]);
        var open = new PriorityQueue<int, int>(row.Keys.Where(c => c != cell && withheld[c]).Select(c => (c, -c)));
        while (open.TryDequeue(out var column, out _))
        {
            if (row.TryGetValue(column, out var factor) && pivots.TryGetValue(column, out var other))
            {
                Take(row, other, factor, at => open.Enqueue(at, -at));
            }
        }

        return row.Keys.Where(c => !withheld[c]);
    }

    /// <summary>Takes multiples of earlier rows away until the highest unknown is nobody's pivot; null when no unknown is left.</summary>
    private int? Reduce(Dictionary<int, ulong> row)
    {
        var open = new PriorityQueue<int, int>(row.Keys.Where(c => withheld[c]).Select(c => (c, -c)));
        while (open.TryDequeue(out var column, out _))
        {
            if (!row.TryGetValue(column, out var factor))
            {
                continue;
            }

            if (!pivots.TryGetValue(column, out var other))
            {
                return column;
            }

            Take(row, other, factor, at => open.Enqueue(at, -at));
        }

        return null;
    }

    private void Take(Dictionary<int, ulong> row, Dictionary<int, ulong> other, ulong factor, Action<int> appeared)
    {
        foreach (var (at, value) in other)
        {
            var sum = Add(row.GetValueOrDefault(at), Prime - Multiply(factor, value));
            if (sum == 0)
            {
                row.Remove(at);
                continue;
            }

            if (withheld[at] && !row.ContainsKey(at))
            {
                appeared(at);
            }

            row[at] = sum;
        }
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

    /// <summary>A product modulo a Mersenne prime: the high bits come back as low ones.</summary>
    private static ulong Multiply(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return Add(low & Prime, unchecked((high << 3) | (low >> 61)) & Prime);
    }

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
