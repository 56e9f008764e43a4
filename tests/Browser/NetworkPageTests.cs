using System.Globalization;
using Xunit;

namespace Anyu.Browser;

/// <summary>The monitoring network as people use it: a point is assigned, its reporter sends and corrects, and the overview says who is late and who is not monitored.</summary>
public sealed class NetworkPageTests(OwnStage stage) : IClassFixture<OwnStage>
{
    [Fact]
    public async Task A_point_is_assigned_its_reporter_sends_a_report_and_corrects_it()
    {
        var reader = new Reader("zh");
        var chief = await stage.SignedIn("statistics", reader);
        await chief.GotoAsync("/workbench/statistics/network/assign");
        await chief.FillAsync("#place", "371581101");
        await chief.Press("main form[method=get] button.main");
        await chief.FillAsync("#zh", "松林镇卫生院（示范）");
        await chief.CheckAsync("#forms-births-monthly");
        await chief.GetByLabel("镇窗口").CheckAsync();
        await chief.FillAsync("#since", TimeProvider.System.GetUtcNow().AddMonths(-2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await chief.Press("main form[method=post] button.main");
        Assert.Contains("镇甲", await chief.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal("", string.Join('\n', await Faults.Of(chief, reader, "network-point")));

        var clerk = await stage.SignedIn("songlin", reader);
        await clerk.GotoAsync(chief.Url);
        await clerk.Press("main td a, main th a");
        await clerk.FillAsync("#value-0", "九");
        await clerk.Press("main form button.main");
        Assert.Contains("IND-0312", await clerk.InnerTextAsync("#problems"), StringComparison.Ordinal);
        await clerk.FillAsync("#value-0", "9");
        await clerk.FillAsync("#value-1", "4");
        await clerk.FillAsync("#value-2", "0");
        await clerk.Press("main form button.main");
        await clerk.FillAsync("#value-0", "10");
        await clerk.FillAsync("#note", "漏报一例");
        await clerk.Press("main form button.main");
        var text = await clerk.InnerTextAsync("main");
        Assert.Contains("9 · 4 · 0", text, StringComparison.Ordinal);
        Assert.Contains("10 · 4 · 0", text, StringComparison.Ordinal);
        Assert.Contains("漏报一例", text, StringComparison.Ordinal);
        Assert.Equal("", string.Join('\n', await Faults.Of(clerk, reader, "network-report")));

        await chief.GotoAsync("/workbench/statistics/network");
        text = await chief.InnerTextAsync("main");
        Assert.Contains("没有报表包括这个人群", text, StringComparison.Ordinal);
        Assert.Contains("1/16", text, StringComparison.Ordinal);
        Assert.Equal("", string.Join('\n', await Faults.Of(chief, reader, "network")));
        await chief.GotoAsync("/workbench/statistics/network?place=371526");
        Assert.Contains("ACC-0002", await chief.InnerTextAsync("main"), StringComparison.Ordinal);
    }
}
