using Microsoft.Playwright;
using Xunit;

namespace Anyu.Browser;

/// <summary>A problem as a person should meet it.</summary>
internal static class Numbered
{
    /// <summary>The page names at least one problem by its number and shows nothing of the machinery.</summary>
    public static async Task Is(IPage page)
    {
        var code = page.Locator(".problem .code, .summary .code").First;
        Assert.Matches("^[A-Z]+-[0-9]{4}$", await code.InnerTextAsync());
        Assert.DoesNotMatch(@"Exception|\n\s+at [\w.]+\(|System\.", await page.InnerTextAsync("main"));
    }
}
