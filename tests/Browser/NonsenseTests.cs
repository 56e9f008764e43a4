using Xunit;

namespace Anyu.Browser;

/// <summary>What nobody should write and somebody will.</summary>
public sealed class NonsenseTests(Stage stage)
{
    [Theory]
    [InlineData("2024", "2", "31")]
    [InlineData("2999", "1", "1")]
    [InlineData("abcd", "<b>", "''")]
    [InlineData("", "", "")]
    public async Task A_date_that_cannot_be_is_asked_again_at_its_field(string year, string month, string day)
    {
        var page = await stage.NewPage(Reader.Usual, Reader.Phone);
        await Forms.Post(page, "/check", ("statement", $"anyu: family/1\nplace: \"{stage.Library.Samples[1].Statement.Place}\"\nchildren: [ {{}} ]\n"), ("ask", "dates"));
        await Checker.Born(page, year, month, day);
        await Checker.Continue(page);
        await Numbered.Is(page);
        Assert.Equal("problems", await page.EvaluateAsync<string>("document.activeElement.id"));
        Assert.Equal(1, await page.Locator("#child1-error").CountAsync());
        Assert.Equal("#child1-year", await page.Locator("#problems a").First.GetAttributeAsync("href"));
        Assert.Equal(year, await page.Locator("#child1-year").InputValueAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_place_that_is_not_there_is_a_numbered_problem()
    {
        var page = await stage.NewPage(Reader.Usual);
        await page.GotoAsync("/check");
        await page.Locator("#other").FillAsync("亚特兰蒂斯");
        await Checker.Continue(page);
        await Numbered.Is(page);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("family", "children", "40")]
    [InlineData("mother.employerAverageWage", "answer", "👶🍼")]
    [InlineData("mother.employerAverageWage", "answer", "-5")]
    [InlineData("mother.insurance", "answer", "<script>document.title='run'</script>")]
    [InlineData("mother.hukou", "answer", "亚特兰蒂斯")]
    public async Task An_answer_that_is_none_is_asked_again_in_words_without_paths(string asked, string name, string value)
    {
        var page = await stage.NewPage(Reader.Usual);
        var said = $"anyu: family/1\nplace: \"{stage.Library.Samples[1].Statement.Place}\"\nchildren: [ {{ birthDate: 2024-03-01 }} ]\n";
        await Forms.Post(page, "/check", ("statement", said), ("ask", asked), ("do", "answer"), ("expecting", "false"), (name, value));
        await Numbered.Is(page);
        Assert.DoesNotMatch(@"[a-z]\.[a-z]+[A-Z]|\[[0-9]+\]", await page.InnerTextAsync("#problems"));
        Assert.NotEqual("run", await page.TitleAsync());
        Assert.Contains("2024-03-01", await page.Locator("#keep input[name=statement]").InputValueAsync(), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("/result", "day", "31 Feb")]
    [InlineData("/result", "day", "2024-02-30")]
    [InlineData("/result", "day", "1999-01-01")]
    [InlineData("/compare", "other", "亚特兰蒂斯")]
    [InlineData("/compare", "other", "朝阳")]
    public async Task What_cannot_be_is_asked_again_at_its_field_and_the_page_stays(string address, string name, string value)
    {
        var page = await stage.NewPage(Reader.Usual, Reader.Phone);
        await Forms.Post(page, address, ("statement", stage.Library.Samples[0].Statement.ToYaml()));
        var before = await page.Locator("main tbody tr, article.answer").CountAsync();
        await page.Locator("main details.panel > summary").First.ClickAsync();
        await page.Locator("#" + name).FillAsync(value);
        await page.Press($"form:has(#{name}) button");
        await Numbered.Is(page);
        Assert.Equal(value, await page.Locator("#" + name).InputValueAsync());
        Assert.Equal(name + "-error", await page.Locator("#" + name).GetAttributeAsync("aria-describedby"));
        Assert.Equal("#" + name, await page.Locator("#problems a").First.GetAttributeAsync("href"));
        Assert.Equal(before, await page.Locator("main tbody tr, article.answer").CountAsync());
        Assert.Equal("", string.Join('\n', await Faults.Now(page)));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_name_that_several_places_have_is_offered_and_can_be_ticked()
    {
        var page = await stage.NewPage(Reader.Usual);
        await Forms.Post(page, "/compare", ("statement", stage.Library.Samples[0].Statement.ToYaml()), ("other", "朝阳"));
        await page.Locator(".choice label", new() { HasText = "北京市朝阳区" }).ClickAsync();
        await page.Locator("#other").FillAsync("");
        await page.Press("form:has(#other) button");
        Assert.Equal(0, await page.Locator("#problems").CountAsync());
        Assert.Equal(1, await page.Locator("main thead th", new() { HasText = "朝阳区" }).CountAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_was_entered_is_not_lost_with_a_step_that_failed()
    {
        var page = await stage.NewPage(Reader.Usual);
        await Forms.Post(page, "/result", ("statement", stage.Library.Samples[0].Statement.ToYaml()), ("on", "31 Feb"));
        await Numbered.Is(page);
        await page.Press("form[action='/check/answers'] button");
        Assert.NotEqual(0, await page.Locator("main tbody tr").CountAsync());
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("/check", "statement", "\t: -")]
    [InlineData("/result", "statement", "anyu: family/1\nmother: { nonsense: 1 }\n")]
    [InlineData("/result", "on", "2024-13-45")]
    [InlineData("/timeline", "settings", "no-such-point=yes")]
    [InlineData("/compare", "places", "999999")]
    public async Task A_form_that_was_tampered_with_is_a_numbered_problem(string address, string name, string value)
    {
        var page = await stage.NewPage(Reader.Usual);
        var sample = stage.Library.Samples[0].Statement.ToYaml();
        await Forms.Post(page, address, name == "statement" ? [(name, value)] : [("statement", sample), (name, value)]);
        await Numbered.Is(page);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Words_of_a_search_are_shown_and_never_run()
    {
        var page = await stage.NewPage(Reader.Usual);
        await page.GotoAsync("/law/search?q=" + Uri.EscapeDataString("\"><script>document.title='run'</script>"));
        Assert.NotEqual("run", await page.TitleAsync());
        Assert.Equal(0, await page.Locator("main script").CountAsync());
        await page.Context.CloseAsync();
    }
}
