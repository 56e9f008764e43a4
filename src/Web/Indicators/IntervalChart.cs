using Anyu.Indicators;

namespace Anyu.Web.Indicators;

/// <summary>Values over time as dots with their intervals and the target as a dashed line; what is withheld is a gap with a mark. The table below it says the same.</summary>
internal static class IntervalChart
{
    private const double Width = 640;
    private const double Height = 240;
    private const double Left = 70;
    private const double Bottom = 34;
    private const double Top = 14;

    /// <summary>Draws it; nothing when no value is shown.</summary>
    public static void Write(Html html, ImmutableArray<IndicatorValue> values, decimal? target)
    {
        var ends = values.SelectMany(Ends).Where(double.IsFinite).Concat(target is { } aim ? [(double)aim] : []).ToList();
        if (!values.Any(v => v is IndicatorValue.Rated or IndicatorValue.Counted))
        {
            return;
        }

        var high = Math.Max(ends.Max() * 1.06, 1e-9);
        var step = (Width - Left - 10) / values.Length;
        double Y(double value) => Height - Bottom - ((Height - Bottom - Top) * Math.Min(value, high) / high);
        html.Add($"""<svg class="chart dots" viewBox="0 0 {Digits(Width)} {Digits(Height)}" role="img" aria-label="{("各期数值与区间，见下表", "Values with intervals; see the table below")}">""");
        Grid(html, high, Y);
        foreach (var (at, value) in values.Index())
        {
            var x = Left + (step * (at + 0.5));
            Dot(html, value, x, Y);
            html.Add($"""<text class="tick" x="{Digits(x)}" y="{Digits(Height - 10)}" text-anchor="middle">{Label(value.Period)}</text>""");
        }

        if (target is { } line)
        {
            html.Add($"""<line class="now" x1="{Digits(Left)}" x2="{Digits(Width)}" y1="{Digits(Y((double)line))}" y2="{Digits(Y((double)line))}"/>""");
        }

        html.Add($"</svg>");
    }

    /// <summary>Three lines across with their values.</summary>
    public static void Grid(Html html, double high, Func<double, double> y)
    {
        foreach (var tick in new[] { 0, high / 2, high })
        {
            html.Add($"""<line class="grid" x1="{Digits(Left)}" x2="{Digits(Width)}" y1="{Digits(y(tick))}" y2="{Digits(y(tick))}"/><text class="tick" x="{Digits(Left - 6)}" y="{Digits(y(tick) + 5)}" text-anchor="end">{Short(tick)}</text>""");
        }
    }

    /// <summary>A coordinate.</summary>
    public static string Digits(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A value at an axis.</summary>
    public static string Short(double value) => value.ToString(value >= 100 ? "#,0" : value >= 10 ? "0" : value >= 1 ? "0.#" : "0.##", CultureInfo.InvariantCulture);

    /// <summary>A period under an axis: the year, the month's number, or the two years of a pool.</summary>
    private static string Label(Period period) => period.IsMonth
        ? period.First.Number.ToString(CultureInfo.InvariantCulture)
        : period.Years > 1 ? string.Create(CultureInfo.InvariantCulture, $"{period.First.Year % 100:D2}–{period.Year % 100:D2}") : period.ToString();

    private static void Dot(Html html, IndicatorValue value, double x, Func<double, double> y)
    {
        switch (value)
        {
            case IndicatorValue.Rated { Rate: var r }:
                html.Add($"""<line class="range" x1="{Digits(x)}" x2="{Digits(x)}" y1="{Digits(y(r.Low))}" y2="{Digits(y(r.High))}"/><circle class="{(r.Stability is Stability.Stable or Stability.FullCount ? "f1" : "f5")}" cx="{Digits(x)}" cy="{Digits(y(r.Value))}" r="5"/>""");
                break;
            case IndicatorValue.Counted c:
                html.Add($"""<circle class="f1" cx="{Digits(x)}" cy="{Digits(y(c.Count))}" r="5"/>""");
                break;
            default:
                html.Add($"""<text class="tick" x="{Digits(x)}" y="{Digits(Height - Bottom - 6)}" text-anchor="middle">×</text>""");
                break;
        }
    }

    private static IEnumerable<double> Ends(IndicatorValue value) => value switch
    {
        IndicatorValue.Rated { Rate: var r } => [r.Value, Math.Min(r.High, r.Value * 6)],
        IndicatorValue.Counted c => [c.Count],
        _ => [],
    };
}
