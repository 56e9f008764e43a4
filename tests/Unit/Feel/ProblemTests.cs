using Anyu.Feel;
using Anyu.Kernel;
using Xunit;
using FeelUnit = Anyu.Feel.Unit;

namespace Anyu.Unit.Feel;

public sealed class ProblemTests
{
    [Theory]
    [InlineData("mother.employed and #", 1, 21)]
    [InlineData("mother.employed， birth.inPolicy", 1, 16)]
    [InlineData("mother.name = \"甲", 2, 15)]
    [InlineData("birth.date > @\"2023-02-29\"", 3, 14)]
    [InlineData("birth.date > date(2023, 2, 29)", 3, 14)]
    [InlineData("99999999999999999999999999999999 > 1", 4, 1)]
    [InlineData("mother.employed and", 5, 20)]
    [InlineData("mother.employed birth.inPolicy", 5, 17)]
    [InlineData("(mother.employed", 5, 17)]
    [InlineData("birth.babies in 1..2", 5, 18)]
    [InlineData("if mother.employed then 1", 5, 26)]
    [InlineData("amount < 36 mnths", 9, 13)]
    [InlineData("mothr.employed", 10, 1)]
    [InlineData("mother.employd", 11, 8)]
    [InlineData("children.employed", 11, 10)]
    [InlineData("birth.date.year = 2024", 12, 12)]
    [InlineData("addMonth(on, 3) > on", 13, 1)]
    [InlineData("addMonths(on) > on", 14, 1)]
    [InlineData("not(amount)", 15, 5)]
    [InlineData("count(children) and mother.employed", 15, 1)]
    [InlineData("amount > mother.income", 16, 1)]
    [InlineData("amount + mother.income > 1", 16, 1)]
    [InlineData("amount * amount > 1", 16, 1)]
    [InlineData("if mother.employed then 3 days else 3 months", 16, 1)]
    [InlineData("birth.date = \"2016-01-01\"", 17, 1)]
    [InlineData("mother.employed = 1", 17, 1)]
    [InlineData("mother.name < \"乙\"", 18, 1)]
    [InlineData("some c in mother satisfies c.employed", 19, 11)]
    [InlineData("mother.hukou = \"rurl\"", 20, 16)]
    [InlineData("mother.hukou in (\"rural\", \"town\")", 20, 27)]
    [InlineData("isWithin(mother.place, \"linqing\")", 21, 24)]
    [InlineData("setting(\"bassis\") = \"age\"", 22, 9)]
    [InlineData("amountOf(\"maternity\") > 1", 23, 10)]
    [InlineData("setting(mother.name) = \"age\"", 24, 9)]
    [InlineData("amount / 0 > 1", 25, 10)]
    [InlineData("birth.date + 98 days", 26, 1)]
    [InlineData("setting(\"rate\") >= 0.8", 27, 20)]
    [InlineData("amount in []", 28, 11)]
    [InlineData("  ", 29, 1)]
    [InlineData("mother.name = null", 30, 15)]
    [InlineData("{ a: 1 }", 30, 1)]
    [InlineData("amount ** 2", 30, 8)]
    public void A_mistake_is_named_with_its_place(string text, int number, int column)
    {
        var problem = World.Problem(text);
        Assert.Equal($"FEEL-{number:0000}", problem.Code);
        Assert.Equal(new SourceLocation("law.md", 12, 7 + column - 1), problem.At);
        Assert.Contains($"第 {column} 个字符", problem.What.Zh, StringComparison.Ordinal);
        Assert.All([problem.What, problem.Why, problem.Mend], text => Assert.True(text.Zh.Length > 0 && text.En.Length > 0));
    }

    [Theory]
    [InlineData("mothr.employed", "mother")]
    [InlineData("mother.employd", "employed")]
    [InlineData("母親.employed", "mother")]
    [InlineData("mother.出生曰期 = on", "birthDate")]
    [InlineData("mother.hukou = \"rurl\"", "rural")]
    [InlineData("mother.hukou = \"农村\"", "rural")]
    [InlineData("addMonth(on, 3) > on", "addMonths")]
    [InlineData("setting(\"bassis\") = \"age\"", "basis")]
    [InlineData("amount < 36 mnths", "months")]
    [InlineData("employed and birth.inPolicy", "mother.employed")]
    [InlineData("符合政策 and mother.employed", "birth.inPolicy")]
    [InlineData("count(children[agemonth < 36]) > 0", "ageMonths")]
    public void The_nearest_right_name_is_offered(string text, string nearest) =>
        Assert.Contains($"“{nearest}”", World.Problem(text).Mend.Zh, StringComparison.Ordinal);

    [Fact]
    public void Every_mistake_is_reported_at_once() =>
        Assert.Equal(
            ["FEEL-0011", "FEEL-0016", "FEEL-0020"],
            FeelCompiler.Compile("mother.employd and amount > mother.income and mother.hukou = \"x\"", World.Scope).Problems.Select(p => p.Code));

    [Fact]
    public void A_mistake_in_a_later_line_is_placed_in_that_line()
    {
        var problem = World.Problem("mother.employed\n  and mother.employd");
        Assert.Equal(new SourceLocation("law.md", 13), problem.At);
        Assert.Contains("第 2 行第 14 个字符", problem.What.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_type_for_its_place_is_reported()
    {
        Assert.Equal("FEEL-0015", World.Problem("98", new FeelType.Boolean()).Code);
        Assert.Equal("FEEL-0015", World.Problem("98 months", new FeelType.Number(FeelUnit.Day)).Code);
        Assert.Equal(new FeelType.Number(FeelUnit.Day), World.Compile("98", new FeelType.Number(FeelUnit.Day)).Type);
        Assert.Equal(new FeelType.Code("hukou-type"), World.Compile("\"rural\"", new FeelType.Code("hukou-type")).Type);
    }

    [Fact]
    public void Texts_too_long_too_deep_and_lists_too_long_are_refused()
    {
        Assert.Equal("FEEL-0006", World.Problem("amount > " + new string('1', 4_000)).Code);
        Assert.Equal("FEEL-0007", World.Problem(new string('(', 70) + "1" + new string(')', 70)).Code);
        Assert.Equal("FEEL-0007", World.Problem(new string('-', 70) + "1").Code);
        Assert.Equal("FEEL-0007", World.Problem("1" + string.Concat(Enumerable.Repeat(" + 1", 70))).Code);
        Assert.Equal("FEEL-0008", World.Problem("count([" + string.Join(',', Enumerable.Repeat("1", 1_001)) + "])").Code);
    }
}
