using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>A table that divides a series sends every code of the breakdown: a missing age group would make the sum too small. What is incomplete goes to quarantine as a whole.</summary>
internal sealed class GroupCheck(IndicatorCatalogue catalogue, Table table, RowReader reader)
{
    /// <summary>The report without the rows of incomplete groups.</summary>
    public ImportReport Run(ImportReport report)
    {
        var refused = new Dictionary<int, List<Kernel.Problem>>();
        var sent = report.Observations.Where(o => !o.Key.Cells.IsAll).ToList();
        foreach (var group in sent.SelectMany(o => o.Key.Cells.Conditions.Select(c => (Observation: o, Whole: Whole(o.Key, c.Breakdown), c.Breakdown, c.Code))).GroupBy(g => (g.Whole, g.Breakdown)))
        {
            var breakdown = catalogue.Breakdowns[group.Key.Breakdown];
            var codes = group.Select(g => g.Code).ToHashSet(StringComparer.Ordinal);
            var missing = breakdown.Codes.Where(c => !codes.Contains(c.Id)).Select(c => c.Label).ToList();
            if (missing.Count == 0)
            {
                continue;
            }

            var first = group.MinBy(g => (g.Observation.From.Row, g.Observation.From.Column)).Observation.From;
            foreach (var number in group.Select(g => g.Observation.From.Row).Distinct())
            {
                var row = table.Rows.First(r => r.Number == number);
                var at = reader.At(row, first.Row == number ? first.Column - 1 : group.First(g => g.Observation.From.Row == number).Observation.From.Column - 1);
                (refused.TryGetValue(number, out var known) ? known : refused[number] = []).Add(IndicatorProblems.GroupMissing(at, group.Key.Whole, breakdown.Label, missing));
            }
        }

        return refused.Count == 0 ? report : new(
            [.. report.Observations.Where(o => !refused.ContainsKey(o.From.Row))],
            report.Rows,
            [.. report.Quarantine, .. refused.OrderBy(r => r.Key).Select(r => new QuarantinedRow(table.Rows.First(x => x.Number == r.Key), [.. r.Value]))]);
    }

    private static CountKey Whole(CountKey key, string breakdown) =>
        key with { Cells = Cells.Of(key.Cells.Conditions.Where(c => c.Breakdown != breakdown).Select(c => KeyValuePair.Create(c.Breakdown, c.Code))) };
}
