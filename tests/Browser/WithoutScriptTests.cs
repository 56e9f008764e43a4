using Xunit;

namespace Anyu.Browser;

/// <summary>
/// The pages as they are when the script does not come: a weak line, an old phone, a strict office. (The journeys are walked with scripts
/// switched off altogether; axe itself is one, so here only ours is kept away.)
/// </summary>
public sealed class WithoutScriptTests(Stage stage)
{
    [Theory]
    [InlineData("home")]
    [InlineData("question-place")]
    [InlineData("question-wrong")]
    [InlineData("answers")]
    [InlineData("result")]
    [InlineData("timeline")]
    [InlineData("library")]
    [InlineData("problem")]
    public async Task A_page_without_its_script_is_without_fault(string kind)
    {
        var reader = new Reader("zh", Scripts: false);
        var page = await stage.NewPage(Reader.Usual);
        await page.RouteAsync("**/assets/anyu.js*", static route => route.AbortAsync());
        await Portal.Open(kind, page, stage);
        Assert.Equal("", string.Join('\n', await Faults.Of(page, reader, kind)));
        await page.Context.CloseAsync();
    }
}
