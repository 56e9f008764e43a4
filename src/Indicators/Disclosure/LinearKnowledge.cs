namespace Anyu.Indicators;

/// <summary>
/// What follows from everything published: the withheld cells are the unknowns, each known sum an equation. A cell is recoverable exactly when every vector of
/// the null space is zero there. Sparse elimination over the integers modulo the prime 2^61 − 1 gives rows whose highest unknown is their pivot; one vector of the
/// null space at fixed scattered values vanishes where all vanish, and elsewhere by chance only once in 2^61. Each row remembers what it was made of, so that
/// the formula by which a cell follows can be read off.
/// </summary>
internal sealed class LinearKnowledge
{
    private readonly SortedSet<int> unknowns = [];
    private readonly Dictionary<int, Row> pivots = [];

    /// <summary>Eliminates.</summary>
    /// <param name="withheld">For every cell whether it is withheld.</param>
    /// <param name="relations">The sums; those without a withheld cell say nothing here.</param>
    public LinearKnowledge(bool[] withheld, IEnumerable<SumRelation> relations)
    {
        var rows = relations.Select(r => (Relation: r, Unknown: r.All.Where(c => withheld[c]).ToList())).Where(r => r.Unknown.Count > 0).OrderBy(r => r.Unknown.Count);
        foreach (var (relation, unknown) in rows)
        {
            unknowns.UnionWith(unknown);
            var row = new Row(relation, unknown.ToDictionary(c => c, c => c == relation.Whole ? Modular.Negative(1) : 1UL), pivots.Count);
            if (Reduce(row) is { } pivot)
            {
                row.Scale(Modular.Inverse(row.Cells[pivot]));
                pivots[pivot] = row;
            }
        }
    }

    /// <summary>The withheld cells that can be worked out.</summary>
    public List<int> Recoverable()
    {
        var vector = new Dictionary<int, ulong>(unknowns.Count);
        var zeros = new List<int>();
        foreach (var column in unknowns)
        {
            var value = pivots.TryGetValue(column, out var row)
                ? row.Cells.Where(cell => cell.Key != column).Aggregate(0UL, (sum, cell) => Modular.Add(sum, Modular.Negative(Modular.Multiply(cell.Value, vector[cell.Key]))))
                : Modular.Scattered(column);
            vector[column] = value;
            if (value == 0)
            {
                zeros.Add(column);
            }
        }

        return zeros;
    }

    /// <summary>The shown cells from which a recoverable cell follows.</summary>
    public IEnumerable<int> FormulaOf(int cell)
    {
        var formula = new Dictionary<int, ulong>();
        foreach (var (relation, factor) in Sources(Reduced(cell)))
        {
            foreach (var at in relation.All.Where(c => !unknowns.Contains(c)))
            {
                formula[at] = Modular.Add(formula.GetValueOrDefault(at), at == relation.Whole ? Modular.Negative(factor) : factor);
            }
        }

        return formula.Where(f => f.Value != 0).Select(f => f.Key);
    }

    /// <summary>How many times each row enters so that the cell alone is left.</summary>
    private Dictionary<Row, ulong> Reduced(int cell)
    {
        var times = new Dictionary<Row, ulong> { [pivots[cell]] = 1 };
        var left = new Dictionary<int, ulong>(pivots[cell].Cells);
        var open = new PriorityQueue<int, int>(left.Keys.Where(c => c != cell).Select(c => (c, -c)));
        while (open.TryDequeue(out var column, out _))
        {
            if (left.TryGetValue(column, out var factor) && pivots.TryGetValue(column, out var other))
            {
                times[other] = Modular.Add(times.GetValueOrDefault(other), Modular.Negative(factor));
                Row.Take(left, other, factor, at => open.Enqueue(at, -at));
            }
        }

        return times;
    }

    /// <summary>The same in the sums themselves: rows are undone from the one made last.</summary>
    private static Dictionary<SumRelation, ulong> Sources(Dictionary<Row, ulong> times)
    {
        var sources = new Dictionary<SumRelation, ulong>(ReferenceEqualityComparer.Instance);
        var open = new PriorityQueue<Row, int>(times.Keys.Select(row => (row, -row.Made)));
        var done = new HashSet<Row>();
        while (open.TryDequeue(out var row, out _))
        {
            if (!done.Add(row) || times[row] == 0)
            {
                continue;
            }

            var factor = Modular.Multiply(times[row], row.Factor);
            sources[row.Source] = Modular.Add(sources.GetValueOrDefault(row.Source), factor);
            foreach (var (other, taken) in row.Taken)
            {
                times[other] = Modular.Add(times.GetValueOrDefault(other), Modular.Negative(Modular.Multiply(factor, taken)));
                open.Enqueue(other, -other.Made);
            }
        }

        return sources;
    }

    /// <summary>Takes multiples of earlier rows away until the highest unknown is nobody's pivot; null when no unknown is left.</summary>
    private int? Reduce(Row row)
    {
        var open = new PriorityQueue<int, int>(row.Cells.Keys.Select(c => (c, -c)));
        while (open.TryDequeue(out var column, out _))
        {
            if (!row.Cells.TryGetValue(column, out var factor))
            {
                continue;
            }

            if (!pivots.TryGetValue(column, out var other))
            {
                return column;
            }

            row.Taken.Add((other, factor));
            Row.Take(row.Cells, other, factor, at => open.Enqueue(at, -at));
        }

        return null;
    }

    /// <summary>An equation between unknowns: <see cref="Factor"/> times (its source less so many times each row taken).</summary>
    private sealed class Row(SumRelation source, Dictionary<int, ulong> cells, int made)
    {
        public SumRelation Source { get; } = source;

        public Dictionary<int, ulong> Cells { get; } = cells;

        public int Made { get; } = made;

        public List<(Row Other, ulong Times)> Taken { get; } = [];

        public ulong Factor { get; private set; } = 1;

        public static void Take(Dictionary<int, ulong> row, Row other, ulong factor, Action<int> appeared)
        {
            foreach (var (at, value) in other.Cells)
            {
                var known = row.TryGetValue(at, out var before);
                var sum = Modular.Add(before, Modular.Negative(Modular.Multiply(factor, value)));
                if (sum == 0)
                {
                    row.Remove(at);
                    continue;
                }

                row[at] = sum;
                if (!known)
                {
                    appeared(at);
                }
            }
        }

        public void Scale(ulong factor)
        {
            Factor = factor;
            foreach (var column in Cells.Keys.ToList())
            {
                Cells[column] = Modular.Multiply(Cells[column], factor);
            }
        }
    }
}
