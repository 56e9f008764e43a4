using System.Diagnostics;
using System.Globalization;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Register;
using Microsoft.Playwright;
using Xunit;

namespace Anyu.Browser;

/// <summary>Services as the persons of the synthetic county meet them: what the register knows is not asked, what is refused can be mended, what is offered is confirmed.</summary>
public sealed class CountyJourneyTests(Stage stage, CountyStage county) : IClassFixture<CountyStage>
{
    private const int ScreensAtMost = 6;
    private const int FieldsAtMost = 5;

    private static readonly Reader Usual = new("zh");

    [Fact]
    public async Task An_expecting_wife_registers_the_birth_in_at_most_six_screens_and_answers_at_most_five_fields()
    {
        var page = await county.SignedIn("expecting", Usual);
        var (clock, screens, answered) = (Stopwatch.StartNew(), 0, 0);
        page.Load += (_, _) => screens++;
        await page.GotoAsync("/my/apply/birth-registration");
        await page.Press("button.main");
        foreach (var known in new[] { "mother-name", "mother-residentId", "mother-phone", "mother-hukou", "mother-residence" })
        {
            Assert.NotEqual("", await page.InputValueAsync("#" + known));
        }

        await Answer(() => page.CheckAsync("#mother-maternityInsured-false"));
        await page.Press("main form button.main");
        Assert.True(await page.IsCheckedAsync("#couple-married-true"));

        // A citizen reads the own record and the children's; the husband's name and number are stated.
        await Answer(() => page.FillAsync("#father-name", "样例男"));
        await Answer(() => page.FillAsync("#father-residentId", "371581199208110016"));
        await page.Press("main form button.main");
        await Answer(() => Date(page, "pregnancy-dueDate", 100));
        await Answer(() => page.CheckAsync("#application-registerAt-mother-hukou"));
        await page.Press("main form button.main");
        await page.Press("main form button.main");
        Report($"birth registration: {screens} screens, {answered} fields answered, {clock.ElapsedMilliseconds} ms");
        Assert.Contains("已经提交", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.True(screens <= ScreensAtMost, $"{screens} screens");
        Assert.True(answered <= FieldsAtMost, $"{answered} fields");
        Assert.Equal("", string.Join('\n', await Faults.Of(page, Usual, "county-registered")));

        Task Answer(Func<Task> act)
        {
            answered++;
            return act();
        }
    }

    [Fact]
    public async Task The_areas_without_a_type_and_those_overdue_for_review_are_listed_first()
    {
        var page = await county.SignedIn("statistics", Usual);
        await page.GotoAsync("/workbench/statistics/areas");
        Assert.Equal("大辛庄街道", (await page.InnerTextAsync("#untyped")).Trim());
        Assert.StartsWith("先锋路街道", (await page.InnerTextAsync("#overdue")).Trim(), StringComparison.Ordinal);
        Assert.Equal("", string.Join('\n', await Faults.Of(page, Usual, "county-areas")));
    }

    [Fact]
    public async Task Four_of_five_are_done_the_mother_mends_the_fifth_and_rates_it()
    {
        var page = await county.SignedIn("mother", Usual);
        await page.GotoAsync("/my");
        Assert.Contains("登记里的我家", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal("", string.Join('\n', await Faults.Of(page, Usual, "county-my")));
        await page.Press("main a:has-text('出生一件事')[href^='/my/matters/']");
        Assert.Contains("共 5 项，办好 4 项", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Contains("怎么办", await page.InnerTextAsync("#step-insurance"), StringComparison.Ordinal);
        Assert.Equal("", string.Join('\n', await Faults.Of(page, Usual, "county-four-of-five")));
        var number = await page.InnerTextAsync("section.panel .code");
        if (await page.Locator("#step-insurance details").First.GetAttributeAsync("open") is null)
        {
            await page.ClickAsync("#step-insurance details summary");
        }

        await page.Press("#step-insurance details button.main");
        Assert.Contains("办理中", await page.InnerTextAsync("#step-insurance"), StringComparison.Ordinal);
        await county.Answer(number, "insurance", 2, "child.insuranceStart", TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.Turn(() => page.ReloadAsync());
        Assert.Contains("共 5 项，办好 5 项", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await page.CheckAsync("input[name=score][value='5']");
        await page.Press("form:has(input[name=score]) button");
        Assert.Contains("您的评价：5/5", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal("", string.Join('\n', await Faults.Of(page, Usual, "county-rated")));
    }

    [Theory]
    [InlineData("zh", false)]
    [InlineData("zh", true)]
    [InlineData("en", false)]
    public async Task Both_parents_read_one_thread_with_offers_and_questions(string language, bool elder)
    {
        var reader = new Reader(language, elder);
        var (mother, father) = (await county.SignedIn("mother", reader), await county.SignedIn("father", reader));
        foreach (var page in new[] { mother, father })
        {
            await page.GotoAsync("/my");
            await page.Press($"main a:has-text('{(language == "zh" ? "我家能享受的" : "What my family is entitled to")}')");
        }

        Assert.Equal(mother.Url, father.Url);
        Assert.Equal("", string.Join('\n', await Faults.Of(father, reader, "county-thread")));
        if (await mother.Locator("button[id^=confirm-]").CountAsync() is var before and > 0)
        {
            await mother.Press("button[id^=confirm-]");
            await father.Turn(() => father.ReloadAsync());
            Assert.Equal(before - 1, await father.Locator("button[id^=confirm-]").CountAsync());
            Assert.Contains(language == "zh" ? "已确认" : "confirmed", await father.InnerTextAsync("main"), StringComparison.Ordinal);
        }

        Assert.True(await mother.Locator("main article.answer").CountAsync() > 0);
    }

    [Fact]
    public async Task A_family_answers_a_question_of_its_thread_and_a_wrong_answer_stays_at_its_field()
    {
        var page = await county.SignedIn("father", Usual);
        await page.GotoAsync("/my");
        await page.Press("main a:has-text('我家能享受的')");
        await page.Locator("details:has(input[name=path]) > summary").First.ClickAsync();
        var question = await page.Locator("details:has(input[name=path]) > summary").First.InnerTextAsync();
        await page.Press("details[open] form button.main");
        Assert.Contains("WEB-0006", await page.InnerTextAsync("#problems"), StringComparison.Ordinal);
        Assert.Equal("", string.Join('\n', await Faults.Of(page, Usual, "county-thread-wrong")));
        await page.EvaluateAsync("document.querySelectorAll('main details').forEach(fold => fold.open = false)");
        var fold = page.Locator("details:has(input[name=path])").First;
        await fold.Locator("summary").ClickAsync();
        var choices = fold.Locator("input[type=radio]");
        await (await choices.CountAsync() > 0 ? choices.First.CheckAsync() : fold.Locator("input:not([type=hidden])").First.FillAsync("临清市"));
        await page.Turn(() => fold.Locator("button.main").ClickAsync());
        Assert.DoesNotContain(question, await page.Locator("details:has(input[name=path]) > summary").AllInnerTextsAsync());
    }

    [Fact]
    public async Task Of_two_clerks_at_one_task_the_second_is_told_who_did_it_and_when()
    {
        var (first, second) = (await county.SignedIn("clerk", Usual), await county.SignedIn("clerk2", Usual));
        await first.GotoAsync("/workbench/tasks?queue=free&service=birth-registration");
        Assert.Equal("", string.Join('\n', await Faults.Of(first, Usual, "county-tasks")));
        var address = await first.GetAttributeAsync("table a", "href") ?? throw new InvalidOperationException("The queue is empty.");
        var clock = Stopwatch.StartNew();
        foreach (var page in new[] { second, first })
        {
            await page.GotoAsync(address);
        }

        await first.BringToFrontAsync();
        await first.Turn(() => first.Keyboard.PressAsync("Enter"));
        Report($"a clean case decided from its page: 1 key, {clock.ElapsedMilliseconds} ms");
        Assert.Contains("/tasks?done=", first.Url, StringComparison.Ordinal);
        await second.BringToFrontAsync();
        await second.Turn(() => second.Keyboard.PressAsync("Enter"));
        var told = await second.InnerTextAsync("#problems");
        Assert.Contains("CASE-0213", told, StringComparison.Ordinal);
        Assert.Contains("生育登记经办", told, StringComparison.Ordinal);
        Assert.Contains(TimeProvider.System.GetUtcNow().AddHours(8).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_leaves_a_post_loses_it_with_the_next_click_and_the_task_is_anothers_to_take()
    {
        var (leaving, staying, admin) = (await county.SignedIn("insurance", Usual), await county.SignedIn("manager", Usual), await county.SignedIn("admin", Usual));
        await leaving.GotoAsync("/workbench/tasks?queue=free&service=newborn-enrolment");
        await leaving.Press("table a");
        await leaving.Press("button:has-text('领取，先不办')");
        await leaving.Press("a[href^='/workbench/persons/']");
        Assert.Contains("查看目的", await leaving.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal("", string.Join('\n', await Faults.Of(leaving, Usual, "county-record")));
        var record = leaving.Url;
        await admin.GotoAsync($"/workbench/posts/{NamedId.Of("demonstration post", "insurance"):D}");
        await admin.Press("button:has-text('离岗')");
        await leaving.GotoAsync(record);
        Assert.DoesNotContain("/workbench/persons/", new Uri(leaving.Url).AbsolutePath, StringComparison.Ordinal);
        await staying.GotoAsync(record);
        Assert.Contains("ACC-0020", await staying.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal("", string.Join('\n', await Faults.Of(staying, Usual, "county-record-refused")));
    }

    [Fact]
    public async Task A_draft_is_there_again_after_a_closed_tab_and_a_restart_of_the_server()
    {
        var page = await county.SignedIn("expecting", Usual);
        await page.GotoAsync("/my/apply/counselling");
        await page.Press("button.main");
        await page.FillAsync("#application-question", "关掉浏览器以后还在吗？");
        await page.FillAsync("#mother-phone", "");
        await page.Press("main form button.main");
        await page.Context.CloseAsync();
        await county.Restart();
        var again = await county.SignedIn("expecting", Usual);
        await again.GotoAsync("/my");
        await again.Press("main a[href^='/my/apply/counselling/']");
        Assert.Equal("关掉浏览器以后还在吗？", await again.InputValueAsync("#application-question"));
    }

    [Fact]
    public async Task A_refusal_that_was_asked_to_be_reviewed_is_overturned_with_a_reason_and_done_again()
    {
        var page = await county.SignedIn("manager", Usual);
        await page.GotoAsync("/workbench/tasks?queue=reviews");
        await page.Press("table a");
        var address = page.Url;
        Assert.Equal("", string.Join('\n', await Faults.Of(page, Usual, "county-review")));
        await page.FillAsync("#overturn-text", "核对后应当办理");
        await page.Press("form:has(#overturn-text) button");
        await page.GotoAsync(address);
        Assert.Equal(0, await page.Locator("#overturn-text").CountAsync());
    }

    [Fact]
    public async Task Two_records_of_one_person_are_linked_and_parted_again_and_nothing_is_lost()
    {
        var page = await county.SignedIn("registrar", Usual);
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Record(first, "同名者");
        await Record(second, "同名者");
        await page.GotoAsync("/workbench/register");
        Assert.Contains("同名者", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal("", string.Join('\n', await Faults.Of(page, Usual, "county-settle")));
        await page.Press("button[value=link]");
        Assert.DoesNotContain("同名者", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await page.GotoAsync($"/workbench/persons/{second:D}");
        Assert.Contains("关联的记录", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal("", string.Join('\n', await Faults.Of(page, Usual, "county-linked")));
        await page.Press("button[value=undo]");
        Assert.DoesNotContain("关联的记录", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await page.GotoAsync("/workbench/register");
        Assert.Contains("同名者", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await page.Press("button[value=apart]");
        Assert.Contains("没有要核对的", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_being_typed_survives_a_killed_tab_and_a_restart_of_the_server()
    {
        var page = await county.SignedIn("father", Usual);
        await page.GotoAsync("/my/apply/counselling");
        await page.Press("button.main");
        await Kept(page, () => page.Locator("#application-question").PressSequentiallyAsync("打到一半"));
        Assert.Contains("已保存", await page.InnerTextAsync(".saved"), StringComparison.Ordinal);
        Assert.Equal("", string.Join('\n', await Faults.Of(page, Usual, "county-draft")));
        await Kill(page);
        await county.Restart();
        var again = await county.SignedIn("father", Usual);
        await again.GotoAsync("/my/apply/counselling");
        Assert.Equal("", string.Join('\n', await Faults.Of(again, Usual, "county-begun")));
        await again.Press("main a:has-text('接着填')");
        Assert.Equal("打到一半", await again.InputValueAsync("#application-question"));
        Assert.Contains("已保存", await again.InnerTextAsync(".saved"), StringComparison.Ordinal);

        // A page that shows an earlier revision does not write over a later one.
        var other = await county.SignedIn("father", Usual);
        await other.GotoAsync(again.Url);
        await Kept(again, () => again.FillAsync("#application-question", "这里的为准"));
        await Kept(other, () => other.FillAsync("#application-question", "旧的页面"), status: 409);
        Assert.Contains("别处也存过", await other.InnerTextAsync(".saved"), StringComparison.Ordinal);
        await again.GotoAsync(again.Url);
        Assert.Equal("这里的为准", await again.InputValueAsync("#application-question"));

        // Who leaves the page at once loses nothing either.
        var address = again.Url;
        await again.FillAsync("#application-question", "马上离开");
        await again.GotoAsync("/my");
        var clock = Stopwatch.StartNew();
        do
        {
            await again.GotoAsync(address);
        }
        while (await again.InputValueAsync("#application-question") != "马上离开" && clock.Elapsed < TimeSpan.FromSeconds(10));
        Assert.Equal("马上离开", await again.InputValueAsync("#application-question"));
    }

    [Fact]
    public async Task What_a_clerk_writes_survives_a_killed_tab_and_is_gone_when_it_was_sent()
    {
        var page = await county.SignedIn("clerk", Usual);
        await page.GotoAsync("/workbench/tasks?queue=free&service=counselling");
        await page.Turn(() => page.Locator("table a").Last.ClickAsync());
        await Kept(page, () => page.FillAsync("#application-answer", "答到一半"));
        await page.ClickAsync("summary:has-text('退回补正')");
        await Kept(page, () => page.FillAsync("#return-text", "请补充孕周，\n写到一半"));
        var address = page.Url;
        await Kill(page);
        var again = await county.SignedIn("clerk", Usual);
        await again.GotoAsync(address);
        Assert.Equal("答到一半", await again.InputValueAsync("#application-answer"));
        Assert.Equal("请补充孕周，\n写到一半", await again.InputValueAsync("#return-text"));
        Assert.Equal("", string.Join('\n', await Faults.Of(again, Usual, "county-returning")));
        await again.Press("form:has(#return-text) button");
        await again.GotoAsync(address);
        Assert.Equal(0, await again.Locator("#return-text").CountAsync());
    }

    [Fact]
    public async Task A_clerk_finds_a_person_by_name_initials_and_date_of_birth_without_an_address_that_names_anybody()
    {
        await Record(Guid.CreateVersion7(), "欧阳样例");
        var page = await county.SignedIn("clerk", Usual);
        foreach (var text in new[] { "欧阳样例", "ouyangyangli", "oyyl", "1990-05-01 欧阳" })
        {
            await Find(text);
            Assert.Contains("欧阳样例", await page.InnerTextAsync("main table"), StringComparison.Ordinal);
            Assert.EndsWith("/workbench/persons", page.Url, StringComparison.Ordinal);
        }

        Assert.Equal("", string.Join('\n', await Faults.Of(page, Usual, "county-found")));
        await Find("??");
        Assert.Equal("", string.Join('\n', await Faults.Of(page, Usual, "county-nobody")));

        async Task Find(string text)
        {
            await page.GotoAsync("/workbench/persons");
            await page.FillAsync("#text", text);
            await page.Press("main form button.main");
        }
    }

    [Fact]
    public async Task A_browser_that_keeps_no_cookies_is_told_so()
    {
        var page = await stage.NewPage(Usual, address: county.Address);
        await page.GotoAsync("/signin/citizens");
        await page.Context.ClearCookiesAsync();
        await page.Turn(() => page.Locator("main li a").First.ClickAsync());
        Assert.Contains("WEB-0210", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal("", string.Join('\n', await Faults.Of(page, Usual, "no-cookies")));
    }

    private async Task Record(Guid id, string name)
    {
        var clerk = Actor.OfProgram("clerk", PlaceRange.Nation, RegisterPermissions.Read, RegisterPermissions.Write);
        var recorded = await county.Open.Database.Write(unit => RecordPerson.Run(county.Register, unit, clerk, new NewPerson
        {
            Id = id, Name = name, Sex = RegisteredSex.Male, BirthDate = new(1990, 5, 1), Residence = PlaceCode.Parse("371581001"), Source = new Source("police", "household-register", Confidence.Certified),
        }));
        Assert.True(recorded.Succeeded, string.Join('\n', recorded.Problems));
    }

    /// <summary>Writes, and waits until the script has saved it or was refused.</summary>
    private static Task Kept(IPage page, Func<Task> write, int status = 200) => page.RunAndWaitForResponseAsync(
        write,
        answer => answer.Request.Method == "POST" && answer.Status == status);

    /// <summary>Ends the tab's process: the page hears nothing of it.</summary>
    private static async Task Kill(IPage page)
    {
        var crashed = new TaskCompletionSource();
        page.Crash += (_, _) => crashed.TrySetResult();
        var session = await page.Context.NewCDPSessionAsync(page);
        _ = session.SendAsync("Page.crash").ContinueWith(static sent => sent.Exception, TaskScheduler.Default);
        await crashed.Task;
        await page.Context.CloseAsync();
    }

    private static void Report(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);

    /// <summary>Fills in a day so many days ahead.</summary>
    private static async Task Date(IPage page, string field, int days)
    {
        var date = TimeProvider.System.GetUtcNow().AddDays(days);
        await page.FillAsync($"#{field}-year", date.Year.ToString(CultureInfo.InvariantCulture));
        await page.FillAsync($"#{field}-month", date.Month.ToString(CultureInfo.InvariantCulture));
        await page.FillAsync($"#{field}-day", date.Day.ToString(CultureInfo.InvariantCulture));
    }
}
