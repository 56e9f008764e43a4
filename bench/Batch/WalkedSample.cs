using System.Collections.Immutable;
using Anyu.Batch;
using Anyu.Feel;
using Anyu.Law;

namespace Anyu.BatchBench;

/// <summary>The first block of families of each part, until there are enough, decided by columns and one by one by the walker: the totals must be the same.</summary>
internal static class WalkedSample
{
    public static bool Agrees(Lawbook book, IPopulation population, BatchRequest request, int families)
    {
        var sample = new SampledPopulation(population, families);
        var columns = BatchJob.Totals(new BatchOrder(book, sample, request)).Value!;
        var walked = Walked(book, sample, request);
        var byBenefit = columns.Cells.GroupBy(c => (c.Key.On, c.Key.Place, c.Key.Benefit)).ToDictionary(g => g.Key, g => g.Select(c => c.Value).Aggregate((a, b) => a.Plus(b)));
        var wrong = byBenefit.Keys.Union(walked.Keys).Where(k => !Same(byBenefit.GetValueOrDefault(k), walked.GetValueOrDefault(k))).ToArray();
        Console.WriteLine(wrong.Length == 0
            ? $"  {columns.Families:N0} families decided one by one: all {walked.Count} totals by place and benefit are the same"
            : $"  WRONG: {wrong.Length} totals differ, such as {wrong[0]}: columns {Text(byBenefit.GetValueOrDefault(wrong[0]))}, walker {Text(walked.GetValueOrDefault(wrong[0]))}");
        return wrong.Length == 0;
    }

    private static string Text(Total? total) => total is null ? "none" : $"{string.Join(' ', total.Outcomes)} {total.Amount} {total.Encouraged}";

    private static bool Same(Total? a, Total? b) => a is null || b is null ? a == b : a.Outcomes.AsSpan().SequenceEqual(b.Outcomes.AsSpan()) && a.Amount == b.Amount && a.Encouraged == b.Encouraged;

    private static Dictionary<(DateOnly On, string Place, string Benefit), Total> Walked(Lawbook book, IPopulation population, BatchRequest request)
    {
        var totals = new Dictionary<(DateOnly, string, string), Total>();
        var (rows, block) = (new FamilyRows(book, population.Schema), new ColumnBlock(population.Schema));
        foreach (var part in population.Parts)
        {
            using var blocks = population.Open(part);
            while (blocks.Next(block))
            {
                for (var row = 0; row < block.Rows; row++)
                {
                    var statement = rows.StatementAt(block, row);
                    foreach (var answer in request.On.SelectMany(on => Determiner.Decide(book, statement, DecisionRequest.For(on) with { Explain = false })))
                    {
                        if (answer.Outcome == Outcome.NotApplicable && answer.Subject.IsEmpty)
                        {
                            continue;
                        }

                        var key = (answer.On, statement.Place ?? "", answer.Benefit.Id);
                        var one = new Total([.. Enum.GetValues<Outcome>().Select(o => o == answer.Outcome ? 1L : 0)], answer.Outcome == Outcome.Granted ? answer.Amount?.Value ?? 0 : 0, answer.Encouraged?.Value ?? 0);
                        totals[key] = totals.TryGetValue(key, out var before) ? before.Plus(one) : one;
                    }
                }
            }
        }

        return totals;
    }

    /// <summary>The first families of each part.</summary>
    private sealed class SampledPopulation(IPopulation whole, int families) : IPopulation
    {
        private readonly int each = Math.Min(ColumnBlock.MaxRows, (families + whole.Parts.Length - 1) / whole.Parts.Length);

        public ColumnSchema Schema => whole.Schema;

        public ImmutableArray<PopulationPart> Parts => [.. whole.Parts.Select(p => p with { Families = Math.Min(p.Families, each) })];

        public string Fingerprint => whole.Fingerprint;

        public IPartBlocks Open(PopulationPart part) => new First(whole.Open(whole.Parts[part.Number]), each);
    }

    private sealed class First(IPartBlocks blocks, int rows) : IPartBlocks
    {
        private bool isRead;

        public ColumnSchema Schema => blocks.Schema;

        public bool Next(ColumnBlock block)
        {
            if (isRead || !blocks.Next(block))
            {
                return false;
            }

            (isRead, block.Rows) = (true, Math.Min(block.Rows, rows));
            return true;
        }

        public string ReferenceOf(long family) => blocks.ReferenceOf(family);

        public void Dispose() => blocks.Dispose();
    }
}
