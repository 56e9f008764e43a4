using Anyu.Feel;
using Anyu.Kernel;
using Xunit;

namespace Anyu.Unit.Feel;

public sealed class ExpressionTests
{
    [Theory]
    [InlineData("98 days + 15 * (birth.babies - 1)", 113)]
    [InlineData("80 % * 3600 yuan", 2880)]
    [InlineData("birth.cost * 50 %", 500)]
    [InlineData("setting(\"rate\") * birth.cost", 800)]
    [InlineData("amountOf(\"maternity-leave\") - 98", 60)]
    [InlineData("ceiling(birth.cost * 7 / 1000)", 7)]
    [InlineData("2 + 3 * 4 - 6 / 2", 11)]
    [InlineData("-2 * -3", 6)]
    [InlineData("8 - 3 - 2", 3)]
    [InlineData("min(1500 yuan, birth.cost)", 1000)]
    [InlineData("max(1, 7, 3)", 7)]
    [InlineData("sum([1, 2, 3])", 6)]
    [InlineData("round(2.345, 2) * 100", 235)]
    [InlineData("round(-2.5, 0)", -3)]
    [InlineData("floor(-1.5)", -2)]
    [InlineData("abs(-4 days)", 4)]
    [InlineData("count(children)", 2)]
    [InlineData("count(children[ageMonths < 36])", 1)]
    [InlineData("sum(for c in children return if c.adopted then 1 else 0)", 1)]
    [InlineData("max(children.order)", 2)]
    [InlineData("children[1].order", 1)]
    [InlineData("children[-1].order", 2)]
    [InlineData("monthsBetween(@\"2024-01-31\", @\"2024-02-29\")", 1)]
    [InlineData("yearsBetween(@\"2020-02-29\", @\"2023-02-28\")", 3)]
    [InlineData("daysBetween(@\"2024-02-28\", @\"2024-03-01\")", 2)]
    [InlineData("yearOf(on) + monthOf(on) + dayOf(on)", 2031)]
    [InlineData("if mother.employed then 180 else 98", 180)]
    public void A_number_is_computed(string text, int expected) => Assert.Equal(FeelValue.Of((decimal)expected), World.Evaluate(text, Full));

    [Theory]
    [InlineData("mother.employed and birth.inPolicy", true)]
    [InlineData("birth.inPolicy = true", true)]
    [InlineData("not(mother.employed)", false)]
    [InlineData("mother.hukou = \"rural\"", true)]
    [InlineData("mother.hukou in (\"urban\", \"rural\")", true)]
    [InlineData("mother.hukou != \"urban\"", true)]
    [InlineData("birth.date between @\"2016-01-01\" and @\"2024-12-31\"", true)]
    [InlineData("birth.babies in [1..2)", false)]
    [InlineData("birth.babies in [2..3)", true)]
    [InlineData("birth.babies in (1..2]", true)]
    [InlineData("birth.babies in >= 2", true)]
    [InlineData("birth.babies in (< 1, > 5)", false)]
    [InlineData("birth.babies in [1, 2]", true)]
    [InlineData("some c in children satisfies c.ageMonths >= 36", true)]
    [InlineData("every c in children satisfies c.ageMonths >= 36", false)]
    [InlineData("some c in children, d in children satisfies c.order < d.order and c.ageMonths > d.ageMonths", true)]
    [InlineData("isWithin(mother.place, \"370000\")", true)]
    [InlineData("birth.date >= setting(\"start\") and setting(\"basis\") = \"calendar\"", true)]
    [InlineData("on < addYears(children[2].birthDate, 3)", true)]
    [InlineData("母亲.已就业 and 母亲.户口性质 = \"rural\"", true)]
    [InlineData("children[月龄 < 36 个月][1].adopted", true)]
    [InlineData("addDays(birth.date, amount - 1) = @\"2024-06-06\"", true)]
    [InlineData("endOfMonth(birth.date) = @\"2024-03-31\" and startOfYear(on) = date(2024, 1, 1)", true)]
    [InlineData("later(birth.date, on) = on and earlier(birth.date, on) = birth.date", true)]
    [InlineData("children[1].mother = mother", true)]
    public void A_truth_is_computed(string text, bool expected) => Assert.Equal(FeelValue.Of(expected), World.Evaluate(text, Full));

    [Fact]
    public void A_year_from_leap_day_ends_by_the_rule_of_the_host()
    {
        var expression = World.Compile("addYears(@\"2020-02-29\", 3)");
        Assert.Equal(FeelValue.Of(new DateOnly(2023, 2, 28)), expression.Evaluate(Full.Frame, new Host()));
        Assert.Equal(FeelValue.Of(new DateOnly(2023, 3, 1)), expression.Evaluate(Full.Frame, new Host { LeapDayBirthdayOnFeb28 = false }));
    }

    [Fact]
    public void What_an_expression_rests_on_is_listed()
    {
        var expression = World.Compile("(some c in children satisfies c.order = 2) and amountOf(\"maternity-leave\") > 98 and setting(\"basis\") = \"age\" and mother.employed");
        Assert.Equal(["basis"], expression.Settings);
        Assert.Equal(["maternity-leave"], expression.Benefits);
        Assert.Equal([new ElementUse("child", "order"), new ElementUse("person", "employed")], expression.Elements);
    }

    [Theory]
    [InlineData("mother.employed and birth.inPolicy", "母亲已就业，并且 生育符合政策", "mother: is employed, and birth: is within the policy")]
    [InlineData("not(mother.employed) or mother.hukou = \"rural\"", "并非（母亲已就业），或者 母亲的户口性质为农村", "not (mother: is employed), or mother's kind of hukou is rural")]
    [InlineData("some c in children satisfies c.ageMonths < 36", "子女中至少有一个满足“该子女的月龄小于36个月”", "for at least one of children: that child's age in months is less than 36 months")]
    [InlineData("count(children[ageMonths < 36]) >= 2", "符合“月龄小于36个月”的子女的个数不低于2", "the number of those of children with age in months is less than 36 months is at least 2")]
    [InlineData("birth.date >= @\"2016-01-01\"", "生育的日期不早于2016年1月1日", "birth's date is on or after 2016-01-01")]
    [InlineData("birth.cost * 80 % > 3000", "生育的费用的80%大于3,000元", "80% of birth's cost is more than 3,000 yuan")]
    [InlineData("on < addDays(addYears(birth.date, 1), -1)", "查询日早于生育的日期满1年之日的前1天", "the day asked is before 1 day before 1 year after birth's date")]
    [InlineData("sum(for c in children return if c.adopted then 1 else 0) > 1", "满足“该子女收养的”的子女个数大于1", "the number of children for which that child: is adopted is more than 1")]
    [InlineData("isWithin(mother.place, \"371581\") or isWithin(mother.place, \"220000\")", "母亲的户籍所在地在“371581”、“220000”之一范围内", "mother's household registration is within one of")]
    [InlineData("amount > (if mother.employed then 1 else if father.employed then 2 else 3)", "（如果母亲已就业，则为1天；如果父亲已就业，则为2天；否则为3天）", "(if mother: is employed, then 1 day; if father: is employed, then 2 days; otherwise 3 days)")]
    [InlineData("amountOf(\"maternity-leave\") > 98 and setting(\"basis\") = \"age\"", "产假的数额大于98天，并且 口径“每年怎么算”为“age”", "the amount of maternity leave is more than 98 days")]
    public void An_expression_reads_in_both_languages(string text, string zh, string en)
    {
        Assert.Contains(zh, World.Compile(text).Render(Language.Zh), StringComparison.Ordinal);
        Assert.Contains(en, World.Compile(text).Render(Language.En), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("children[ageMonths < 36 months]", "children[ageMonths < 36]")]
    [InlineData("80 % * birth.cost", "80 * birth.cost / 100")]
    [InlineData("母亲.已就业", "mother.employed")]
    public void The_plain_form_has_no_sugar(string text, string plain) => Assert.Equal(plain, World.Compile(text).ToFeel());

    [Fact]
    public void A_trace_shows_every_node_with_its_fact()
    {
        var trace = World.Compile("mother.employed and count(children[ageMonths < 36]) > 0").Explain(Full.Frame, new Host());
        Assert.Equal(FeelValue.Yes, trace.Value);
        Assert.Equal("mother.employed", trace.Children[0].FactPath);
        Assert.Equal("母亲已就业", trace.Children[0].Rendered.Zh);
        Assert.Equal("count(children[ageMonths < 36]) > 0", trace.Children[1].Text);
        var filter = trace.Children[1].Children[0].Children[0];
        Assert.Equal(["children", "ageMonths < 36", "ageMonths < 36"], filter.Children.Select(c => c.Text));
        Assert.Equal("children[2].ageMonths", filter.Children[2].Children[0].FactPath);
    }

    internal static Family Full { get; } = MakeFull();

    private static Family MakeFull()
    {
        var mother = FeelValue.Of(World.PersonOf(
            "mother", FeelValue.Yes, FeelValue.Of(new DateOnly(1994, 5, 3)), FeelValue.Of("rural"), FeelValue.Of("371581"), FeelValue.Of(5000m), FeelValue.Of("甲")));
        var father = FeelValue.Of(World.PersonOf(
            "father", FeelValue.No, FeelValue.Of(new DateOnly(1992, 2, 29)), FeelValue.Of("urban"), FeelValue.Of("220000"), FeelValue.Of(0m), FeelValue.Of("乙")));
        return new Family
        {
            Mother = mother,
            Father = father,
            Birth = FeelValue.Of(World.BirthOf(FeelValue.Yes, FeelValue.Of(2m), FeelValue.Of(new DateOnly(2024, 3, 1)), FeelValue.Of(1000m))),
            Children = Family.ChildrenOf(
                World.ChildOf("children[1]", FeelValue.Of(50m), FeelValue.Of(new DateOnly(2020, 4, 1)), FeelValue.Of(1m), FeelValue.No, mother),
                World.ChildOf("children[2]", FeelValue.Of(3m), FeelValue.Of(new DateOnly(2024, 3, 1)), FeelValue.Of(2m), FeelValue.Yes, mother)),
        };
    }
}
