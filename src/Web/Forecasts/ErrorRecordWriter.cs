using Anyu.Forecast;

namespace Anyu.Web.Forecasts;

/// <summary>Under a fan: from what the intervals of past errors were learnt, how wide they are, and how often they have held so far; or why there are none.</summary>
internal static class ErrorRecordWriter
{
    /// <summary>Writes it; nothing for series whose intervals have not been judged.</summary>
    /// <param name="html">The page.</param>
    /// <param name="record">What past errors say.</param>
    /// <param name="actual">What came in a year, or null.</param>
    public static void Write(Html html, ErrorRecord? record, Func<int, double?> actual)
    {
        if (record is null)
        {
            return;
        }

        html.Add($"""<p class="small">{record.Told}""");
        if (!record.Bands.IsEmpty)
        {
            Last(html, record.Bands[^1]);
            Held(html, [.. record.Bands.Where(band => actual(band.Year) is not null).Select(band => (band, actual(band.Year)!.Value))]);
        }

        _ = record.Bands.Any(band => band.IsBeyond) ? html.Add($" {("表中 * 表示比任何已有结果的预测都远。", "In the table * marks years further ahead than any forecast that has come.")}</p>") : html.Add($"</p>");
    }

    private static void Last(Html html, ErrorBand last) => html.Add(
        $" {($"{ForecastWords.Year(last.Year)}年 80% 为 {ForecastWords.Amount(last.Within80.Low)}–{ForecastWords.Amount(last.Within80.High)}。", $"For {ForecastWords.Year(last.Year)}, 80 %: {ForecastWords.Amount(last.Within80.Low)}–{ForecastWords.Amount(last.Within80.High)}.")}");

    private static void Held(Html html, ImmutableArray<(ErrorBand Band, double Came)> came)
    {
        if (!came.IsEmpty)
        {
            var held = came.Count(one => one.Band.Within80.Holds(one.Came));
            html.Add($" {($"这样的 80% 区间至今容纳了 {came.Length} 个实际数中的 {held} 个。", $"So far these 80 % intervals have held {held} of the {came.Length} numbers that came.")}");
        }
    }
}
