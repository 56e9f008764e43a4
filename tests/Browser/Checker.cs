using Microsoft.Playwright;

namespace Anyu.Browser;

/// <summary>What a person does on the pages of the checker: looks at labels, fills in, presses buttons.</summary>
internal static class Checker
{
    /// <summary>Starts, and answers place, children, date of birth and work: four questions.</summary>
    public static async Task FourAnswers(IPage page)
    {
        await page.GotoAsync("/check");
        await page.Locator("input[name=place]").First.CheckAsync();
        await Continue(page);
        await page.Locator("#children-1").CheckAsync();
        await page.Locator("#expecting-false").CheckAsync();
        await Continue(page);
        await Born(page, "2024", "3", "1");
        await Continue(page);
        await page.Locator("#mother-true").CheckAsync();
        await page.Locator("#father-true").CheckAsync();
        await Continue(page);
    }

    /// <summary>Fills in the date of birth.</summary>
    public static async Task Born(IPage page, string year, string month, string day)
    {
        await page.Locator("#child1-year").FillAsync(year);
        await page.Locator("#child1-month").FillAsync(month);
        await page.Locator("#child1-day").FillAsync(day);
    }

    /// <summary>Presses the button that goes on.</summary>
    public static Task Continue(IPage page) => page.Press("button[name=do][value=answer]");

    /// <summary>Presses the button of that address, wherever the page has it.</summary>
    public static Task Go(IPage page, string address) => page.Press($"button[formaction='{address}']");

    /// <summary>Opens the result of a sample family.</summary>
    public static async Task Sample(IPage page, int number)
    {
        await page.GotoAsync("/samples");
        await page.Turn(() => page.Locator("main li form button.main").Nth(number).ClickAsync());
    }

    /// <summary>The number of the receipt on the result page: another answer or another fact would make another number.</summary>
    public static Task<string> Receipt(IPage page) => page.Locator("#receipt .code").InnerTextAsync();

    /// <summary>The granted answers with their amounts, as read.</summary>
    public static async Task<string> Granted(IPage page) => string.Join('\n', await page.Locator("article.answer.sure").AllInnerTextsAsync());
}
