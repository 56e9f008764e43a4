using Anyu.Feel;
using Xunit;

namespace Anyu.Unit.Feel;

public sealed class TruthTests
{
    private static readonly Dictionary<char, FeelValue> Values = new()
    {
        ['是'] = FeelValue.Yes, ['否'] = FeelValue.No, ['未'] = FeelValue.Unknown("x"), ['不'] = FeelValue.NotApplicable,
    };

    /// <summary>Rows and columns in the order yes, no, unknown, not applicable; the doc of <see cref="Truth"/> in full.</summary>
    [Theory]
    [InlineData("and", "是是是", "是否否", "是未未", "是不不", "否是否", "否否否", "否未否", "否不否", "未是未", "未否否", "未未未", "未不不", "不是不", "不否否", "不未不", "不不不")]
    [InlineData("or", "是是是", "是否是", "是未是", "是不是", "否是是", "否否否", "否未未", "否不否", "未是是", "未否未", "未未未", "未不未", "不是是", "不否否", "不未未", "不不不")]
    public void Two_truths_combine_as_documented(string word, params string[] cases)
    {
        Assert.Equal(16, cases.Length);
        var expression = World.Compile($"mother.employed {word} birth.inPolicy");
        foreach (var row in cases)
        {
            var family = new Family { Mother = FeelValue.Of(World.PersonOf("mother", employed: Values[row[0]])), Birth = FeelValue.Of(World.BirthOf(inPolicy: Values[row[1]])) };
            Assert.Equal(Values[row[2]].Truth, expression.Evaluate(family.Frame, new Host()).Truth);
        }
    }

    [Theory]
    [InlineData('是', Truth.No)]
    [InlineData('否', Truth.Yes)]
    [InlineData('未', Truth.Unknown)]
    [InlineData('不', Truth.NotApplicable)]
    public void Not_turns_yes_and_no(char value, Truth expected) => Assert.Equal(expected, Evaluate("not(mother.employed)", Values[value]).Truth);

    [Fact]
    public void What_is_not_applicable_or_no_waits_before_it_is_turned_into_yes()
    {
        var family = new Family { Father = FeelValue.NotApplicable };
        Assert.Equal(Truth.NotApplicable, World.Evaluate("father.employed and birth.inPolicy", family).Truth);
        Assert.Equal(["births[1].inPolicy"], World.Evaluate("not(father.employed and birth.inPolicy)", family).Missing);
    }

    [Theory]
    [InlineData('是', 180)]
    [InlineData('否', 98)]
    public void A_choice_follows_its_condition(char value, int expected) =>
        Assert.Equal(FeelValue.Of((decimal)expected), Evaluate("if mother.employed then 180 else 98", Values[value]));

    [Fact]
    public void A_choice_on_an_unknown_condition_is_unknown_and_never_else()
    {
        Assert.Equal(["x"], Evaluate("if mother.employed then 180 else 98", Values['未']).Missing);
        Assert.Equal(FeelValue.NotApplicable, Evaluate("if mother.employed then 180 else 98", Values['不']));
    }

    [Fact]
    public void Missing_facts_are_united() =>
        Assert.Equal(["births[1].inPolicy", "mother.employed"], World.Evaluate("mother.employed and birth.inPolicy").Missing);

    [Theory]
    [InlineData("mother.income + birth.cost")]
    [InlineData("mother.income < birth.cost")]
    [InlineData("later(mother.birthDate, birth.date)")]
    public void Not_applicable_wins_over_unknown_in_every_other_operator(string text) =>
        Assert.Equal(FeelValue.NotApplicable, World.Evaluate(text, new Family { Mother = FeelValue.NotApplicable }));

    [Fact]
    public void A_count_over_members_in_doubt_is_unknown_but_keeps_its_bounds()
    {
        var family = new Family
        {
            Children = Family.ChildrenOf(World.ChildOf("children[1]", FeelValue.Of(3m)), World.ChildOf("children[2]"), World.ChildOf("children[3]", FeelValue.Of(50m))),
        };
        Assert.Equal(["children[2].ageMonths"], World.Evaluate("count(children[ageMonths < 36])", family).Missing);
        Assert.Equal(FeelValue.Yes, World.Evaluate("count(children[ageMonths < 36]) >= 1", family));
        Assert.Equal(FeelValue.No, World.Evaluate("count(children[ageMonths < 36]) = 3", family));
        Assert.Equal(Truth.Unknown, World.Evaluate("count(children[ageMonths < 36]) = 2", family).Truth);
        Assert.Equal(FeelValue.Yes, World.Evaluate("sum(for c in children return if c.ageMonths < 36 then 1 else 0) between 1 and 2", family));
        Assert.Equal(Truth.Unknown, World.Evaluate("count(children[ageMonths < 36]) + 1 > 2", family).Truth);
        Assert.Equal(FeelValue.Yes, World.Evaluate("1 + count(children[ageMonths < 36]) >= 2", family));
        Assert.Equal(FeelValue.Yes, World.Evaluate("1 - count(children[ageMonths < 36]) <= 0", family));
        Assert.Equal(FeelValue.Yes, World.Evaluate("some c in children[ageMonths < 36] satisfies c.ageMonths < 5", family));
        Assert.Equal(Truth.Unknown, World.Evaluate("every c in children[ageMonths < 36] satisfies c.ageMonths < 5", family).Truth);
    }

    [Fact]
    public void A_list_not_stated_leaves_everything_over_it_unknown()
    {
        foreach (var text in new[] { "count(children) > 1", "some c in children satisfies c.adopted", "sum(children.order) > 1", "children[1].adopted", "count(children[adopted]) = 0" })
        {
            Assert.Equal(["children"], World.Evaluate(text).Missing);
        }
    }

    [Fact]
    public void Nobody_satisfies_everything_and_nothing_over_an_empty_list()
    {
        var family = new Family { Children = FeelValue.Of([]) };
        Assert.Equal(FeelValue.No, World.Evaluate("some c in children satisfies c.adopted", family));
        Assert.Equal(FeelValue.Yes, World.Evaluate("every c in children satisfies c.adopted", family));
        Assert.Equal(FeelValue.Of(0m), World.Evaluate("sum(children.order)", family));
        Assert.Equal(FeelValue.NotApplicable, World.Evaluate("max(children.order)", family));
        Assert.Equal(FeelValue.NotApplicable, World.Evaluate("children[1].order", family));
    }

    [Theory]
    [InlineData("mother.income / (birth.babies - birth.babies)", FeelReasons.DivisionByZero)]
    [InlineData("addYears(on, 9000)", FeelReasons.DateRange)]
    [InlineData("date(yearOf(on), 13, 1)", FeelReasons.DateRange)]
    [InlineData("round(mother.income, 99)", FeelReasons.NumberRange)]
    [InlineData("mother.income * 9999999999999999999999999999 * 9999999999", FeelReasons.NumberRange)]
    public void What_has_no_value_is_unknown_with_its_reason(string text, string reason)
    {
        Assert.Equal([reason], World.Evaluate(text, ExpressionTests.Full).Missing);
        Assert.True(FeelReasons.IsReason(reason));
    }

    private static FeelValue Evaluate(string text, FeelValue employed) =>
        World.Evaluate(text, new Family { Mother = FeelValue.Of(World.PersonOf("mother", employed: employed)) });
}
