using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Anyu.Browser;

/// <summary>From nothing to the answers.</summary>
public sealed partial class CheckerTests(Stage stage)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Four_questions_give_the_first_certain_answers(bool scripts)
    {
        var page = await stage.NewPage(new Reader("zh", Scripts: scripts), Reader.Phone);
        await Checker.FourAnswers(page);
        Assert.NotEqual(0, await page.Locator("aside.side li").CountAsync());

        await page.Press("aside.side button[formaction='/result']");
        Assert.NotEmpty(await Checker.Granted(page));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Skipping_every_question_comes_to_an_end()
    {
        var page = await stage.NewPage(Reader.Usual);
        await Checker.FourAnswers(page);
        var asked = 0;
        while (await page.Locator("button[name=do][value=skip]").CountAsync() > 0)
        {
            Assert.InRange(++asked, 1, 200);
            await page.Press("button[name=do][value=skip]");
        }

        await Checker.Go(page, "/result");
        Assert.NotEqual(0, await page.Locator("article.answer").CountAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_answer_can_be_changed_and_the_way_back_keeps_the_rest()
    {
        var page = await stage.NewPage(Reader.Usual);
        await Checker.FourAnswers(page);
        await page.Press("button[name=do][value=back]");
        Assert.True(await page.Locator("#mother-true").IsCheckedAsync());

        await page.Locator("#mother-false").CheckAsync();
        await Checker.Continue(page);
        await Checker.Go(page, "/result");
        await Checker.Go(page, "/check/answers");
        Assert.NotEqual(0, await page.Locator("tr", new() { HasText = "2024" }).CountAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Language_and_size_change_without_losing_an_answer()
    {
        var page = await stage.NewPage(Reader.Usual);
        await Checker.FourAnswers(page);
        await page.Press("button[name=lang]");
        await page.Press("button[name=elder]");
        Assert.Equal("en", await page.GetAttributeAsync("html", "lang"));
        Assert.Equal("elder", await page.GetAttributeAsync("html", "class"));
        Assert.NotEqual(0, await page.Locator("aside.side li").CountAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Nothing_of_the_answers_is_in_an_address_a_cookie_or_the_browsers_store()
    {
        var page = await stage.NewPage(Reader.Usual);
        var addresses = new ConcurrentQueue<string>();
        page.Context.Request += (_, request) => addresses.Enqueue(request.Url);
        await Checker.FourAnswers(page);
        foreach (var view in new[] { "/result", "/timeline", "/compare", "/check/answers", "/check" })
        {
            await Checker.Go(page, view);
        }

        Assert.All(addresses, address => Assert.Matches(Bare(), address[stage.Address.Length..]));
        Assert.All(await page.Context.CookiesAsync(), cookie => Assert.Equal("anyu-view", cookie.Name));
        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length + sessionStorage.length"));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Another_day_brings_the_law_of_that_day(bool scripts)
    {
        var page = await stage.NewPage(new Reader("zh", Scripts: scripts));
        await Checker.FourAnswers(page);
        await Checker.Go(page, "/result");
        var now = await Checker.Granted(page);
        await page.Locator("details:has(form.slider) > summary").ClickAsync();
        if (scripts)
        {
            await page.Turn(() => page.Locator("#slide").FillAsync(Month(2024, 6)));
        }
        else
        {
            await page.Locator("#day").FillAsync("2024年6月1日");
            await page.Press("form.slider button");
        }

        Assert.Equal("2024-06-01", await page.Locator("#day").InputValueAsync());
        Assert.NotEqual(now, await Checker.Granted(page));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_quote_opens_its_document_at_the_article(bool scripts)
    {
        var page = await stage.NewPage(new Reader("zh", Scripts: scripts), Reader.Phone);
        await Checker.Sample(page, 1);
        var answer = page.Locator("article.answer.sure").Filter(new() { Has = page.Locator("blockquote a") }).First;
        await answer.Locator("details").First.EvaluateAsync("e => e.open = true");
        var quote = (await answer.Locator("blockquote p").First.InnerTextAsync()).Trim('“', '”');
        await page.Turn(() => answer.Locator("blockquote a").First.ClickAsync());

        Assert.Matches("/law/.+#.+", page.Url);
        var article = page.Locator(".article:target");
        await Assertions.Expect(article).ToBeInViewportAsync();
        Assert.Contains(quote, (await article.InnerTextAsync()).Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    private static string Month(int year, int month) => (((year - 2012) * 12) + month - 1).ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^/[a-z/.-]*(\?v=[0-9a-f]{10})?$")]
    private static partial Regex Bare();
}
