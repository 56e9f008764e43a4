using Xunit;

namespace Anyu.Browser;

/// <summary>The types of areas as people use them: an area waits for a type, is given one with reasons, and waits no longer; the public reads the type and not the reasons.</summary>
public sealed class AreaPageTests(OwnStage stage) : IClassFixture<OwnStage>
{
    private const string Areas = "/workbench/statistics/areas";

    [Fact]
    public async Task An_area_is_given_a_type_and_leaves_the_list_of_those_without()
    {
        var reader = new Reader("zh", Scripts: false);
        var page = await stage.SignedIn("statistics", reader);
        await page.GotoAsync(Areas);
        Assert.Contains("青年路街道", await page.InnerTextAsync("#untyped"), StringComparison.Ordinal);
        await page.Press("#untyped a:has-text('青年路街道')");
        await page.CheckAsync("#type-few-places");
        await page.FillAsync("#reasons", "无");
        await page.Press("main form button.main");
        Assert.Contains("IND-0316", await page.InnerTextAsync("#problems"), StringComparison.Ordinal);
        await page.FillAsync("#reasons", "示范：托位不够");
        await page.Press("main form button.main");
        Assert.EndsWith(Areas, page.Url, StringComparison.Ordinal);
        Assert.DoesNotContain("青年路街道", await page.InnerTextAsync("#untyped"), StringComparison.Ordinal);
        Assert.Contains("示范：托位不够", await page.ContentAsync(), StringComparison.Ordinal);
        await page.GotoAsync("/indicators/place/371581001");
        Assert.Contains("地区类型: 托位少", await page.InnerTextAsync("#area summary"), StringComparison.Ordinal);
        Assert.DoesNotContain("示范：托位不够", await page.ContentAsync(), StringComparison.Ordinal);
    }
}
