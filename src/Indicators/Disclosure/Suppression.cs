namespace Anyu.Indicators;

/// <summary>A count that might be shown.</summary>
/// <param name="Value">The count.</param>
/// <param name="Small">Whether it alone must not be shown.</param>
/// <param name="Importance">How much readers want it: of several that would do, the least important is withheld.</param>
public readonly record struct SuppressionCell(long Value, bool Small, int Importance = 0);

/// <summary>
/// Decides which counts are withheld so that no withheld one can be worked out from the rest: first the small ones; then, for each that follows from what is shown, the least
/// important cell of the very formula it follows by. Besides exact recovery, no remainder (a shown whole less its shown parts) may itself be small. Nothing but
/// the data enters, so the same cells give the same answer in any order of asking.
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
        while (CloseRemainders(cells, relations, withheld, threshold) | BreakFormulas(cells, relations, withheld))
        {
        }

        return withheld;
    }

    /// <summary>Withholds one cell of every formula by which a withheld one follows; formulas that share it are broken together.</summary>
    private static bool BreakFormulas(IReadOnlyList<SuppressionCell> cells, IReadOnlyList<SumRelation> relations, bool[] withheld)
    {
        var known = new LinearKnowledge([.. withheld], relations);
        var changed = false;
        foreach (var cell in known.Recoverable())
        {
            var formula = known.FormulaOf(cell).ToList();
            if (formula.Count > 0 && !formula.Exists(c => withheld[c]))
            {
                changed = withheld[formula.MinBy(c => Order(c, cells[c]))] = true;
            }
        }

        return changed;
    }

    private static bool CloseRemainders(IReadOnlyList<SuppressionCell> cells, IReadOnlyList<SumRelation> relations, bool[] withheld, int threshold)
    {
        var changed = false;
        foreach (var relation in relations)
        {
            while (Remainder(relation, cells, withheld) is > 0 and var rest && rest < threshold)
            {
                var shown = relation.Parts.Where(p => !withheld[p]).ToList();
                changed = withheld[shown.Count > 0 ? shown.MinBy(p => Order(p, cells[p])) : relation.Whole] = true;
            }
        }

        return changed;
    }

    private static long Remainder(SumRelation relation, IReadOnlyList<SuppressionCell> cells, bool[] withheld) =>
        withheld[relation.Whole] ? 0 : relation.Parts.Where(p => withheld[p]).Sum(p => cells[p].Value);

    /// <summary>The least important first, zeros last among equals, then the smallest.</summary>
    private static (int Importance, bool Zero, long Value, int Index) Order(int index, SuppressionCell cell) => (cell.Importance, cell.Value == 0, cell.Value, index);
}
