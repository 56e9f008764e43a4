using Anyu.Feel;
using CsCheck;
using Xunit;

namespace Anyu.Unit.Feel;

/// <summary>Walker and columns give one answer: value for value, unknown for unknown.</summary>
public sealed class ColumnTests
{
    private const int FamiliesPerExpression = 50;

    private static readonly Gen<Family> AnyFamily = Gen.Select(Families.Pairs, Gen.Bool, (pair, whole) => whole ? pair.Whole : pair.Partial);

    private static readonly Gen<FeelExpression> AnyExpression =
        Expressions.Any.Select(text => World.Compile(text)).Where(e => e.Type is not FeelType.List);

    [Fact]
    public void Walker_and_columns_agree_on_twenty_thousand_pairs() => Agree(expressions: 400, isLong: false);

    [Fact]
    public void They_agree_on_numbers_without_bounds() => Agree(expressions: 100, isLong: true);

    /// <summary>The same on a million pairs, among them numbers without bounds.</summary>
    [Fact(Explicit = true)]
    public void Walker_and_columns_agree_on_a_million_pairs()
    {
        Agree(expressions: 17_000, isLong: false);
        Agree(expressions: 3_000, isLong: true);
    }

    [Theory]
    [InlineData("mother.employed and father.employed")]
    [InlineData("not(father.employed or birth.inPolicy)")]
    [InlineData("if mother.employed then father.income else birth.cost")]
    [InlineData("mother.income + father.income * 2 - birth.cost / 8")]
    [InlineData("birth.cost * 80 % + 0.5 yuan")]
    [InlineData("mother.income / father.income")]
    [InlineData("count(children[ageMonths < 36 and not(adopted)])")]
    [InlineData("sum(for c in children return if c.adopted then 1 else 0) >= 1")]
    [InlineData("min(children.birthDate)")]
    [InlineData("max(children.order)")]
    [InlineData("some c in children satisfies c.adopted and c.mother = mother")]
    [InlineData("every c in children[order >= 2] satisfies c.ageMonths < 36")]
    [InlineData("children[-1].birthDate")]
    [InlineData("children[adopted][1].order")]
    [InlineData("children[birth.babies].order")]
    [InlineData("mother.hukou in (\"rural\", \"urban\")")]
    [InlineData("isWithin(mother.place, \"370000\")")]
    [InlineData("monthsBetween(birth.date, on) between 3 and 36")]
    [InlineData("yearsBetween(mother.birthDate, birth.date)")]
    [InlineData("addYears(birth.date, 3)")]
    [InlineData("addMonths(endOfMonth(birth.date), -13)")]
    [InlineData("daysBetween(startOfYear(birth.date), endOfMonth(mother.birthDate))")]
    [InlineData("date(yearOf(birth.date), monthOf(mother.birthDate), dayOf(father.birthDate))")]
    [InlineData("round(floor(mother.income / 3) + ceiling(father.income / 7) + abs(0 yuan - birth.cost), 1)")]
    [InlineData("later(mother.birthDate, earlier(father.birthDate, birth.date))")]
    public void Each_operation_has_the_walkers_value_with_facts_missing_or_not(string text) => Agree(Gen.Const(World.Compile(text)), expressions: 4, isLong: false);

    [Fact]
    public void A_block_that_breaks_the_word_of_its_schema_is_refused()
    {
        var schema = new ColumnSchema([new ColumnField("n", ColumnKind.Whole) { Least = 0, Most = 9 }]);
        var algebra = new ColumnAlgebra(new ColumnGraph(), new ColumnTexts());
        var value = new ColumnFacts(schema, algebra).Find("n", new FeelType.Number(global::Anyu.Feel.Unit.One))!;
        var run = new ColumnPlan(schema, algebra.Texts, ["n"], [value]).Start();
        var block = new ColumnBlock(schema) { Rows = 20 };
        var totals = new ColumnTotals(1);
        Array.Fill(block[0].Wholes, 9);
        run.Run(block, totals);
        Assert.Equal(180, totals.Sum(0));
        block[0].Wholes[19] = 10;
        Assert.Throws<ArgumentException>(() => run.Run(block, totals));
    }

    [Fact]
    public void What_two_expressions_share_is_one_node()
    {
        var graph = new ColumnGraph();
        var (a, b) = (graph.InputYes(0), graph.InputYes(1));
        Assert.Same(graph.And(a, b), graph.And(b, a));
        Assert.Same(graph.False, graph.And(graph.AndNot(a, b), b));
        Assert.Same(graph.Const(300L), graph.DivideWhole(graph.Multiply(graph.Const(100L), graph.Const(36L))!, 12));
    }

    private static void Agree(int expressions, bool isLong) => Agree(AnyExpression, expressions, isLong);

    private static void Agree(Gen<FeelExpression> asked, int expressions, bool isLong) => Gen.Select(asked, AnyFamily.Array[FamiliesPerExpression], Gen.Bool).Sample(
        (expression, families, feb28) =>
        {
            var host = new Host { LeapDayBirthdayOnFeb28 = feb28 };
            var columns = new Columns(isLong, host).Evaluate(expression, families);
            for (var i = 0; i < families.Length; i++)
            {
                var walked = expression.Evaluate(families[i].Frame, host);
                Assert.True(Same(walked, columns[i]), $"{expression.Source}: walker {walked}, columns {columns[i]}");
            }
        },
        iter: expressions);

    private static bool Same(FeelValue walked, FeelValue columns) =>
        walked.Kind == FeelKind.Unknown ? columns.Kind == FeelKind.Unknown : walked == columns;
}
