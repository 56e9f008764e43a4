using Anyu.Forecast;

namespace Anyu.Web.Forecasts;

/// <summary>Bands as a table, folded under their chart; cards where the page is narrow.</summary>
internal static class BandTable
{
    private static readonly ImmutableArray<Bilingual> Columns = [new("年份", "Year"), new("中位数", "Median"), new("80% 区间", "80 % band"), new("95% 区间", "95 % band"), new("实际数", "What came")];

    /// <summary>One row a year, with what came where it has.</summary>
    public static void Years(Html html, Bilingual label, ImmutableArray<(int Year, Band Band)> bands, Func<int, double?> actual)
    {
        var came = bands.Any(b => actual(b.Year) is not null);
        html.Add($"<details><summary>{("表：", "Table: ")}{label}</summary>");
        var table = new StackedTable(html, came ? Columns : Columns[..^1]);
        table.Open(label);
        foreach (var (year, band) in bands)
        {
            Row(table, h => h.Add($"{ForecastWords.Year(year)}"), band, came ? h => h.Add($"{(actual(year) is { } value ? ForecastWords.Amount(value) : "—")}") : null);
        }

        table.Close();
        html.Add($"</details>");
    }

    /// <summary>A row of a band.</summary>
    public static void Row(StackedTable table, Action<Html> name, Band band, Action<Html>? more)
    {
        Action<Html>[] cells =
        [
            h => h.Add($"{ForecastWords.Amount(band.Median)}"),
            h => h.Add($"{ForecastWords.Amount(band.Low80)}–{ForecastWords.Amount(band.High80)}"),
            h => h.Add($"{ForecastWords.Amount(band.Low95)}–{ForecastWords.Amount(band.High95)}"),
        ];
        table.Row(name, [.. cells, .. more is null ? Array.Empty<Action<Html>>() : [more]]);
    }
}
