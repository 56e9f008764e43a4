using System.Collections.Immutable;
using System.Globalization;
using Anyu.Feel;
using Anyu.Law;
using Xunit;

namespace Anyu.Unit.Law.Reforms;

/// <summary>What reforms change in a population is what they change for each of its families.</summary>
public sealed class SimulationTests
{
    private static readonly DateOnly On = new(2025, 12, 1);
    private static readonly ImmutableArray<string> Places = ["220000", "220102", "222404", "140105", "371581", "620102", "110101"];

    private static readonly Lazy<ImmutableArray<LawBranch>> Branches = new(() =>
        [.. Directory.EnumerateFiles(Repository.At("samples", "reforms"), "*.yaml").Order(StringComparer.Ordinal).Select(f => LawBranch.Of(Library.Book, Path.GetFileName(f), File.ReadAllBytes(f)).Value!)]);

    private static readonly Lazy<ImmutableArray<FamilyStatement>> Families = new(() => [.. Enumerable.Range(0, 300).Select(Statement)]);

    [Fact]
    public void Gains_losses_money_and_days_are_those_of_each_family()
    {
        var report = Run(Branches.Value, parts: 1);
        Assert.Equal(Families.Value.Length, report.Families);
        foreach (var (branch, result) in Branches.Value.Zip(report.Reforms))
        {
            var slow = new SlowComparison(branch.Book, On, Families.Value);
            Assert.Equal((slow.Gain, slow.Lose, slow.Both), (result.All.Gain, result.All.Lose, result.All.Both));
            Assert.Equal(slow.YuanAYear, result.All.YuanAYear);
            Assert.Equal(slow.DaysAYear, result.All.DaysAYear);
            Assert.Equal(result.All.Gain, result.ByChildren.Sum(c => c.Gain));
            Assert.Equal(result.All.YuanAYear, result.ByPlace.Sum(c => c.YuanAYear));
            Assert.Equal((result.All.YuanAYear, result.All.DaysAYear), (result.ByOrder.Sum(c => c.YuanAYear), result.ByOrder.Sum(c => c.DaysAYear)));
            Assert.Equal(slow.YuanByOrder, result.ByOrder.Where(c => c.YuanAYear != 0).ToDictionary(c => int.Parse(c.Group, CultureInfo.InvariantCulture), c => c.YuanAYear));
            Assert.Equal(slow.GainingByOrder, result.ByOrder.Where(c => c.Gain + c.Both > 0).ToDictionary(c => int.Parse(c.Group, CultureInfo.InvariantCulture), c => c.Gain + c.Both));
            Assert.All(result.ByOrder, c => Assert.InRange(c.Gain + c.Lose + c.Both, 0, c.Families));
        }

        Assert.Contains(report.Reforms, r => r.All.Gain > 0);
        Assert.Contains(report.Reforms, r => r.All.Lose > 0);
    }

    [Fact]
    public void Parts_of_a_population_add_up_to_the_whole()
    {
        var (one, three) = (Run(Branches.Value, parts: 1), Run(Branches.Value, parts: 3));
        Assert.Equal(one.YuanAYear, three.YuanAYear);
        foreach (var (a, b) in one.Reforms.Zip(three.Reforms))
        {
            Assert.Equal(a.All, b.All);
            Assert.Equal(a.ByPlace, b.ByPlace);
            Assert.Equal(a.Benefits, b.Benefits);
            Assert.Equal(a.ByOrder, b.ByOrder);
            Assert.Equal(a.Examples.Select(e => e.Row), b.Examples.Select(e => e.Row));
        }
    }

    [Fact]
    public void Reforms_side_by_side_change_what_each_changes_alone()
    {
        var together = Run(Branches.Value, parts: 1);
        foreach (var (branch, result) in Branches.Value.Zip(together.Reforms))
        {
            Assert.Equal(Run([branch], parts: 1).Reforms[0].All, result.All);
        }
    }

    [Fact]
    public void An_example_names_the_sentence_that_differs()
    {
        var leave = Run(Branches.Value, parts: 1).Reforms.Single(r => r.Reform.Id == "parental-leave-30");
        var difference = Assert.Single(leave.Examples[0].Differences.Take(1));
        Assert.Equal((20m, 30m), (difference.Before!.Amount!.Value, difference.After!.Amount!.Value));
        var sentence = Assert.Single(difference.Changes);
        Assert.Contains("累计20天", sentence.Before!.Value.Zh, StringComparison.Ordinal);
        Assert.Contains("累计30天", sentence.After!.Value.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_unknown_either_way_is_open_only_where_the_law_is_another()
    {
        var leave = Run(Branches.Value, parts: 1).Reforms.Single(r => r.Reform.Id == "parental-leave-30");
        Assert.Contains(leave.ByPlace, c => c.Group.StartsWith("22", StringComparison.Ordinal) && c.Open > 0);
        Assert.All(leave.ByPlace.Where(c => !c.Group.StartsWith("22", StringComparison.Ordinal) && c.Group.Length > 0), c => Assert.Equal(0, c.Open));
    }

    [Fact]
    public void A_family_that_gains_for_certain_is_not_open_as_well_and_the_classes_add_up()
    {
        // The mother gains ten days; whether the father does hangs on an employment that nobody stated.
        var family = FamilyStatement.Parse(
            """
            place: "220102"
            mother: { employed: true, residence: "220102", employerPlace: "220102" }
            father: { residence: "220102", employerPlace: "220102" }
            couple: { married: true }
            children: [{ birthDate: 2024-03-01, of: both }]
            """,
            "family.yaml",
            Library.Book).Value!;
        var branch = Branches.Value.Single(b => b.Reform.Id == "parental-leave-30");
        var unknown = Determiner.Decide(Library.Book, family, DecisionRequest.For(On) with { Benefits = ["parental-leave"] }).Count(d => d.Outcome == Outcome.Unknown);
        Assert.Equal(1, unknown);
        var schema = FamilyRows.SchemaOf(Library.Book, Library.Book.Vocabulary.Collections.Keys.ToDictionary(c => c, _ => 1, StringComparer.Ordinal), Places);
        var only = ReformSimulation.Of(Library.Book, [branch], schema, On).Run([() => new Written(schema, [family], 0, 1)], threads: 1, null, TestContext.Current.CancellationToken).Reforms[0].All;
        Assert.Equal((1, 1, 0, 0, 0, 0), (only.Families, only.Gain, only.Lose, only.Both, only.Open, only.Same));
        Assert.All(Run(Branches.Value, parts: 1).Reforms.SelectMany(r => r.ByPlace.Concat(r.ByChildren).Concat(r.ByOrder).Append(r.All)), c => Assert.True(c.Same >= 0));
    }

    private static SimulationReport Run(ImmutableArray<LawBranch> branches, int parts)
    {
        var schema = FamilyRows.SchemaOf(Library.Book, Library.Book.Vocabulary.Collections.Keys.ToDictionary(c => c, c => c == "children" ? 3 : 2, StringComparer.Ordinal), Places);
        var simulation = ReformSimulation.Of(Library.Book, branches, schema, On);
        var decided = 0;
        var report = simulation.Run(
            [.. Enumerable.Range(0, parts).Select(p => (Func<IColumnBlocks>)(() => new Written(schema, Families.Value, p, parts)))], threads: 2, n => Interlocked.Add(ref decided, n), TestContext.Current.CancellationToken);
        Assert.Equal(Families.Value.Length, decided);
        return report;
    }

    /// <summary>Random families whose births and children are recent enough for the reforms to matter; every fifth states some facts alone.</summary>
    private static FamilyStatement Statement(int seed)
    {
        var generator = new FamilyGenerator(seed);
        var whole = Later(generator.Whole(), 5 + (seed % 3));
        var draft = seed % 5 == 0 ? generator.Partial(whole) : whole;
        return StatementBuilder.Build(Library.Book, draft with { Place = Places[seed % Places.Length] }).Value!;
    }

    private static StatementDraft Later(StatementDraft draft, int years) => draft with
    {
        Collections = draft.Collections.SetItem("births", [.. draft.Collections["births"].Select(b => Later(b, "date", years))]).SetItem("children", [.. draft.Collections["children"].Select(c => Later(c, "birthDate", years))]),
    };

    private static DraftItem Later(DraftItem item, string element, int years) =>
        item.With(element, Library.Day(item.Values[element].Replace("-02-29", "-02-28", StringComparison.Ordinal)).AddYears(years).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>Families written into blocks of ten.</summary>
    private sealed class Written(ColumnSchema schema, ImmutableArray<FamilyStatement> families, int part, int parts) : IColumnBlocks
    {
        private const int RowsOfABlock = 10;
        private int next = part;

        public ColumnSchema Schema => schema;

        public bool Next(ColumnBlock block)
        {
            var rows = new FamilyRows(Library.Book, schema);
            var first = next * RowsOfABlock;
            block.FirstRow = first;
            block.Rows = Math.Max(0, Math.Min(RowsOfABlock, families.Length - first));
            for (var row = 0; row < block.Rows; row++)
            {
                rows.Write(block, row, families[first + row]);
            }

            next += parts;
            return block.Rows > 0;
        }
    }
}
