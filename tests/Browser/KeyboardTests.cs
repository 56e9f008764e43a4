using Microsoft.Playwright;
using Xunit;

namespace Anyu.Browser;

/// <summary>The checker without a mouse.</summary>
public sealed class KeyboardTests(Stage stage)
{
    private const int StopsAtMost = 60;

    [Fact]
    public async Task The_keyboard_alone_leads_from_the_home_page_to_the_first_certain_answers()
    {
        var page = await stage.NewPage(Reader.Usual);
        await page.GotoAsync("/");
        await Press(page, "main a[href='/check']", "Enter");
        await Press(page, "input[name=place]", "Space");
        await Press(page, "button[value=answer]", "Enter");
        await Press(page, "#children-0", "ArrowDown");
        await Press(page, "#expecting-true", "ArrowDown");
        await Press(page, "button[value=answer]", "Enter");
        await Write(page, "#child1-year", "2024");
        await Write(page, "#child1-month", "3");
        await Write(page, "#child1-day", "1");
        await page.Turn(() => page.Keyboard.PressAsync("Enter"));
        await Press(page, "#mother-true", "Space");
        await Press(page, "#father-true", "Space");
        await Press(page, "button[value=answer]", "Enter");
        await Press(page, "button[formaction='/result']", "Enter");
        await Assertions.Expect(page.Locator("article.answer.sure").First).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_first_stop_leads_past_the_navigation()
    {
        var page = await stage.NewPage(Reader.Usual, Reader.Phone);
        await page.GotoAsync("/law");
        await page.Keyboard.PressAsync("Tab");
        Assert.True(await page.EvaluateAsync<bool>("document.activeElement.matches('a.skip') && document.activeElement.getBoundingClientRect().left >= 0"));
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        Assert.True(await page.EvaluateAsync<bool>("document.activeElement.closest('main') !== null"));
        await page.Context.CloseAsync();
    }

    /// <summary>Goes on by Tab until the element has the focus, which must be seen on every stop, and presses the key.</summary>
    private static async Task Press(IPage page, string selector, string key)
    {
        await Reach(page, selector);
        if (key == "Enter")
        {
            await page.Turn(() => page.Keyboard.PressAsync(key));
            return;
        }

        await page.Keyboard.PressAsync(key);
    }

    private static async Task Write(IPage page, string selector, string text)
    {
        await Reach(page, selector);
        await page.Keyboard.TypeAsync(text);
    }

    private static async Task Reach(IPage page, string selector)
    {
        for (var stop = 0; stop < StopsAtMost; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            var (here, marked) = await Focus(page, selector);
            Assert.True(marked, "A stop on the way to " + selector + " does not show the focus.");
            if (here)
            {
                return;
            }
        }

        Assert.Fail("The keyboard does not reach " + selector);
    }

    private static async Task<(bool Here, bool Marked)> Focus(IPage page, string selector)
    {
        var seen = await page.EvaluateAsync<bool[]>(
            "selector => { const e = document.activeElement; const s = getComputedStyle(e); return [e.matches(selector), e === document.body || s.outlineStyle !== 'none']; }",
            selector);
        return (seen[0], seen[1]);
    }
}
