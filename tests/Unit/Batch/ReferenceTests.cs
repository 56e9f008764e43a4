using System.Collections.Immutable;
using Anyu.Batch;
using Anyu.Forecast;
using Anyu.Law;
using Anyu.Unit.Law;
using Parquet;
using Xunit;
using Outcome = Anyu.Law.Outcome;

namespace Anyu.Unit.Batch;

/// <summary>Each reference that a simulation writes is opened again: the family drawn again by its seed, or from its forecast, and the answer the one that was written.</summary>
public sealed class ReferenceTests
{
    private const int Rows = 60;

    private static readonly DateOnly On = new(2025, 12, 1);

    private static readonly Lazy<KeptRun> Run = new(() => KeptRun.Read(File.ReadAllText(Repository.At("samples", "forecast", "371581", "2025.run.json")), "2025.run.json").Value!);

    private static readonly Lazy<LawBranch> Reform = new(() => LawBranch.Of(Library.Book, "r.yaml", File.ReadAllBytes(Repository.At("samples", "reforms", "rearing-subsidy-4800.yaml"))).Value!);

    public static TheoryData<string> Populations => ["generated", "forecast"];

    [Theory]
    [MemberData(nameof(Populations))]
    public async Task A_reference_is_opened_from_a_population_drawn_anew(string kind)
    {
        var order = new ReformOrder(Library.Book, [Reform.Value], Draw(kind), On);
        using var file = new MemoryStream();
        await using (var rows = await ReformRows.Open(order, file, Rows))
        {
            ReformJob.Of(order).Run(null, rows, TestContext.Current.CancellationToken);
        }

        var written = await Written(new MemoryStream(file.ToArray()));
        Assert.Equal(Rows, written.Length);
        var again = new BatchOrder(Library.Book, Draw(kind), BatchRequest.For(On));
        Assert.NotSame(order.Families, again.Population);
        foreach (var row in written)
        {
            var family = Explanation.Of(again, kind, row.Receipt).Value!;
            var answer = Determiner.Decide(Library.Book, family, DecisionRequest.For(On)).Single(d => d.Benefit.Id == row.Benefit && string.Join(' ', d.Subject.Values) == row.Subject);
            Assert.Equal((row.Before, row.Amount), (answer.Outcome == Outcome.Granted ? "Granted" : answer.Outcome == Outcome.Unknown ? "Unknown" : "None", answer.Outcome == Outcome.Granted ? decimal.Round(answer.Amount?.Value ?? 0, 4, MidpointRounding.AwayFromZero) : 0));
        }

        var (first, second) = (Explanation.Of(again, kind, written[0].Receipt).Value!, Explanation.Of(again with { Population = Draw(kind) }, kind, written[0].Receipt).Value!);
        Assert.Equal(Receipt.Write(Library.Book, first, DecisionRequest.For(On)), Receipt.Write(Library.Book, second, DecisionRequest.For(On)));
    }

    [Fact]
    public void A_reference_of_another_population_day_benefit_or_form_is_one_numbered_problem()
    {
        var order = new BatchOrder(Library.Book, Draw("generated"), BatchRequest.For(On)) { WithRows = true };
        Assert.True(Explanation.Of(order, "p", $"{order.Id}/7").Succeeded);
        Assert.True(Explanation.Of(order with { WithRows = false }, "p", $"{order.Id}/7").Succeeded);
        ImmutableArray<BatchOrder> others =
        [
            order with { Population = new SyntheticPopulation(Library.Book, 2_001, SyntheticPopulation.UsualSeed, On, []) },
            order with { Population = new SyntheticPopulation(Library.Book, 2_000, SyntheticPopulation.UsualSeed, On.AddDays(1), []) },
            order with { Request = BatchRequest.For(On.AddDays(1)) },
            order with { Request = order.Request with { Benefits = ["paternity-leave"] } },
            order with { Book = Reform.Value.Book },
        ];
        Assert.All(others, other => Assert.Equal("BAT-0058", Assert.Single(Explanation.Of(other, "p", $"{order.Id}/7").Problems).Code));
        Assert.All(["", "7", $"{order.Id}/", $"{order.Id}/-7", $"{order.Id}/7/7"], bad => Assert.Equal("BAT-0058", Assert.Single(Explanation.Of(order, "p", bad).Problems).Code));
        Assert.Equal("BAT-0013", Assert.Single(Explanation.Of(order, "p", $"{order.Id}/2000").Problems).Code);
    }

    private static IPopulation Draw(string kind) => kind == "generated"
        ? new SyntheticPopulation(Library.Book, 2_000, SyntheticPopulation.UsualSeed, On, [])
        : ForecastPopulation.Of(Library.Book, Run.Value, "2025.run.json", 2027, ForecastShare.Median, OrderShares.Usual, SyntheticPopulation.UsualSeed).Value!;

    private static async Task<ImmutableArray<(string Benefit, string Subject, string Before, decimal Amount, string Receipt)>> Written(Stream file)
    {
        var rows = ImmutableArray.CreateBuilder<(string, string, string, decimal, string)>();
        await using var reader = await ParquetReader.CreateAsync(file);
        for (var number = 0; number < reader.RowGroupCount; number++)
        {
            using var group = reader.OpenRowGroupReader(number);
            var fields = reader.Schema.GetDataFields().ToDictionary(f => f.Name, StringComparer.Ordinal);
            async Task<string[]> Texts(string name)
            {
                var values = new ReadOnlyMemory<char>[group.RowCount];
                await group.ReadRawAsync<ReadOnlyMemory<char>>(fields[name], values.AsMemory(), null, null);
                return Array.ConvertAll(values, v => v.ToString());
            }

            var amounts = new decimal[group.RowCount];
            await group.ReadRawAsync<decimal>(fields["before_amount"], amounts.AsMemory(), null, null);
            var (benefits, subjects, before, receipts) = (await Texts("benefit"), await Texts("subject"), await Texts("before"), await Texts("receipt"));
            rows.AddRange(amounts.Select((amount, i) => (benefits[i], subjects[i], before[i], amount, receipts[i])));
        }

        return rows.ToImmutable();
    }
}
