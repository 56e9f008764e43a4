namespace Anyu.Indicators;

/// <summary>A count that might be shown.</summary>
/// <param name="Value">The count.</param>
/// <param name="Small">Whether it must not be shown: it is small, or an earlier release withheld it.</param>
/// <param name="Importance">How much readers want it: of several that would do, the least important is withheld.</param>
/// <param name="Known">Whether readers have it already, from an earlier release: it can no longer be withheld.</param>
public readonly record struct SuppressionCell(long Value, bool Small, int Importance = 0, bool Known = false);

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
    public static bool[] Withhold(IReadOnlyList<SuppressionCell> cells, IReadOnlyList<SumRelation> relations, int threshold) => Search(cells, relations, threshold).Withheld;

    /// <summary>The same, with the cells that follow all the same because everything in their formula was published before.</summary>
    internal static SuppressionSearch Search(IReadOnlyList<SuppressionCell> cells, IReadOnlyList<SumRelation> relations, int threshold)
    {
        var search = new SuppressionSearch(cells, relations, threshold);
        search.Run();
        return search;
    }
}
