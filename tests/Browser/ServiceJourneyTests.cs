using Xunit;

namespace Anyu.Browser;

/// <summary>Services as people meet them: a birth is registered, a clerk decides it, a letter is printed, a birth is reported.</summary>
public sealed class ServiceJourneyTests(Stage stage)
{
    private const int ScreensAtMost = 6;
    private const int KeysAtMost = 6;

    [Fact]
    public async Task A_birth_is_registered_in_at_most_six_screens_and_a_clerk_decides_it_in_at_most_six_keys()
    {
        var citizen = await stage.NewPage(new Reader("zh"));
        await stage.SignIn(citizen, "newcomer");
        var screens = await Register(citizen, "371581199405030023", In(40));
        Assert.True(screens <= ScreensAtMost, $"{screens} screens");
        Assert.Contains("已经提交", await citizen.InnerTextAsync("main"), StringComparison.Ordinal);
        var number = await citizen.InnerTextAsync(".panel .code");
        Assert.Equal("", string.Join('\n', await Faults.Of(citizen, new Reader("zh"), "matter")));

        await citizen.ClickAsync("a[href^='/my/letters/']");
        Assert.True(await citizen.Locator("svg.qr").CountAsync() == 1, await citizen.InnerTextAsync("main"));
        Assert.Equal("", string.Join('\n', await Faults.Of(citizen, new Reader("zh"), "letter")));

        var clerk = await stage.NewPage(new Reader("zh"));
        await stage.SignIn(clerk, "clerk");
        await clerk.GotoAsync("/workbench/tasks?queue=free&service=birth-registration");
        Assert.Equal("", string.Join('\n', await Faults.Of(clerk, new Reader("zh"), "tasks")));
        var keys = 0;
        await clerk.FocusAsync("table a");
        await clerk.Keyboard.PressAsync("Enter");
        keys++;
        await clerk.WaitForURLAsync("**/cases/**");
        Assert.Equal("", string.Join('\n', await Faults.Of(clerk, new Reader("zh"), "case")));
        await clerk.Keyboard.PressAsync("Enter");
        keys++;
        await clerk.WaitForURLAsync("**/tasks?done=**");
        Assert.True(keys <= KeysAtMost);
        Assert.Contains(number, await clerk.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task What_is_wrong_on_a_page_is_named_at_its_field_and_what_was_typed_is_kept_as_a_draft(bool scripts)
    {
        var page = await stage.NewPage(new Reader("zh", Scripts: scripts));
        await stage.SignIn(page, "mother");
        await page.GotoAsync("/my/apply/birth-registration");
        await page.Press("main form button");
        await page.FillAsync("#mother-name", "样例女");
        await page.FillAsync("#mother-residentId", "371581199405030024");
        await page.Press("main form button.main");
        Assert.Contains("CASE-0202", await page.InnerTextAsync("#problems"), StringComparison.Ordinal);
        Assert.Equal("样例女", await page.InputValueAsync("#mother-name"));
        if (scripts)
        {
            Assert.Equal("", string.Join('\n', await Faults.Of(page, new Reader("zh"), "apply-wrong")));
        }

        await page.GotoAsync("/my");
        Assert.Contains("没填完的", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await page.ClickAsync("main a[href*='/my/apply/birth-registration/']");
        Assert.Equal("样例女", await page.InputValueAsync("#mother-name"));
    }

    [Fact]
    public async Task A_hospital_reports_a_birth()
    {
        var page = await stage.NewPage(new Reader("zh"));
        await stage.SignIn(page, "midwife");
        await page.GotoAsync("/console/report");
        Assert.Equal("", string.Join('\n', await Faults.Of(page, new Reader("zh"), "report")));
        await page.ClickAsync("main a[href='/console/report/birth-report']");
        await page.Press("button.main");
        await Date(page, "birth-date", In(-7));
        await page.FillAsync("#birth-place", "临清市");
        await page.FillAsync("#birth-babies", "1");
        await page.FillAsync("#child-orderInBirth", "1");
        await page.CheckAsync("#child-sex-1");
        await page.Press("main form button.main");
        await page.FillAsync("#mother-name", "样例女");
        await page.FillAsync("#mother-residentId", "371581199405030023");
        await page.Press("main form button.main");
        await page.Press("main form button.main");
        Assert.Contains("办结", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    /// <summary>Goes through the form and returns how many screens it took, the confirmation included.</summary>
    private static async Task<int> Register(Microsoft.Playwright.IPage page, string number, string due)
    {
        await page.GotoAsync("/my/apply/birth-registration");
        var screens = 1;
        await page.Press("button.main");
        screens++;
        await page.FillAsync("#mother-name", "样例女");
        await page.FillAsync("#mother-residentId", number);
        await page.FillAsync("#mother-phone", "13900000000");
        await page.FillAsync("#mother-hukou", "临清市");
        await page.FillAsync("#mother-residence", "南关区");
        await page.CheckAsync("#mother-maternityInsured-false");
        await page.Press("main form button.main");
        screens++;
        await page.CheckAsync("#couple-married-false");
        await page.Press("main form button.main");
        screens++;
        await Date(page, "pregnancy-dueDate", due);
        await page.CheckAsync("#application-registerAt-mother-hukou");
        await page.Press("main form button.main");
        screens++;
        await page.Press("main form button.main");
        screens++;
        return screens;
    }

    private static string In(int days) => TimeProvider.System.GetUtcNow().AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task Date(Microsoft.Playwright.IPage page, string field, string date)
    {
        var parts = date.Split('-');
        await page.FillAsync($"#{field}-year", parts[0]);
        await page.FillAsync($"#{field}-month", parts[1]);
        await page.FillAsync($"#{field}-day", parts[2]);
    }
}
