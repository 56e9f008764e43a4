using Microsoft.Playwright;
using Xunit;

namespace Anyu.Browser;

/// <summary>The file in which a person keeps the answers.</summary>
public sealed class SavedFileTests(Stage stage)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_saved_family_opened_in_another_browser_gives_the_same_result(bool scripts)
    {
        var page = await stage.NewPage(new Reader("zh", Scripts: scripts));
        await Checker.Sample(page, 0);
        var receipt = await Checker.Receipt(page);
        var granted = await Checker.Granted(page);
        await page.Locator("#receipt > summary").ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("button[formaction='/check/save']").First.ClickAsync());
        Assert.Equal("anyu-family.yaml", download.SuggestedFilename);
        var file = await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);

        var other = await stage.NewPage(new Reader("zh", Scripts: scripts));
        await Open(other, download.SuggestedFilename, file);
        await Checker.Go(other, "/result");
        Assert.Equal(granted, await Checker.Granted(other));
        Assert.Equal(receipt, await Checker.Receipt(other));
        await page.Context.CloseAsync();
        await other.Context.CloseAsync();
    }

    [Theory]
    [InlineData("this: [is not")]
    [InlineData("anyu: family/1\nplace: \"999999\"\n")]
    [InlineData("anyu: family/1\nmother: { birthDate: 2999-01-01 }\n")]
    [InlineData("")]
    public async Task A_file_that_is_no_family_is_a_numbered_problem(string text)
    {
        var page = await stage.NewPage(Reader.Usual);
        await Open(page, "family.yaml", System.Text.Encoding.UTF8.GetBytes(text));
        if (await page.Locator(".problem").CountAsync() == 0)
        {
            await Checker.Go(page, "/result");
        }

        await Numbered.Is(page);
        await page.Context.CloseAsync();
    }

    private static async Task Open(IPage page, string name, byte[] bytes)
    {
        await page.GotoAsync("/check");
        await page.Locator("details.panel > summary").ClickAsync();
        await page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/yaml", Buffer = bytes });
        await page.Press("details.panel form button");
    }
}
