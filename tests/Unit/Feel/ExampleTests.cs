using Anyu.Feel;
using Anyu.Kernel;
using Xunit;

namespace Anyu.Unit.Feel;

public sealed class ExampleTests
{
    [Fact]
    public void An_example_that_tells_two_conditions_apart_is_found()
    {
        var example = FeelExamples.Find(
            [World.Compile("mother.employed and count(children[ageMonths < 36]) >= 2"), World.Compile("mother.employed and count(children[ageMonths < 36]) > 2")],
            truths => truths[0] == Truth.Yes && truths[1] == Truth.No);
        Assert.NotNull(example);
        Assert.Equal([("mother.employed", FeelValue.Yes), ("count(children[ageMonths < 36 months])", FeelValue.Of(2m))], example.Assignments);
        Assert.StartsWith("母亲已就业 = 是，", example.Render(Language.Zh), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mother.hukou = \"rural\"", "mother.hukou != \"urban\"")]
    [InlineData("birth.babies >= 2", "birth.babies > 1")]
    [InlineData("not(mother.employed and birth.inPolicy)", "not(mother.employed) or not(birth.inPolicy)")]
    public void Conditions_that_say_the_same_are_not_told_apart(string left, string right) =>
        Assert.Null(FeelExamples.Find([World.Compile(left), World.Compile(right)], truths => truths[0] != truths[1]));

    [Fact]
    public void An_example_over_amounts_is_found()
    {
        var example = FeelExamples.Find(
            [World.Compile("mother.hukou = \"rural\" and monthsBetween(birth.date, on) < 36"), World.Compile("if birth.babies > 1 then 98 days else 180 days")],
            values => values[0] == FeelValue.Yes && values[1] == FeelValue.Of(98m));
        Assert.Equal("母亲的户口性质 = 农村，生育的日期到查询日的满月数 = 0个月，生育的胎儿数 = 2个子女", example?.Render(Language.Zh));
    }

    [Fact]
    public void The_search_stops_at_its_limit() =>
        Assert.Null(FeelExamples.Find([World.Compile("birth.babies = 3")], truths => truths[0] == Truth.Yes, limit: 2));
}
