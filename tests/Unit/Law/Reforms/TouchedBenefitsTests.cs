using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Anyu.Feel;
using Anyu.Law;
using Xunit;

namespace Anyu.Unit.Law.Reforms;

/// <summary>What a reform does not touch is not compiled again, and every row has the answers that it would have if all were.</summary>
public sealed class TouchedBenefitsTests
{
    private const int Random = 10;
    private static readonly DateOnly On = new(2025, 12, 1);
    private static readonly ImmutableArray<string> Places = ["220000", "220102", "222404", "140105", "371581", "620102", "110101"];
    private static readonly ColumnSchema Schema = FamilyRows.SchemaOf(Library.Book, Library.Book.Vocabulary.Collections.Keys.ToDictionary(c => c, c => c == "children" ? 3 : 2, StringComparer.Ordinal), Places);

    [Fact]
    public void Shipped_reforms_give_the_answers_of_compiling_everything_anew() =>
        Compare([.. Directory.EnumerateFiles(Repository.At("samples", "reforms"), "*.yaml").Order(StringComparer.Ordinal).Select(f => LawBranch.Of(Library.Book, Path.GetFileName(f), File.ReadAllBytes(f)).Value!)]);

    [Fact]
    public void Random_reforms_give_the_answers_of_compiling_everything_anew()
    {
        var random = new Random(20251201);
        var drawn = Enumerable.Range(0, Random * 4).Select(i => LawBranch.Of(Library.Book, $"random-{i}.yaml", Drawn(random, i))).Where(b => b.Succeeded).Take(Random).Select(b => b.Value!).ToImmutableArray();
        Assert.Equal(Random, drawn.Length);
        Compare(drawn);
    }

    [Fact]
    public void A_number_touches_its_benefit_and_what_rests_on_it_alone()
    {
        var leave = LawBranch.Of(Library.Book, "leave.yaml", File.ReadAllBytes(Repository.At("samples", "reforms", "parental-leave-30.yaml"))).Value!;
        Assert.Equal(["parental-leave", "parental-leave-shortfall"], TouchedBenefits.Between(Library.Book, leave.Book).Order(StringComparer.Ordinal));
        Assert.Empty(TouchedBenefits.Between(Library.Book, Library.Book));
    }

    [Fact]
    public void How_birthdays_on_a_leap_day_are_read_touches_everything()
    {
        var point = Library.Book.Interpretations["leap-day-birthday"];
        var branch = LawBranch.Of(Library.Book, "leap.yaml", SimpleReform.Read(point, point.Options.Keys.First(o => o != point.Default))).Value!;
        Assert.Equal(Library.Book.Benefits.Count, TouchedBenefits.Between(Library.Book, branch.Book).Count);
    }

    private static void Compare(ImmutableArray<LawBranch> branches)
    {
        ImmutableArray<Lawbook> laws = [Library.Book, .. branches.Select(b => b.Book)];
        var request = BatchRequest.For(On) with { Parts = BatchParts.All | BatchParts.LawDate };
        var lean = BatchPlan.Of(laws, Schema, request);
        var (whole, least) = (Answers(BatchPlan.Of(laws, Schema, request, [.. laws.Select(_ => (ImmutableHashSet<string>?)null)])), Answers(lean));
        Assert.All(branches, b => Assert.True(TouchedBenefits.Between(Library.Book, b.Book).Count < Library.Book.Benefits.Count, b.Reform.Id));
        Assert.Contains(lean.Answers, a => a.Law > 0);
        foreach (var ((law, key), answers) in whole)
        {
            Assert.True(answers.SequenceEqual(least.GetValueOrDefault((law, key)) ?? least[(0, key)]), $"law {law}: {key}");
        }

        Assert.Subset(whole.Keys.ToHashSet(), least.Keys.ToHashSet());
    }

    /// <summary>Every row's outcome, amounts and day, by law and what the answer is about.</summary>
    private static Dictionary<(int Law, string Key), List<string>> Answers(BatchPlan plan)
    {
        var taken = new Taken(plan);
        var (run, rows, block) = (plan.Start(), new FamilyRows(Library.Book, Schema), new ColumnBlock(Schema));
        for (var row = 0; row < 200; row++)
        {
            rows.Write(block, row, Statement(row));
        }

        block.Rows = 200;
        run.Run(block, taken);
        return taken.Rows;
    }

    private static FamilyStatement Statement(int seed)
    {
        var generator = new FamilyGenerator(seed);
        var whole = generator.Whole();
        return StatementBuilder.Build(Library.Book, (seed % 4 == 0 ? generator.Partial(whole) : whole) with { Place = Places[seed % Places.Length] }).Value!;
    }

    /// <summary>A reform of one to three changes: other numbers, readings, repeals, adoptions.</summary>
    private static byte[] Drawn(Random random, int number)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"id: random-{number}\nzh: 假设\nen: Supposed\nchanges:\n");
        for (var left = random.Next(1, 4); left > 0; left--)
        {
            text.Append(Change(random));
            text.Append("    note: { zh: 说明, en: Note }\n    ground: { zh: 理由, en: Ground }\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Change(Random random)
    {
        var book = Library.Book;
        switch (random.Next(4))
        {
            case 0:
                var standard = One(random, SimpleReform.Standards(book));
                var file = Encoding.UTF8.GetString(SimpleReform.Change(book, standard, standard.Number + random.Next(1, 9)));
                var first = file.IndexOf("  - change:", StringComparison.Ordinal);
                return file[first..file.IndexOf("    note:", StringComparison.Ordinal)];
            case 1:
                var point = One(random, [.. book.Interpretations.Values.Where(i => i.Options.Count > 1 && i.Id != "leap-day-birthday")]);
                return $"  - reading: {point.Id}\n    option: {FamilyFile.Quote(One(random, [.. point.Options.Keys.Where(o => o != point.Default)]))}\n";
            case 2:
                return $"  - repeal: {One(random, [.. book.Provisions.Values.Where(p => p.Benefit is not null).OrderBy(p => p.Id, StringComparer.Ordinal)]).Id}\n";
            default:
                var offered = One(random, [.. book.Provisions.Values.Where(p => p is { Benefit: not null, Force.Plain: Force.Encourage or Force.May }).OrderBy(p => p.Id, StringComparer.Ordinal)]);
                return $"  - adopt: {offered.Id}\n    by: {{ place: \"{offered.Place}\", since: 2025-01-01, source: 假设 }}\n";
        }
    }

    private static T One<T>(Random random, ImmutableArray<T> all) => all[random.Next(all.Length)];

    private sealed class Taken(BatchPlan plan) : IColumnResults
    {
        public Dictionary<(int Law, string Key), List<string>> Rows { get; } = [];

        public void Take(int result, in ColumnResult values, ColumnBlock rows)
        {
            var answer = plan.Answers[result / BatchAnswer.ResultsPerAnswer];
            var key = (answer.Law, answer.Key);
            if (!Rows.TryGetValue(key, out var all))
            {
                Rows[key] = all = [];
            }

            for (var row = 0; row < rows.Rows; row++)
            {
                var (word, bit) = (row / 64, 1UL << (row % 64));
                all.Add((values.Known(word) & bit) != 0 ? values.Number(row).ToString(CultureInfo.InvariantCulture) : (values.Unknown[word] & bit) != 0 ? "?" : "-");
            }
        }
    }
}
