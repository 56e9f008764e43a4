using Anyu.Forecast;

namespace Anyu.Web.Forecasts;

/// <summary>Bands as a table, folded under their chart; cards where the page is narrow.</summary>
internal static class BandTable
{
    private static readonly ImmutableArray<Bilingual> Columns = [new("年份", "Year"), new("中位数", "Median"), new("80% 区间", "80 % band"), new("95% 区间", "95 % band")];
    private static readonly ImmutableArray<Bilingual> ErrorColumns = [new("照过去误差 80%", "As past errors, 80 %"), new("照过去误差 95%", "As past errors, 95 %")];
    private static readonly Bilingual Came = new("实际数", "What came");

    /// <summary>One row a year, with the intervals of past errors where there are any, and what came where it has.</summary>
    public static void Years(Html html, Bilingual label, ImmutableArray<(int Year, Band Band)> bands, Func<int, double?> actual, ErrorRecord? record)
    {
        var came = bands.Any(b => actual(b.Year) is not null);
        var learnt = record is { Bands.IsEmpty: false };
        html.Add($"<details><summary>{("表：", "Table: ")}{label}</summary>");
        var table = new StackedTable(html, [.. Columns, .. learnt ? ErrorColumns : [], .. came ? [Came] : ImmutableArray<Bilingual>.Empty]);
        table.Open(label);
        foreach (var (year, band) in bands)
        {
            ImmutableArray<Action<Html>> errors = learnt ? [h => Error(h, record!.In(year), e => e.Within80), h => Error(h, record!.In(year), e => e.Within95)] : [];
            ImmutableArray<Action<Html>> actuals = came ? [h => h.Add($"{(actual(year) is { } value ? ForecastWords.Amount(value) : "—")}")] : [];
            Row(table, h => h.Add($"{ForecastWords.Year(year)}"), band, [.. errors, .. actuals]);
        }

        table.Close();
        html.Add($"</details>");
    }

    /// <summary>A row of a band.</summary>
    private static void Row(StackedTable table, Action<Html> name, Band band, ImmutableArray<Action<Html>> more)
    {
        Action<Html>[] cells =
        [
            h => h.Add($"{ForecastWords.Amount(band.Median)}"),
            h => h.Add($"{ForecastWords.Amount(band.Low80)}–{ForecastWords.Amount(band.High80)}"),
            h => h.Add($"{ForecastWords.Amount(band.Low95)}–{ForecastWords.Amount(band.High95)}"),
        ];
        table.Row(name, [.. cells, .. more]);
    }

    private static void Error(Html html, ErrorBand? band, Func<ErrorBand, Interval> within) =>
        html.Add($"{(band is null ? "—" : $"{ForecastWords.Amount(within(band).Low)}–{ForecastWords.Amount(within(band).High)}{(band.IsBeyond ? " *" : "")}")}");
}
