namespace Anyu.Web.Simulations;

/// <summary>
/// What may be told of a simulation over a register: no count of families, and no rest of a group, from 1 to below a threshold. Small groups of families are put together until none
/// is left, so that nothing follows from the whole less what is shown; groups that overlap, and benefits, are left out, never one of them alone.
/// </summary>
internal static class DisclosedReport
{
    /// <summary>The report without what would tell of few families.</summary>
    /// <param name="report">The report.</param>
    /// <param name="level">The level of divisions listed.</param>
    /// <param name="threshold">Counts from 1 to below it are small.</param>
    public static SimulationReport Of(SimulationReport report, PlaceLevel level, int threshold) => report with
    {
        Law = Without(report.Law, b => IsSmall(b.Granted, threshold), b => b.Granted),
        Reforms = [.. report.Reforms.Select(r => Of(r, level, threshold))],
    };

    private static ReformResult Of(ReformResult reform, PlaceLevel level, int threshold) => IsSmall(reform.All, threshold)
        ? reform with { IsWithheld = true, All = new ReformCell("", reform.All.Families, 0, 0, 0, 0, 0, 0), Benefits = [], ByPlace = [], ByChildren = [], ByIncome = [], ByOrder = [], Examples = [] }
        : reform with
        {
            Benefits = Without(reform.Benefits, b => IsSmall(b.Before.Granted, threshold) || IsSmall(b.After.Granted, threshold) || IsSmall(Math.Abs(b.After.Granted - b.Before.Granted), threshold), b => b.Before.Granted + b.After.Granted),
            ByPlace = Together(reform.ByPlaceAt(level), threshold),
            ByChildren = Together(reform.ByChildren, threshold),
            ByIncome = Together(reform.ByIncome, threshold),
            ByOrder = Without(reform.ByOrder, c => IsSmall(c, threshold), c => c.Families),
        };

    private static bool IsSmall(long count, int threshold) => count > 0 && count < threshold;

    private static bool IsSmall(ReformCell cell, int threshold) =>
        IsSmall(cell.Families, threshold) || IsSmall(cell.Gain, threshold) || IsSmall(cell.Lose, threshold) || IsSmall(cell.Both, threshold) || IsSmall(cell.Open, threshold)
        || IsSmall(cell.Same, threshold);

    private static ImmutableArray<ReformCell> Together(ImmutableArray<ReformCell> cells, int threshold)
    {
        var small = cells.Where(c => IsSmall(c, threshold)).ToList();
        if (small.Count == 0)
        {
            return cells;
        }

        var large = cells.Where(c => !IsSmall(c, threshold)).OrderBy(c => c.Families).ToList();
        var rest = small.Aggregate((a, b) => a.With(b)) with { Group = SimulationWords.Rest };
        while (IsSmall(rest, threshold) && large.Count > 0)
        {
            rest = rest.With(large[0]);
            large.RemoveAt(0);
        }

        return [.. cells.Where(large.Contains), rest];
    }

    private static ImmutableArray<T> Without<T>(ImmutableArray<T> all, Func<T, bool> isSmall, Func<T, long> size)
    {
        var (small, large) = (all.Count(isSmall), all.Where(c => !isSmall(c)).OrderBy(size).ToList());
        return small == 0 ? all : [.. all.Where((small == 1 ? large.Skip(1) : large).ToHashSet().Contains)];
    }
}
