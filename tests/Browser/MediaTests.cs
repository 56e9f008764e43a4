using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Anyu.Browser;

/// <summary>The pages where they do not look as on an ordinary screen: on paper, in the reader's own few colours, far enlarged.</summary>
public sealed partial class MediaTests(Stage stage)
{
    private const int PaperWidth = 794;

    /// <summary>What the answers of a family with three children may take on A4.</summary>
    private const int SheetsAtMost = 10;

    /// <summary>What a comparison of four places may take on a phone, in pixels.</summary>
    private const int ComparisonAtMost = 4800;

    /// <summary>What a folded result may take on a phone, in pixels: the frame around the answers, and each answer.</summary>
    private const int Frame = 1600;
    private const int AnAnswer = 75;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Paper_shows_every_ground_of_what_is_given_and_no_button_on_few_sheets(bool scripts)
    {
        var page = await stage.NewPage(new Reader("zh", Scripts: scripts), PaperWidth);
        await Checker.Sample(page, 2);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.NotEqual(0, await Count(page, "blockquote p", seen: true));
        Assert.Equal(0, await Count(page, ".answer:not(.folded) blockquote p, .answer .what, .answer h3, .answer .amount, #receipt .code", seen: false));
        Assert.Equal(0, await Count(page, "header, nav, button.main, button.quiet", seen: true));
        Assert.Empty(await Faults.OfLayout(page));
        var paper = await page.PdfAsync(new PagePdfOptions { Format = "A4" });
        Assert.InRange(Sheets().Count(System.Text.Encoding.Latin1.GetString(paper)), 1, SheetsAtMost);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("timeline")]
    [InlineData("compare")]
    [InlineData("document-linqing-2023-5-plan")]
    public async Task Paper_is_wide_enough(string kind)
    {
        var page = await stage.NewPage(Reader.Usual, PaperWidth);
        await Portal.Open(kind, page, stage);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Equal(0, await Count(page, "header, nav, button.main, button.quiet", seen: true));
        Assert.Empty(await Faults.OfLayout(page));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("result")]
    [InlineData("timeline")]
    [InlineData("question-fact")]
    [InlineData("question-wrong")]
    [InlineData("library")]
    public async Task A_page_in_the_readers_own_colours_is_without_fault(string kind)
    {
        var page = await stage.NewPage(Reader.Usual, Reader.Phone);
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await Portal.Open(kind, page, stage);
        Assert.Equal("", string.Join('\n', await Faults.Now(page)));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_chosen_shows_in_the_readers_own_colours()
    {
        var page = await stage.NewPage(Reader.Usual);
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await Portal.Open("timeline", page, stage);
        Assert.NotEqual(await Style(page, ".chips [aria-pressed=true]", "backgroundColor"), await Style(page, ".chips button:not([aria-pressed])", "backgroundColor"));
        Assert.NotEqual(await Style(page, ".top nav [aria-current]", "borderBottomColor"), await Style(page, ".top nav a:not([aria-current])", "borderBottomColor"));
        await Portal.Open("question-family", page, stage);
        await page.Locator("#children-1").CheckAsync();
        Assert.Equal("solid", await Style(page, "label[for=children-1]", "outlineStyle"));
        Assert.Equal("none", await Style(page, "label[for=children-2]", "outlineStyle"));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("home")]
    [InlineData("question-dates")]
    [InlineData("result")]
    [InlineData("timeline")]
    [InlineData("compare")]
    [InlineData("answers")]
    [InlineData("library")]
    [InlineData("benefit")]
    public async Task Letters_twice_as_large_and_a_page_at_four_times_still_fit(string kind)
    {
        var page = await stage.NewPage(Reader.Usual);
        await Portal.Open(kind, page, stage);
        await page.SetViewportSizeAsync(320, 256);
        Assert.Empty(await Faults.OfLayout(page));
        foreach (var width in new[] { Reader.Phone, Reader.Desk })
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.EvaluateAsync("document.documentElement.style.setProperty('font-size', '212.5%')");
            Assert.Empty(await Faults.OfLayout(page));
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_result_is_short_and_the_frame_leaves_room_for_it()
    {
        var page = await stage.NewPage(Reader.Usual, Reader.Phone);
        await Checker.Sample(page, 2);
        var answers = (await page.Locator(".counts strong").AllInnerTextsAsync()).Sum(count => int.Parse(count, CultureInfo.InvariantCulture));
        Assert.InRange(await page.EvaluateAsync<int>("document.documentElement.scrollHeight"), 1, Frame + (AnAnswer * answers));
        await page.Press("button[name=elder]");
        Assert.InRange(await page.EvaluateAsync<int>("document.querySelector('header').offsetHeight"), 1, 150);
        var edges = await page.EvaluateAsync<double[]>("['main > h1', 'footer p', 'footer ul'].map(s => { const e = document.querySelector(s), c = getComputedStyle(e); return e.getBoundingClientRect().left + parseFloat(c.paddingLeft); })");
        Assert.Single(edges.Distinct());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_comparison_shows_first_what_differs_and_is_short()
    {
        var page = await stage.NewPage(Reader.Usual, Reader.Phone);
        await Portal.Open("compare", page, stage);
        Assert.InRange(await page.EvaluateAsync<int>("document.documentElement.scrollHeight"), 1, ComparisonAtMost);
        var same = "rows => rows.filter(r => new Set([...r.cells].slice(1).map(c => c.innerText)).size === 1).length";
        Assert.Equal(0, await page.Locator("main > .stack tbody tr").EvaluateAllAsync<int>(same));
        Assert.NotEqual(0, await page.Locator("main > details tbody tr").CountAsync());
        await page.Context.CloseAsync();
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)", RegexOptions.None, 1000)]
    private static partial Regex Sheets();

    private static Task<int> Count(IPage page, string selector, bool seen) => page.EvaluateAsync<int>(
        "([selector, seen]) => [...document.querySelectorAll(selector)].filter(e => (e.checkVisibility() && e.getBoundingClientRect().height > 0) === seen).length",
        new object[] { selector, seen });

    private static Task<string> Style(IPage page, string selector, string property) =>
        page.EvaluateAsync<string>("([selector, property]) => getComputedStyle(document.querySelector(selector))[property]", new[] { selector, property });
}
