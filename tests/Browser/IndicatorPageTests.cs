using Xunit;

namespace Anyu.Browser;

/// <summary>The pages of the indicators: their list, the dashboard of a place, one indicator; on a phone and a desk screen, with axe.</summary>
public sealed class IndicatorPageTests(Stage stage)
{
    public static MatrixTheoryData<string, string, bool> Every() => new(
        ["/indicators", "/indicators/place/371581", "/indicators/place/371581/2023", "/indicators/infant-mortality/371581", "/indicators/births/371581"],
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
}
