using Anyu.Batch;
using Anyu.Feel;
using Anyu.Law;
using Anyu.Unit.Law;
using Xunit;

namespace Anyu.Unit.Batch;

/// <summary>Totals are those of the walker, whatever the threads and however often a run was broken off.</summary>
public sealed class BatchJobTests : IDisposable
{
    private readonly Samples samples = new();

    public void Dispose() => samples.Dispose();

    [Fact]
    public void Totals_of_every_provision_are_the_walkers()
    {
        var population = Samples.Families(600);
        var columns = BatchJob.Totals(Samples.Order(population)).Value!;
        Assert.Equal(600, columns.Families);
        Assert.Equal(0, columns.Walked);
        var walked = Walked(population);
        Assert.Equal(
            walked.OrderBy(t => t.Key).Select(t => $"{t.Key} {Text(t.Value)}"),
            columns.Cells.GroupBy(c => (c.Key.Place, c.Key.Benefit)).OrderBy(g => g.Key).Select(g => $"{g.Key} {Text(g.Select(c => c.Value).Aggregate((a, b) => a.Plus(b)))}"));
    }

    [Fact]
    public void A_file_gives_the_totals_of_the_families_it_was_made_of_on_any_number_of_threads()
    {
        using var file = Samples.Open(samples.FileOf(3_000));
        var made = BatchJob.Totals(Samples.Order(Samples.Families(3_000))).Value!;
        Assert.Equal(made.Lines(), BatchJob.Totals(Samples.Order(file)).Value!.Lines());
        Assert.Equal(made.Lines(), BatchJob.Totals(Samples.Order(file, threads: 2)).Value!.Lines());
        Assert.All(file.Parts, p => Assert.NotNull(p.Place));
    }

    [Fact]
    public void A_run_that_was_broken_off_goes_on_and_ends_with_the_same_files()
    {
        using var file = Samples.Open(samples.FileOf(3_000));
        var order = Samples.Order(file, withRows: true);
        Assert.True(BatchJob.Into(samples.At("whole"), order, null, TestContext.Current.CancellationToken).Succeeded);
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<Exception>(() => BatchJob.Into(samples.At("broken"), order, p => Stop(stop, p), stop.Token));
        var kept = Names("broken");
        Assert.Contains(kept, n => n.EndsWith(".families.csv", StringComparison.Ordinal));
        Assert.DoesNotContain("totals.csv", kept);
        File.WriteAllText(samples.At("broken/parts/000012.csv.unfinished"), "half of a");
        var found = 0L;
        Assert.True(BatchJob.Into(samples.At("broken"), order, p => found = p.Found, TestContext.Current.CancellationToken).Succeeded);
        Assert.True(found > 0);
        Assert.Equal(Names("whole"), Names("broken"));
        Assert.All(Names("whole"), n => Assert.Equal(File.ReadAllBytes(samples.At($"whole/{n}")), File.ReadAllBytes(samples.At($"broken/{n}"))));
    }

    [Fact]
    public void A_folder_with_another_run_is_refused_and_left_as_it_is()
    {
        using var file = Samples.Open(samples.FileOf(300));
        Assert.True(BatchJob.Into(samples.At("out"), Samples.Order(file), null, TestContext.Current.CancellationToken).Succeeded);
        var before = Names("out").ToDictionary(n => n, n => File.ReadAllText(samples.At($"out/{n}")), StringComparer.Ordinal);
        var other = Samples.Order(file) with { Request = BatchRequest.For(new DateOnly(2024, 1, 1)) };
        Assert.Equal("BAT-0011", BatchJob.Into(samples.At("out"), other, null, TestContext.Current.CancellationToken).Problems.Single().Code);
        Assert.Equal(before, Names("out").ToDictionary(n => n, n => File.ReadAllText(samples.At($"out/{n}")), StringComparer.Ordinal));
    }

    [Fact]
    public void A_row_is_explained_by_the_answers_that_its_totals_hold_and_its_receipt_replays()
    {
        using var file = Samples.Open(samples.FileOf(300));
        foreach (var row in new long[] { 0, 120, 299 })
        {
            var statement = Explanation.Of(file, Library.Book, "families", row).Value!;
            var receipt = Receipt.Write(Library.Book, statement, DecisionRequest.For(Samples.AsOf));
            Assert.True(Receipt.Replay(receipt, Library.Book).Value!.Identical);
        }

        Assert.Equal("BAT-0013", Explanation.Of(file, Library.Book, "families", 300).Problems.Single().Code);
    }

    private static void Stop(CancellationTokenSource stop, BatchProgress progress)
    {
        if (progress.Families > progress.Of / 2)
        {
            stop.Cancel();
        }
    }

    private static Dictionary<(string Place, string Benefit), Total> Walked(SyntheticPopulation population)
    {
        var totals = new Dictionary<(string, string), Total>();
        var (rows, block) = (new FamilyRows(Library.Book, population.Schema), new ColumnBlock(population.Schema));
        foreach (var part in population.Parts)
        {
            using var blocks = population.Open(part);
            while (blocks.Next(block))
            {
                for (var row = 0; row < block.Rows; row++)
                {
                    Add(totals, rows.StatementAt(block, row));
                }
            }
        }

        return totals;
    }

    private static void Add(Dictionary<(string, string), Total> totals, FamilyStatement family)
    {
        foreach (var answer in Determiner.Decide(Library.Book, family, DecisionRequest.For(Samples.AsOf) with { Explain = false }).Where(d => d.Outcome != Outcome.NotApplicable || !d.Subject.IsEmpty))
        {
            var one = new Total(
                [.. Enum.GetValues<Outcome>().Select(o => o == answer.Outcome ? 1L : 0)],
                answer.Outcome == Outcome.Granted ? answer.Amount?.Value ?? 0 : 0,
                answer.Encouraged?.Value ?? 0);
            var key = (family.Place!, answer.Benefit.Id);
            totals[key] = totals.TryGetValue(key, out var before) ? before.Plus(one) : one;
        }
    }

    private static string Text(Total total) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{string.Join(' ', total.Outcomes)} {total.Amount:0.####} {total.Encouraged:0.####}");

    private List<string> Names(string folder) =>
    [
        .. Directory.EnumerateFiles(samples.At(folder), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(samples.At(folder), f)).Where(n => !n.EndsWith(".unfinished", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];
}
