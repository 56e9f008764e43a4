using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;
using Xunit;
using FeelUnit = Anyu.Feel.Unit;

namespace Anyu.Unit.Feel;

public sealed class TableTests
{
    private static readonly FeelType Days = new FeelType.Number(FeelUnit.Day);

    [Theory]
    [InlineData(1, "rural", 98, 0)]
    [InlineData(2, "rural", 113, 1)]
    [InlineData(3, "urban", 128, 2)]
    [InlineData(1, "urban", 128, 2)]
    public void The_row_that_fits_decides(int babies, string hukou, int expected, int expectedRow)
    {
        var table = Compile(HitPolicy.Unique, ["birth.babies", "mother.hukou"], ["1 | rural | 98", ">= 2 | \"rural\" | 98 + 15 * (birth.babies - 1)", "- | urban | 128"]);
        var value = table.Evaluate(Family(babies, hukou).Frame, new Host(), out var row);
        Assert.Equal((FeelValue.Of((decimal)expected), expectedRow), (value, row));
        Assert.Equal(value, table.Explain(Family(babies, hukou).Frame, new Host()).Value);
    }

    [Theory]
    [InlineData(HitPolicy.First, 20)]
    [InlineData(HitPolicy.Priority, 30)]
    [InlineData(HitPolicy.CollectSum, 60)]
    [InlineData(HitPolicy.CollectMax, 30)]
    public void Each_hit_policy_has_its_own_result(HitPolicy hit, int expected)
    {
        var table = Compile(hit, ["birth.babies"], [">= 3 | 5", ">= 2 | 20", ">= 1 | 30", "- | 10"]);
        Assert.Equal(FeelValue.Of((decimal)expected), table.Evaluate(Family(2, "rural").Frame, new Host(), out _));
    }

    [Fact]
    public void An_unknown_input_leaves_the_result_open_unless_every_row_agrees()
    {
        var family = new Family { Mother = FeelValue.Of(World.PersonOf("mother", hukou: FeelValue.Of("rural"))) };
        var open = Compile(HitPolicy.First, ["birth.babies", "mother.hukou"], ["1 | rural | 98", "- | - | 113"]);
        Assert.Equal(["births[1].babies"], open.Evaluate(family.Frame, new Host(), out _).Missing);
        var agreed = Compile(HitPolicy.First, ["birth.babies", "mother.hukou"], ["1 | rural | 98", "- | rural | 98", "- | - | 113"]);
        Assert.Equal(FeelValue.Of(98m), agreed.Evaluate(family.Frame, new Host(), out _));
        var best = Compile(HitPolicy.CollectMax, ["birth.babies"], ["> 1 | 15", "- | 98"]);
        Assert.Equal(FeelValue.Of(98m), best.Evaluate(family.Frame, new Host(), out _));
    }

    [Fact]
    public void Where_no_row_fits_it_does_not_apply()
    {
        var value = Compile(HitPolicy.Unique, ["birth.babies"], ["> 5 | 98"]).Evaluate(Family(1, "rural").Frame, new Host(), out var row);
        Assert.Equal((FeelValue.NotApplicable, -1), (value, row));
    }

    [Fact]
    public void A_sound_table_has_no_findings()
    {
        Assert.Empty(Findings(HitPolicy.Unique, ["birth.babies", "mother.hukou"], ["1 | rural | 98", ">= 2 | rural | 113", "< 1 | rural | 0", "- | urban | 128"]));
        Assert.Empty(Findings(HitPolicy.Unique, ["birth.date"], ["< @\"2016-01-01\" | 1", "[@\"2016-01-01\"..@\"2021-05-31\") | 2", ">= @\"2021-05-31\" | 3"]));
        Assert.Empty(Findings(HitPolicy.Unique, ["birth.cost"], ["<= 1500 | 1", "> 1500 | 3"]));
        Assert.Empty(Findings(HitPolicy.First, ["mother.employed", "setting(\"basis\")"], ["true | \"calendar\" | 1", "- | - | 3"]));
        Assert.Empty(Findings(HitPolicy.Unique, ["birth.cost"], ["<= mother.income | 1", "> mother.income | 3"]));
    }

    [Theory]
    [InlineData("FEEL-0033", HitPolicy.Unique, "生育的胎儿数 = 2个子女", "0 | 1", "1 | 98", ">= 3 | 113")]
    [InlineData("FEEL-0034", HitPolicy.Unique, "生育的胎儿数 = 2个子女", "<= 2 | 98", ">= 2 | 113")]
    [InlineData("FEEL-0035", HitPolicy.First, "前面的行", ">= 1 | 98", "2 | 113", "- | 0")]
    [InlineData("FEEL-0035", HitPolicy.Unique, "没有任何情形", "not(-1) | 98", "[3..2] | 113")]
    public void A_gap_an_overlap_and_a_dead_row_are_found_with_an_example(string code, HitPolicy hit, string example, params string[] rows)
    {
        var finding = Assert.Single(Findings(hit, ["birth.babies"], rows));
        Assert.Equal(code, finding.Code);
        Assert.Contains(example, finding.What.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gap_between_amounts_of_money_is_found_between_whole_yuan() =>
        Assert.Contains("生育的费用 = 1,500.5元", Findings(HitPolicy.Unique, ["birth.cost"], ["<= 1500 | 1", ">= 1501 | 3"]).Single().What.Zh, StringComparison.Ordinal);

    [Fact]
    public void A_gap_for_what_no_row_names_says_so() =>
        Assert.Contains("母亲的户籍所在地 = 其他", Findings(HitPolicy.Unique, ["mother.place"], ["371581 | 1", "220000 | 2"]).Single().What.Zh, StringComparison.Ordinal);

    [Fact]
    public void A_table_too_large_to_try_out_says_so()
    {
        string[] inputs = ["mother.income", "father.income", "birth.cost", "birth.babies", "children[1].order", "amount"];
        var rows = Enumerable.Range(1, 6).Select(i => string.Join(" | ", Enumerable.Repeat($"> {i * 100}", inputs.Length)) + " | 1").ToArray();
        Assert.Equal("FEEL-0037", Assert.Single(Findings(HitPolicy.First, inputs, rows)).Code);
    }

    [Theory]
    [InlineData("FEEL-0031", "1 | 2 | 98")]
    [InlineData("FEEL-0015", "\"rural\" | 98")]
    [InlineData("FEEL-0015", "1 | true")]
    [InlineData("FEEL-0005", ">= | 98")]
    [InlineData("FEEL-0015", ">= 2 days | 98")]
    public void A_mistake_in_a_row_is_placed_in_that_row(string code, string row)
    {
        var problem = Source(HitPolicy.Unique, ["birth.babies"], ["1 | 98", row]).Problems.First();
        Assert.Equal((code, 2), (problem.Code, problem.At?.Line));
    }

    [Fact]
    public void A_table_reads_in_both_languages() => Assert.Equal(
        "生育的胎儿数为1个子女，并且 母亲的户口性质为农村：98天\n其他情形：128天",
        Compile(HitPolicy.First, ["birth.babies", "mother.hukou"], ["1 | rural | 98", "- | - | 128"]).Render(Language.Zh));

    private static Family Family(int babies, string hukou) => new()
    {
        Mother = FeelValue.Of(World.PersonOf("mother", hukou: FeelValue.Of(hukou))),
        Birth = FeelValue.Of(World.BirthOf(babies: FeelValue.Of((decimal)babies))),
    };

    private static ImmutableArray<Problem> Findings(HitPolicy hit, string[] inputs, string[] rows) => Compile(hit, inputs, rows).Analyse();

    private static FeelTable Compile(HitPolicy hit, string[] inputs, string[] rows)
    {
        var result = Source(hit, inputs, rows);
        Assert.True(result.Succeeded, string.Join('\n', result.Problems));
        return result.Value;
    }

    private static Result<FeelTable> Source(HitPolicy hit, string[] inputs, string[] rows) => FeelCompiler.CompileTable(
        new FeelTableSource(hit, [.. inputs], [.. rows.Select((r, i) => Row(r.Split(" | "), i + 1))]), World.Scope, Days, new SourceLocation("table.yaml", 1));

    private static FeelTableRow Row(string[] cells, int line) => new([.. cells[..^1]], cells[^1], new SourceLocation("table.yaml", line));
}
