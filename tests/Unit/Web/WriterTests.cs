using Anyu.Feel;
using Anyu.Kernel;
using Anyu.Web.Design;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Xunit;

namespace Anyu.Unit.Web;

public sealed class WriterTests
{
    private static readonly View English = new(Language.En, Elder: false);

    [Fact]
    public void What_a_person_typed_never_becomes_markup()
    {
        var typed = "<script>alert('育儿')</script>\" onload=\"x";
        var html = new Html(View.Usual).Add($"""<p title="{typed}">{typed}</p>""").ToString();
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("\" onload", html, StringComparison.Ordinal);
        Assert.Contains("育儿", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_in_both_languages_is_written_in_the_one_of_the_view()
    {
        Assert.Equal("<b>产假</b>", new Html(View.Usual).Add($"<b>{("产假", "Leave")}</b>").ToString());
        Assert.Equal("<b>Leave</b>", new Html(English).Add($"<b>{new Bilingual("产假", "Leave")}</b>").ToString());
    }

    [Fact]
    public void Dates_and_numbers_are_written_as_people_read_them()
    {
        var day = new DateOnly(2024, 3, 1);
        Assert.Equal("2024年3月1日 3,600.5", new Html(View.Usual).Add($"{day} {3600.50m}").ToString());
        Assert.Equal("1 March 2024", new Html(English).Add($"{day}").ToString());
    }

    [Fact]
    public void An_absent_attribute_leaves_nothing_behind()
    {
        var html = new Html(View.Usual).Add($"<input{Html.Attribute("value", null)}{Html.Flag("checked", true)}{Html.Flag("disabled", false)}>").ToString();
        Assert.Equal("<input checked=\"\">", html);
    }

    [Fact]
    public void A_yes_or_no_is_a_group_of_two_labelled_choices() => Assert.Equal(
        """<div class="field"><fieldset id="a"><legend>有工作单位吗？</legend><div class="choices"><div class="choice"><input type="radio" id="a-true" name="a" value="true" checked=""><label for="a-true">是</label></div><div class="choice"><input type="radio" id="a-false" name="a" value="false"><label for="a-false">否</label></div></div></fieldset></div>""",
        Written(new Field("a", new Bilingual("有工作单位吗？", "Employed?"), new FeelType.Boolean()) { Value = "true" }));

    [Fact]
    public void A_date_is_three_labelled_boxes_that_keep_what_was_typed() => Assert.Equal(
        """<div class="field"><fieldset id="d"><legend>哪天？</legend><div class="date"><div><label for="d-year">年</label><input id="d-year" name="d-year" class="w4" inputmode="numeric" autocomplete="off" maxlength="4" value="2024"></div><div><label for="d-month">月</label><input id="d-month" name="d-month" class="w2" inputmode="numeric" autocomplete="off" maxlength="2" value="13"></div><div><label for="d-day">日</label><input id="d-day" name="d-day" class="w2" inputmode="numeric" autocomplete="off" maxlength="2" value="1"></div></div></fieldset></div>""",
        Written(new Field("d", new Bilingual("哪天？", "When?"), new FeelType.Date()) { Value = "2024-13-1" }));

    [Fact]
    public void A_number_has_its_unit_tied_to_it() => Assert.Equal(
        """<div class="field"><label for="n">工资</label><p class="hint" id="n-hint">每月</p><div class="entry"><input id="n" name="n" autocomplete="off" inputmode="numeric" aria-describedby="n-hint n-unit"><span id="n-unit" class="unit">元</span></div></div>""",
        Written(new Field("n", new Bilingual("工资", "Wage"), new FeelType.Number(global::Anyu.Feel.Unit.Yuan)) { Hint = new Bilingual("每月", "a month") }));

    [Fact]
    public void A_code_offers_its_list() => Assert.Contains(
        """<input type="radio" id="c-both" name="c" value="both"><label for="c-both">两人的</label>""",
        Written(new Field("c", new Bilingual("谁的", "Whose"), new FeelType.Code("child-of")) { Options = [new("both", new Bilingual("两人的", "both"))] }),
        StringComparison.Ordinal);

    [Fact]
    public void A_wrong_field_says_what_is_wrong_and_is_tied_to_it()
    {
        var problem = new Problem("WEB-0005", new Bilingual("不是数字。", "Not a number."), default, new Bilingual("只填数字。", "Digits only."));
        var html = Written(new Field("n", new Bilingual("工资", "Wage"), new FeelType.Number(global::Anyu.Feel.Unit.Yuan)) { Value = "abc", Error = problem, Heading = true });
        Assert.Contains("<h1><label for=\"n\">工资</label></h1>", html, StringComparison.Ordinal);
        Assert.Contains("id=\"n-error\"", html, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"n-error n-unit\" aria-invalid=\"true\"", html, StringComparison.Ordinal);
        Assert.Contains("value=\"abc\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024", "2", "29", "2024-02-29")]
    [InlineData("２０２４", "３", "１", "2024-03-01")]
    [InlineData("2023", "2", "29", null)]
    [InlineData("24", "3", "1", null)]
    [InlineData("2024", "", "1", null)]
    public void A_posted_date_is_a_day_of_the_calendar_or_a_problem(string year, string month, string day, string? expected)
    {
        var read = FieldReader.Read(Form(("d-year", year), ("d-month", month), ("d-day", day)), "d", new FeelType.Date());
        Assert.Equal(expected, read.Answer);
        Assert.Equal(expected is null, read.Error?.Code == "WEB-0004");
    }

    [Theory]
    [InlineData("3,600.50", "3600.50")]
    [InlineData("３６００", "3600")]
    [InlineData("三千", null)]
    public void A_posted_number_is_read_as_people_write_it(string written, string? expected) =>
        Assert.Equal(expected, FieldReader.Read(Form(("n", written)), "n", new FeelType.Number(global::Anyu.Feel.Unit.Yuan)).Answer);

    [Fact]
    public void Nothing_posted_is_asked_for_again() =>
        Assert.Equal("WEB-0006", FieldReader.Read(Form(), "a", new FeelType.Boolean()).Error?.Code);

    private static string Written(Field field) => FieldWriter.Write(new Html(View.Usual), field).ToString().TrimEnd('\n');

    private static FormCollection Form(params (string Name, string Value)[] fields) =>
        new(fields.ToDictionary(f => f.Name, f => new StringValues(f.Value), StringComparer.Ordinal));
}
