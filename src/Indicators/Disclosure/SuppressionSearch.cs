namespace Anyu.Indicators;

/// <summary>
/// The search for cells to withhold. Withheld cells that share no sum, directly or over others, say nothing of each other: each such group is eliminated for itself,
/// and only again after one of its cells was added.
/// </summary>
internal sealed class SuppressionSearch
{
    private readonly IReadOnlyList<SuppressionCell> cells;
    private readonly IReadOnlyList<SumRelation> relations;
    private readonly int threshold;
    private readonly List<int>[] touching;
    private readonly SortedSet<int> fresh = [];
    private readonly Queue<int> unread = new();

    public SuppressionSearch(IReadOnlyList<SuppressionCell> cells, IReadOnlyList<SumRelation> relations, int threshold)
    {
        (this.cells, this.relations, this.threshold) = (cells, relations, threshold);
        Withheld = [.. cells.Select(c => c.Small)];
        touching = [.. cells.Select(_ => new List<int>(4))];
        foreach (var (index, relation) in relations.Index())
        {
            foreach (var cell in relation.All)
            {
                touching[cell].Add(index);
            }
        }
    }

    /// <summary>For every cell whether it is withheld.</summary>
    public bool[] Withheld { get; }

    /// <summary>
    /// Protected cells that follow from what was published before: nothing can be done about them any more. One that was withheld for others' sake alone is none of them: that it follows tells
    /// its own value, which was shown before, and nothing else.
    /// </summary>
    public SortedSet<int> Exposed { get; } = [];

    public void Run()
    {
        fresh.UnionWith(Enumerable.Range(0, cells.Count).Where(c => Withheld[c]));
        foreach (var relation in fresh.SelectMany(c => touching[c]).Distinct().Order())
        {
            unread.Enqueue(relation);
        }

        CloseRemainders();
        while (fresh.Count > 0)
        {
            var seeds = fresh.ToList();
            fresh.Clear();
            foreach (var group in Groups(seeds))
            {
                BreakFormulas(group);
            }

            CloseRemainders();
        }
    }

    private void Withhold(int cell)
    {
        Withheld[cell] = true;
        fresh.Add(cell);
        foreach (var relation in touching[cell])
        {
            unread.Enqueue(relation);
        }
    }

    /// <summary>The sums of each group that holds one of the seeds.</summary>
    private IEnumerable<List<SumRelation>> Groups(List<int> seeds)
    {
        var (seenCells, seenRelations) = (new HashSet<int>(), new HashSet<int>());
        foreach (var seed in seeds.Where(seenCells.Add))
        {
            var (group, open) = (new List<int>(), new Stack<int>([seed]));
            while (open.TryPop(out var cell))
            {
                foreach (var relation in touching[cell].Where(seenRelations.Add))
                {
                    group.Add(relation);
                    foreach (var other in relations[relation].All.Where(c => Withheld[c] && seenCells.Add(c)))
                    {
                        open.Push(other);
                    }
                }
            }

            group.Sort();
            yield return [.. group.Select(r => relations[r])];
        }
    }

    /// <summary>Withholds one cell of every formula by which a withheld one follows; formulas that share it are broken together.</summary>
    private void BreakFormulas(List<SumRelation> group)
    {
        var known = new LinearKnowledge(Withheld, group);
        foreach (var cell in known.Recoverable())
        {
            var formula = known.FormulaOf(cell).ToList();
            if (formula.Exists(c => Withheld[c]))
            {
                continue;
            }

            var free = formula.Where(c => !cells[c].Known).ToList();
            if (free.Count == 0)
            {
                if (cells[cell].Small)
                {
                    Exposed.Add(cell);
                }

                continue;
            }

            Withhold(free.MinBy(Order));
        }
    }

    private void CloseRemainders()
    {
        while (unread.TryDequeue(out var index))
        {
            var relation = relations[index];
            while (HasSmallRemainder(relation))
            {
                var free = relation.Parts.Where(p => !Withheld[p] && !cells[p].Known).ToList();
                if (free.Count == 0 && cells[relation.Whole].Known)
                {
                    break;
                }

                Withhold(free.Count > 0 ? free.MinBy(Order) : relation.Whole);
            }
        }
    }

    /// <summary>A shown whole less its shown parts: small, or nothing where the very zeros are protected.</summary>
    private bool HasSmallRemainder(SumRelation relation)
    {
        if (Withheld[relation.Whole])
        {
            return false;
        }

        var withheld = relation.Parts.Where(p => Withheld[p]).ToList();
        var rest = withheld.Sum(p => cells[p].Value);
        return rest < threshold && (rest > 0 || withheld.Exists(p => cells[p].Small));
    }

    /// <summary>The least important first, zeros last among equals, then the smallest.</summary>
    private (int Importance, bool Zero, long Value, int Index) Order(int index) => (cells[index].Importance, cells[index].Value == 0, cells[index].Value, index);
}
