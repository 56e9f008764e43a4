using Anyu.Indicators;

namespace Anyu.Web.Indicators;

/// <summary>Counts side by side: months of a year, orders of birth, ages of mothers. A withheld count has a mark in place of its bar.</summary>
internal static class BarChart
{
    private const double Width = 640;
    private const double Height = 220;
    private const double Left = 70;
    private const double Bottom = 34;
    private const double Top = 14;
    private const int Few = 4;

    /// <summary>Draws it; nothing when no count is shown.</summary>
    /// <param name="html">The page.</param>
    /// <param name="bars">Short label and value of each.</param>
    /// <param name="name">What is drawn, for those who do not see it.</param>
    public static void Write(Html html, IReadOnlyList<(string Label, IndicatorValue Value)> bars, (string Zh, string En) name)
    {
        if (!bars.Any(b => b.Value is IndicatorValue.Counted))
        {
            return;
        }

        var high = Math.Max(1, bars.Max(b => b.Value is IndicatorValue.Counted c ? c.Count : 0) * 1.06);
        var step = (Width - Left - 10) / bars.Count;
        double Y(double value) => Height - Bottom - ((Height - Bottom - Top) * value / high);
        html.Add($"""<svg class="chart bars{(bars.Count <= Few ? " few" : "")}" viewBox="0 0 {IntervalChart.Digits(Width)} {IntervalChart.Digits(Height)}" role="img" aria-label="{name}{("，见下表", "; see the table below")}">""");
        IntervalChart.Grid(html, high, Y);
        foreach (var (at, (label, value)) in bars.Index())
        {
            var x = Left + (step * (at + 0.5));
            _ = value is IndicatorValue.Counted c
                ? html.Add($"""<rect class="f1" x="{IntervalChart.Digits(x - (step * 0.35))}" y="{IntervalChart.Digits(Y(c.Count))}" width="{IntervalChart.Digits(step * 0.7)}" height="{IntervalChart.Digits(Y(0) - Y(c.Count))}"/>""")
                : html.Add($"""<text class="tick" x="{IntervalChart.Digits(x)}" y="{IntervalChart.Digits(Height - Bottom - 6)}" text-anchor="middle">×</text>""");
            html.Add($"""<text class="tick" x="{IntervalChart.Digits(x)}" y="{IntervalChart.Digits(Height - 10)}" text-anchor="middle">{label}</text>""");
        }

        html.Add($"</svg>");
    }
}
