using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Anyu.Feel;
using Anyu.Law;
using Xunit;

namespace Anyu.Unit.Law.Reforms;

/// <summary>Where more provisions are open in one row than columns try, the walker decides it: under a reform too, and totals are right.</summary>
public sealed class WalkedRowsTests
{
    private const int RowsOfABlock = 20;
    private static readonly DateOnly On = new(2025, 12, 1);
    private static readonly ImmutableArray<string> Places = ["220000", "220102", "222404", "140105", "371581", "620102", "110101"];

    private static readonly ImmutableArray<string> Conditions =
    [
        "mother.onlyChild", "father.onlyChild", "mother.marriedBefore", "father.marriedBefore", "mother.maternityInsured", "father.maternityInsured", "mother.surgery", "father.surgery",
    ];

    [Fact]
    public void Rows_left_to_the_walker_are_compared_and_counted()
    {
        var branch = LawBranch.Of(Library.Book, "many.yaml", Encoding.UTF8.GetBytes(Many()));
        Assert.True(branch.Succeeded, string.Join('\n', branch.Problems));
        ImmutableArray<FamilyStatement> families = [.. Enumerable.Range(0, 120).Select(Statement)];
        var schema = FamilyRows.SchemaOf(Library.Book, Library.Book.Vocabulary.Collections.Keys.ToDictionary(c => c, c => c == "children" ? 3 : 2, StringComparer.Ordinal), Places);
        var simulation = ReformSimulation.Of(Library.Book, [branch.Value], schema, On);
        Assert.Contains(simulation.Plan.Handed, h => h.IsWalk && simulation.Plan.Answers[h.Answer].Law == 1);

        var all = Assert.Single(simulation.Run([() => new Written(schema, families)], 1, null, TestContext.Current.CancellationToken).Reforms).All;
        var slow = new SlowComparison(branch.Value.Book, On, families);
        Assert.True(slow.Gain > 0);
        Assert.Equal((slow.Gain, slow.Lose, slow.Both, slow.DaysAYear), (all.Gain, all.Lose, all.Both, all.DaysAYear));
    }

    /// <summary>A sentence for each condition, each with days of its own, so that none stands for another.</summary>
    private static string Many()
    {
        var text = new StringBuilder("id: many\nzh: 假设\nen: Supposed\nchanges:\n");
        foreach (var (at, condition) in Conditions.Index())
        {
            text.Append(CultureInfo.InvariantCulture, $"""
                  - add: jilin-2023-56-opinions#二（十二）
                    insert: 假设第{at + 101}种情形再享受育儿假{at + 1}天。
                    provision: {"{"} id: supposed-{at + 1}, benefit: parental-leave, part: base, force: must, when: parent.employed and {condition}, add: {at + 1}, per: year {"}"}
                    note: {"{"} zh: 说明, en: Note {"}"}
                    ground: {"{"} zh: 理由, en: Ground {"}"}

                """);
        }

        return text.ToString();
    }

    /// <summary>Young families of which some facts are not stated.</summary>
    private static FamilyStatement Statement(int seed)
    {
        var generator = new FamilyGenerator(seed);
        var whole = generator.Whole();
        return StatementBuilder.Build(Library.Book, (seed % 3 == 0 ? whole : generator.Partial(whole)) with { Place = Places[seed % Places.Length] }).Value!;
    }

    private sealed class Written(ColumnSchema schema, ImmutableArray<FamilyStatement> families) : IColumnBlocks
    {
        private int next;

        public ColumnSchema Schema => schema;

        public bool Next(ColumnBlock block)
        {
            var rows = new FamilyRows(Library.Book, schema);
            block.FirstRow = next;
            block.Rows = Math.Min(RowsOfABlock, families.Length - next);
            for (var row = 0; row < block.Rows; row++)
            {
                rows.Write(block, row, families[next + row]);
            }

            next += block.Rows;
            return block.Rows > 0;
        }
    }
}
