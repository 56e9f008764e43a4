namespace Anyu.Indicators;

/// <summary>A count that might be shown.</summary>
/// <param name="Value">The count.</param>
/// <param name="Small">Whether it alone must not be shown.</param>
public readonly record struct SuppressionCell(long Value, bool Small);

/// <summary>
/// Decides which counts are withheld so that no withheld one can be worked out from the rest: first the small ones, then as many more as needed, the smallest
/// at hand first and wholes last. Besides exact recovery, no remainder (a shown whole less its shown parts) may itself be small. The same cells give the
/// same answer in any order of asking, for nothing but the data enters.
/// </summary>
public static class Suppression
{
    /// <summary>Which cells are withheld.</summary>
    /// <param name="cells">All counts that might be shown.</param>
    /// <param name="relations">The sums between them that a reader knows.</param>
    /// <param name="threshold">Counts from 1 to below it are small.</param>
    public static bool[] Withhold(IReadOnlyList<SuppressionCell> cells, IReadOnlyList<SumRelation> relations, int threshold)
    {
        var withheld = cells.Select(c => c.Small).ToArray();
        var of = new List<int>[cells.Count];
        for (var r = 0; r < relations.Count; r++)
        {
            foreach (var cell in relations[r].All)
            {
                (of[cell] ??= []).Add(r);
            }
        }

        while (true)
        {
            var changed = CloseRemainders(cells, relations, withheld, threshold);
            foreach (var cell in LinearKnowledge.Recoverable(withheld, relations))
            {
                changed |= Hide(cell, cells, relations, of[cell] ?? [], withheld);
            }

            if (!changed)
            {
                return withheld;
            }
        }
    }

    /// <summary>Withholds one more cell in a sum that gives this one away.</summary>
    private static bool Hide(int cell, IReadOnlyList<SuppressionCell> cells, IReadOnlyList<SumRelation> relations, List<int> of, bool[] withheld)
    {
        var changed = false;
        foreach (var relation in of.Select(r => relations[r]).Where(r => r.All.Count(c => withheld[c]) == 1))
        {
            changed |= Another(relation, cells, withheld);
        }

        // Given away by several sums together: widen the one with the cheapest further cell.
        if (!changed)
        {
            var widest = of.Select(r => relations[r]).Where(r => r.All.Any(c => !withheld[c])).OrderBy(r => Cost(r, cells, withheld)).FirstOrDefault();
            changed = widest is not null && Another(widest, cells, withheld);
        }

        return changed;
    }

    private static bool CloseRemainders(IReadOnlyList<SuppressionCell> cells, IReadOnlyList<SumRelation> relations, bool[] withheld, int threshold)
    {
        var changed = false;
        foreach (var relation in relations.Where(r => !withheld[r.Whole]))
        {
            while (Remainder(relation, cells, withheld) is > 0 and var rest && rest < threshold && Another(relation, cells, withheld))
            {
                changed = true;
            }
        }

        return changed;
    }

    private static long Remainder(SumRelation relation, IReadOnlyList<SuppressionCell> cells, bool[] withheld) =>
        withheld[relation.Whole] ? 0 : relation.Parts.Where(p => withheld[p]).Sum(p => cells[p].Value);

    private static long Cost(SumRelation relation, IReadOnlyList<SuppressionCell> cells, bool[] withheld) =>
        Next(relation, cells, withheld) is { } next ? cells[next].Value : long.MaxValue;

    private static bool Another(SumRelation relation, IReadOnlyList<SuppressionCell> cells, bool[] withheld)
    {
        if (Next(relation, cells, withheld) is not { } next)
        {
            return false;
        }

        return withheld[next] = true;
    }

    /// <summary>The smallest part shown that is not zero, then a zero, then the whole.</summary>
    private static int? Next(SumRelation relation, IReadOnlyList<SuppressionCell> cells, bool[] withheld)
    {
        var part = relation.Parts.Where(p => !withheld[p]).OrderBy(p => cells[p].Value == 0).ThenBy(p => cells[p].Value).ThenBy(p => p).Cast<int?>().FirstOrDefault();
        return part ?? (withheld[relation.Whole] ? null : relation.Whole);
    }
}
