using Xunit;

namespace Anyu.Browser;

/// <summary>The pages of the forecasts: the list, a place, a run with its fans, pyramid and needs, two runs; on a phone and a desk screen, with axe, with and without script.</summary>
public sealed class ForecastPageTests(Stage stage)
{
    [Theory]
    [InlineData("/forecasts", "zh", false)]
    [InlineData("/forecasts/371581", "en", true)]
    [InlineData("/forecasts/371581/2025", "zh", false)]
    [InlineData("/forecasts/371581/2015/2020", "en", true)]
    [InlineData("/forecasts/371581/2025/with/2025-support", "zh", true)]
    public async Task A_forecast_page_is_without_fault(string address, string language, bool elder)
    {
        var reader = new Reader(language, elder);
        var tab = await stage.KeptPage(GetType(), reader);
        await tab.GotoAsync(stage.Address + address);
        var faults = await Faults.Of(tab, reader, address.Trim('/').Replace('/', '-'));
        Assert.True(faults.IsEmpty, string.Join('\n', faults));
    }
}
