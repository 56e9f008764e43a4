using Xunit;

namespace Anyu.Browser;

/// <summary>A plan by township as an officer writes it: it cites the forecast that was kept, goes on in versions, and the public reads the one that is published.</summary>
public sealed class PlanPageTests(OwnStage stage) : IClassFixture<OwnStage>
{
    private const string Desk = "/workbench/plans?place=371581";

    [Fact]
    public async Task An_officer_keeps_the_forecast_by_township_and_writes_two_versions_of_a_plan_the_public_reads_the_published_one()
    {
        var reader = new Reader("zh");
        var officer = await stage.SignedIn("statistics", reader);
        await officer.GotoAsync(Desk);
        Assert.Equal(0, await officer.Locator("#additions").CountAsync());
        await officer.Press("button[value=divide]");
        await officer.FillAsync("#title", "托位规划（示范）");
        await officer.FillAsync("#from", "2027");
        await officer.FillAsync("#to", "2030");
        var run = await officer.Locator("main input[name=run]").InputValueAsync();
        var (part, service) = (await officer.Locator("details ul.list .code").Last.TextContentAsync(), await officer.Locator("details ul.list .code").First.TextContentAsync());
        await officer.FillAsync("#additions", $"{part} {service} 2028 -5\n999999999 {service} 2028 10");
        await officer.Press("button[value=keep]");
        Assert.Matches("IND-02\\d\\d", await officer.InnerTextAsync("#problems"));
        Assert.Equal("托位规划（示范）", await officer.InputValueAsync("#title"));
        Assert.DoesNotContain("第1版", await officer.InnerTextAsync("main"), StringComparison.Ordinal);

        await officer.FillAsync("#additions", $"{part} {service} 2028 40");
        await officer.Press("button[value=keep]");
        Assert.Contains("没有公布", await officer.InnerTextAsync("main"), StringComparison.Ordinal);
        var citizen = await stage.NewPage(reader);
        await citizen.GotoAsync("/forecasts/371581/plans");
        Assert.DoesNotContain("托位规划（示范）", await citizen.InnerTextAsync("main"), StringComparison.Ordinal);

        await officer.Press("main a[href$='#write']");
        Assert.Equal($"{part} {service} 2028 40", (await officer.InputValueAsync("#additions")).Trim());
        await officer.FillAsync("#additions", $"{part} {service} 2028 60");
        await officer.CheckAsync("input[name=publish][value=true]");
        await officer.Press("button[value=keep]");
        var desk = await officer.InnerTextAsync("main");
        Assert.Contains("第2版", desk, StringComparison.Ordinal);
        Assert.Contains("第1版", desk, StringComparison.Ordinal);
        Assert.Equal("", string.Join('\n', await Faults.Of(officer, reader, "plans-desk")));

        await citizen.GotoAsync("/forecasts/371581/plans");
        var text = await citizen.InnerTextAsync("main");
        Assert.Contains("托位规划（示范）", text, StringComparison.Ordinal);
        Assert.Contains(run, text, StringComparison.Ordinal);
        Assert.Contains("60", text, StringComparison.Ordinal);
        Assert.Equal("", string.Join('\n', await Faults.Of(citizen, reader, "plans")));
        await citizen.GotoAsync("/forecasts/371581/layout");
        Assert.Equal("", string.Join('\n', await Faults.Of(citizen, reader, "layout")));
    }
}
