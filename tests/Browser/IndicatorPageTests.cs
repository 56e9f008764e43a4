using Microsoft.Playwright;
using Xunit;

namespace Anyu.Browser;

/// <summary>Every page of the indicators, in both languages, at the usual size and in elder mode, on a phone and on a desk screen, with axe; and the pyramid played by its script.</summary>
public sealed class IndicatorPageTests(Stage stage)
{
    public static MatrixTheoryData<string, string, bool> Every() => new(
        [
            "/indicators", "/indicators/place/371581", "/indicators/place/371581/2023", "/indicators/place/371581001", "/indicators/infant-mortality/371581", "/indicators/crude-birth-rate/371581",
            "/indicators/warnings/371581", "/indicators/quality/371581", "/indicators/pyramid/371581/2024", "/indicators/pyramid/371581/2035", "/indicators/report/371581",
        ],
        ["zh", "en"],
        [false, true]);

    [Theory]
    [MemberData(nameof(Every))]
    public async Task An_indicator_page_is_without_fault(string address, string language, bool elder)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromMinutes(5) };
        using var first = await client.GetAsync(new Uri(stage.Address + address));
        Assert.True(first.IsSuccessStatusCode);
        var reader = new Reader(language, elder);
        var tab = await stage.KeptPage(GetType(), reader);
        await tab.GotoAsync(stage.Address + address);
        var faults = await Faults.Of(tab, reader, "indicators" + address.Replace('/', '-'));
        Assert.True(faults.IsEmpty, string.Join('\n', faults));
    }

    [Fact]
    public async Task The_pyramid_plays_through_its_years_and_stays_without_fault()
    {
        var tab = await stage.NewPage(Reader.Usual);
        await tab.GotoAsync(stage.Address + "/indicators/pyramid/371581/2018");
        await tab.ClickAsync(".years button");
        await Assertions.Expect(tab.Locator("#pyramid figcaption")).Not.ToContainTextAsync("2018");
        await tab.ClickAsync(".years button");
        Assert.Empty(await Faults.Now(tab));
    }

    [Fact]
    public async Task Without_a_script_each_year_is_a_link()
    {
        var tab = await stage.NewPage(Reader.Usual with { Scripts = false });
        await tab.GotoAsync(stage.Address + "/indicators/pyramid/371581/2018");
        await tab.ClickAsync(".years a >> text=2030");
        Assert.Contains("2030", await tab.InnerTextAsync("#pyramid figcaption"), StringComparison.Ordinal);
        Assert.Equal(0, await tab.Locator(".years button").CountAsync());
    }
}
