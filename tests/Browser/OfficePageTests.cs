using Anyu.Access;
using Microsoft.Playwright;
using Xunit;

namespace Anyu.Browser;

/// <summary>Every page behind the sign-in, in both languages and in elder mode, on a phone and on a desk screen, without fault.</summary>
public sealed class OfficePageTests(Stage stage)
{
    private static readonly Guid Subject = NamedId.Of("browser", "child");

    /// <summary>Page → whose it is and where.</summary>
    private static readonly Dictionary<string, (string Account, string Address)> Pages = new(StringComparer.Ordinal)
    {
        ["signin"] = ("", "/signin?to=/workbench/grants"),
        ["identity"] = ("", "/signin/staff"),
        ["code"] = ("clerk2", "/signin/code"),
        ["post"] = ("liaocheng", "/signin/post"),
        ["kept"] = ("clerk", "/signin/kept"),
        ["signout"] = ("clerk", "/signout"),
        ["workbench"] = ("manager", "/workbench"),
        ["scans"] = ("clerk", "/workbench/scans"),
        ["agencies"] = ("admin", "/workbench/agencies"),
        ["agency-open"] = ("admin", "/workbench/agencies/open"),
        ["post-open"] = ("admin", $"/workbench/posts/open?agency={NamedId.Of("demonstration agency", "lq-health"):D}"),
        ["post-one"] = ("admin", $"/workbench/posts/{NamedId.Of("demonstration post", "clerk"):D}"),
        ["roster"] = ("manager", "/workbench/roster"),
        ["roster-counted"] = ("qingnian", "/workbench/roster"),
        ["roster-township"] = ("songlin", "/workbench/roster"),
        ["roster-name"] = ("manager", "/workbench/roster/name?place=371581001"),
        ["roster-import"] = ("manager", "/workbench/roster/import"),
        ["grants"] = ("manager", "/workbench/grants"),
        ["grant-ask"] = ("clerk", $"/workbench/grants/ask/{Subject:D}/{"371581".PadRight(12, '0')}"),
        ["grant-elsewhere"] = ("clerk", $"/workbench/grants/ask/{Subject:D}/{"220102".PadRight(12, '0')}"),
        ["audit"] = ("auditor", "/workbench/audit"),
        ["work"] = ("operator", "/workbench/work"),
        ["statistics"] = ("statistics", "/workbench/statistics"),
        ["statistics-place"] = ("statistics", "/workbench/statistics/371581"),
        ["network"] = ("statistics", "/workbench/statistics/network"),
        ["network-assign"] = ("statistics", "/workbench/statistics/network/assign?place=371581101"),
        ["areas"] = ("statistics", "/workbench/statistics/areas"),
        ["area"] = ("statistics", "/workbench/statistics/areas/371581101"),
        ["warnings"] = ("statistics", "/workbench/warnings"),
        ["exchange"] = ("exchange", "/workbench/exchange"),
        ["sharing"] = ("exchange", "/workbench/sharing"),
        ["refused"] = ("clerk", "/workbench/audit"),
        ["settle"] = ("registrar", "/workbench/register"),
        ["imports"] = ("registrar", "/workbench/imports"),
        ["export"] = ("registrar", "/workbench/export"),
        ["find-person"] = ("clerk", "/workbench/persons"),
        ["newborns"] = ("clerk", "/workbench/newborns"),
        ["console"] = ("midwife", "/console"),
        ["my"] = ("mother", "/my"),
    };

    public static TheoryData<string, string, bool> Every()
    {
        var rows = new TheoryData<string, string, bool>();
        foreach (var page in Pages.Keys)
        {
            rows.Add(page, "zh", false);
            rows.Add(page, "zh", true);
            rows.Add(page, "en", false);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Every_page_behind_the_sign_in_is_without_fault(string page, string language, bool elder)
    {
        var reader = new Reader(language, elder);
        var tab = await stage.KeptPage(GetType(), reader);
        var (account, address) = Pages[page];
        await Furnish();
        if (account.Length > 0)
        {
            await stage.SignIn(tab, account);
        }

        await tab.GotoAsync(address);
        if (page == "audit")
        {
            await tab.Locator("#subject").FillAsync(Subject.ToString("D"));
            await tab.Press("button.main");
        }

        Assert.Equal("", string.Join('\n', await Faults.Of(tab, reader, "office-" + page)));
    }

    /// <summary>The whole way: entrance, provider, code set up and entered, workbench, sign-out. No script is needed.</summary>
    [Fact]
    public async Task A_member_of_staff_signs_in_with_a_code_and_out_again()
    {
        var page = await stage.NewPage(new Reader("zh", Scripts: false));
        await page.GotoAsync("/workbench");
        await page.Press("main a[href^='/signin/staff']");
        await page.Turn(() => page.GetByText("生育登记经办（二）").ClickAsync());
        var secret = await page.InnerTextAsync("#secret");
        await page.FillAsync("#code", "12");
        await page.Press("button.main");
        Assert.Contains("ACC-0031", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await page.FillAsync("#code", Authenticator.Code(secret));
        await page.Press("button.main");
        Assert.EndsWith("/workbench", page.Url, StringComparison.Ordinal);
        Assert.Contains("经乙", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await page.Press("header form button");
        await page.GotoAsync("/workbench");
        Assert.Contains("/signin?to=", page.Url, StringComparison.Ordinal);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_registrar_sends_a_table_maps_its_columns_and_imports_it_without_fault(bool scripts)
    {
        var reader = new Reader("zh", Scripts: scripts);
        var page = await stage.NewPage(reader);
        await stage.SignIn(page, "registrar");
        await page.GotoAsync("/workbench/imports");
        await page.SetInputFilesAsync("#table", new FilePayload { Name = $"who-{scripts}.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes($"who,born,which,where\n样例送,1990-05-0{(scripts ? 1 : 2)},男,371581\n样例错,1990-05-01,她,371581\n") });
        await page.Press("main form button.main");
        await Until(page, "不能导入");
        await Checked(page, reader, "import-refused");
        foreach (var (element, heading) in new[] { ("name", "who"), ("birth-date", "born"), ("sex", "which"), ("residence", "where") })
        {
            await page.SelectOptionAsync($"#column-{element}", heading);
        }

        await page.Press("details form button.main");
        await Until(page, "检查结果");
        Assert.Contains("REG-0204", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await Checked(page, reader, "import-checked");
        await page.Press("button[value=import]");
        await Until(page, "导入结果");
        await Checked(page, reader, "import-done");
    }

    /// <summary>Somebody leaves, the village is blank, a table with a fault in it names the next one: no script is needed.</summary>
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_keeper_of_the_roster_ends_somebody_and_imports_the_next(bool scripts)
    {
        var reader = new Reader("zh", Scripts: scripts);
        var page = await stage.NewPage(reader);
        await stage.SignIn(page, "songlin");
        await page.GotoAsync("/workbench/roster");
        var name = await page.Locator("td a[href*='/roster/persons/']").Nth(scripts ? 1 : 2).InnerTextAsync();
        await page.Press($"td a:text-is('{name}')");
        var village = await page.Locator(".crumb a").First.GetAttributeAsync("href") ?? "";
        await page.Locator("details.panel summary").First.ClickAsync();
        await page.FillAsync("#until", "昨天");
        await page.Press("button[value=correct]");
        Assert.Contains("昨天", await page.InnerTextAsync("#problems"), StringComparison.Ordinal);
        await page.FillAsync("#until", "2025-01-01");
        await page.Press("button[value=correct]");
        Assert.Contains("离任", await page.InnerTextAsync("dl"), StringComparison.Ordinal);
        await Checked(page, reader, "roster-person");
        await page.GotoAsync(village);
        Assert.Contains("没有人", await page.InnerTextAsync("table"), StringComparison.Ordinal);
        await page.GotoAsync("/workbench/roster/import");
        var rows = $"区划代码,姓名,职责,月报酬（元）,任职日期\n{village[(village.LastIndexOf('/') + 1)..]},新来,走访,900,2025-01-01\n371581001001,外来,,,2025-01-01\n";
        await page.SetInputFilesAsync("#table", new FilePayload { Name = "roster.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(rows) });
        await page.Press("main form button.main");
        Assert.Contains("ACC-0002", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await Checked(page, reader, "roster-plan");
        await page.Press("button[value=import]");
        await page.GotoAsync(village);
        Assert.Contains("新来", await page.InnerTextAsync("table"), StringComparison.Ordinal);
    }

    private static async Task Checked(IPage page, Reader reader, string name)
    {
        if (reader.Scripts)
        {
            Assert.Equal("", string.Join('\n', await Faults.Of(page, reader, name)));
        }
    }

    private static async Task Until(IPage page, string words)
    {
        for (var attempt = 0; attempt < 150 && !(await page.InnerTextAsync("main")).Contains(words, StringComparison.Ordinal); attempt++)
        {
            await Task.Delay(200, TestContext.Current.CancellationToken);
            await page.GotoAsync(page.Url);
        }

        Assert.Contains(words, await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    private async Task Furnish()
    {
        var place = "371581".PadRight(12, '0');
        await stage.Open.Database.Write(async unit =>
        {
            var account = await Accounts.Find(unit, Demonstration.Provider, "clerk") ?? throw new InvalidOperationException("clerk");
            var actor = await Actors.OfPost(unit, account.Id, NamedId.Of("demonstration post", "clerk"), stage.Open.Roles) ?? throw new InvalidOperationException("The clerk's post.");
            await new AskGrant(NamedId.Of("browser", "asked"), Subject, place, "家长来电核对接种信息", 4).Run(unit, actor);
            await new BreakGlass(NamedId.Of("browser", "broken"), Subject, place, "急诊需要过敏史").Run(unit, actor);
            if ((await KeptForms.Of(unit, stage.Open.Cipher, account.Id)).Count == 0)
            {
                await KeptForms.Keep(unit, stage.Open.Cipher, account.Id, "/workbench/grants", [new("note", "刚才写的意见")]);
            }
        });
    }
}
