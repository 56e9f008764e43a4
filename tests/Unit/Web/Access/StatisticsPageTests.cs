using Anyu.Indicators;
using Anyu.Kernel;
using Anyu.Unit.Indicators;
using Anyu.Unit.Indicators.Web;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Anyu.Unit.Web.Access;

/// <summary>Statistics behind the sign-in: warnings through their life by two persons, counts withheld from the public, counting from records and back to them.</summary>
public sealed class StatisticsPageTests(RunningOffice office) : IClassFixture<RunningOffice>
{
    [Fact]
    public async Task A_warning_is_acknowledged_closed_with_its_cause_and_scored_by_another_person()
    {
        var id = await Opened(2024);
        using var one = await office.Staff("statistician", RunningOffice.Home);
        using var other = await office.Staff("manager", RunningOffice.Home);
        using var foreign = await office.Staff("statistician", RunningOffice.Foreign);
        using var clerk = await office.Staff("clerk", RunningOffice.Home);
        Assert.Contains(id, (await one.Get("/workbench/warnings")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(id, (await foreign.Get("/workbench/warnings")).Text, StringComparison.Ordinal);
        Assert.Equal(StatusCodes.Status403Forbidden, (await clerk.Get("/workbench/warnings")).Status);
        Assert.Equal(StatusCodes.Status404NotFound, (await Step(foreign, id, "acknowledge", "")).Status);
        Assert.Equal(StatusCodes.Status303SeeOther, (await Step(one, id, "acknowledge", "已联系")).Status);
        Assert.Contains("IND-0208", (await Step(one, id, "close", " ")).Text, StringComparison.Ordinal);
        Assert.Equal(StatusCodes.Status303SeeOther, (await Step(one, id, "close", "补报上年死亡")).Status);
        Assert.Contains("IND-0214", (await Step(one, id, "true", "")).Text, StringComparison.Ordinal);
        Assert.Equal(StatusCodes.Status303SeeOther, (await Step(other, id, "false", "重复登记")).Status);
        var page = (await one.Get("/workbench/warnings")).Text;
        Assert.Contains("补报上年死亡", page, StringComparison.Ordinal);
        Assert.Contains("评定：不属实", page, StringComparison.Ordinal);
        Assert.DoesNotContain("补报上年死亡", (await office.Stranger().Get($"/indicators/warnings/{RunningOffice.Home}")).Text, StringComparison.Ordinal);
        var log = await office.Open.Database.Read(unit => unit.Query<string>(new Anyu.Store.Statement("test", "select action || ' ' || detail from store_evidence where subject = @Id"), new { Id = id }));
        Assert.Contains("indicator.warning.step Closed", log);
        Assert.Contains("indicator.warning.refused IND-0214", log);
    }

    [Fact]
    public async Task Staff_see_what_is_withheld_and_where_it_comes_from_and_others_do_not()
    {
        using var staff = await office.Staff("statistician", RunningOffice.Home);
        using var foreign = await office.Staff("statistician", RunningOffice.Foreign);
        var page = await staff.Get($"/workbench/statistics/{RunningOffice.Home}/2025");
        Assert.Equal(StatusCodes.Status200OK, page.Status);
        Assert.DoesNotContain("不予公布</td>", page.Text, StringComparison.Ordinal);
        Assert.Contains("合成数据", page.Text, StringComparison.Ordinal);
        var value = await staff.Get($"/workbench/statistics/{RunningOffice.Home}/infant-mortality/2025");
        Assert.Contains("synthetic-371581-monthly.csv", value.Text, StringComparison.Ordinal);
        Assert.Equal(StatusCodes.Status404NotFound, (await foreign.Get($"/workbench/statistics/{RunningOffice.Home}/2025")).Status);
        Assert.Equal(StatusCodes.Status404NotFound, (await foreign.Get($"/workbench/statistics/{RunningOffice.Home}/infant-mortality/2025")).Status);
        Assert.Equal(StatusCodes.Status404NotFound, (await foreign.Get($"/workbench/statistics/records/{RunningOffice.Home}/live-births/2024")).Status);
        Assert.Equal(StatusCodes.Status404NotFound, (await staff.Get($"/workbench/statistics/records/{RunningOffice.Home}/live-births/2024?cells=order=tenth")).Status);
    }

    [Fact]
    public async Task No_page_of_staff_shows_a_rate_without_count_denominator_interval_and_class()
    {
        var id = await Opened(2023);
        using var staff = await office.Staff("statistician", RunningOffice.Home);
        var rates = 0;
        foreach (var address in new[] { "/workbench/statistics", "/workbench/warnings", $"/workbench/statistics/{RunningOffice.Home}/2025", $"/workbench/statistics/{RunningOffice.Home}/2023", $"/workbench/statistics/{RunningOffice.Home}/infant-mortality/2025", $"/workbench/statistics/{RunningOffice.Home}/births/2025" })
        {
            var page = await staff.Get(address);
            Assert.Equal(StatusCodes.Status200OK, page.Status);
            rates += BareRates.Check(address, page.Text);
        }

        Assert.True(rates > 15, $"{rates}");
        Assert.Contains(id, (await staff.Get("/workbench/warnings")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_the_last_night_went_is_said_and_a_night_that_failed_too()
    {
        using var staff = await office.Staff("statistician", RunningOffice.Home);
        Assert.Contains("夜间取数", (await staff.Get("/workbench/statistics")).Text, StringComparison.Ordinal);
        var night = new CountAtNight(PlaceCode.Parse(RunningOffice.Home), DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
        await office.Open.Database.Write(await night.Run(office.Open.Database, Anyu.Unit.Law.Library.Book, synthetic: true));
        Assert.Contains("完成，新取", (await staff.Get("/workbench/statistics")).Text, StringComparison.Ordinal);
        using var foreign = await office.Staff("statistician", RunningOffice.Foreign);
        Assert.DoesNotContain("完成，新取", (await foreign.Get("/workbench/statistics")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_are_counted_and_each_that_is_seen_leaves_evidence()
    {
        using var staff = await office.Staff("statistician", RunningOffice.Home);
        using var manager = await office.Staff("manager", RunningOffice.Home);
        Assert.Contains("WEB-0105", (await staff.Post("/workbench/statistics", ("place", RunningOffice.Home), ("period", "去年"))).Text, StringComparison.Ordinal);
        Assert.Equal(StatusCodes.Status404NotFound, (await staff.Post("/workbench/statistics", ("place", RunningOffice.Foreign), ("period", "2024"))).Status);
        Assert.Equal(StatusCodes.Status403Forbidden, (await manager.Post("/workbench/statistics", ("place", RunningOffice.Home), ("period", "2024"))).Status);
        Assert.Contains("没有记录", (await staff.Post("/workbench/statistics", ("place", RunningOffice.Home), ("period", "2024"))).Text, StringComparison.Ordinal);
        Assert.Equal(StatusCodes.Status200OK, (await staff.Get($"/workbench/statistics/records/{RunningOffice.Home}/live-births/2024")).Status);
        Assert.Equal(StatusCodes.Status403Forbidden, (await manager.Get($"/workbench/statistics/records/{RunningOffice.Home}/live-births/2024")).Status);
        Assert.Contains("IND-0215", (await staff.Get($"/workbench/statistics/records/{RunningOffice.Home}/maternal-deaths/2024")).Text, StringComparison.Ordinal);
    }

    private static Task<Answer> Step(Reader reader, string id, string what, string note) => reader.Post("/workbench/warnings", ("warning", id), ("do", what), ("note", note));

    private async Task<string> Opened(int year)
    {
        var test = new WatchedTest("infant-mortality", PlaceCode.Parse(RunningOffice.Home), Period.OfYear(year), "yearly-predictive 1 (alpha 0.01)", 40, 12, 22, 0.0001, Alarm: true, 0.8, Synthetic: true);
        await WarningLedger.Open(office.Open.Database, Sample.Counts, [test]);
        return test.Id;
    }
}
