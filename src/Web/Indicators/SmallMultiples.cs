using Anyu.Indicators;

namespace Anyu.Web.Indicators;

/// <summary>The parts of a place as small charts on one scale, in a grid of tiles; each leads to its own page.</summary>
internal static class SmallMultiples
{
    private const double Width = 150;
    private const double Height = 64;

    public static void Write(Html html, ImmutableArray<(Place Place, ImmutableArray<IndicatorValue> Values)> parts, IndicatorDefinition indicator)
    {
        var shown = parts.SelectMany(p => p.Values).Select(Middle).OfType<double>().ToList();
        var most = shown.Count == 0 ? 1 : shown.Max() * 1.1;
        html.Add($"""<ul class="tiles">""");
        foreach (var (place, values) in parts)
        {
            html.Add($"""<li><a href="/indicators/{indicator.Id}/{place.Code.ToString()}">{place.Name}</a><svg class="chart tile" viewBox="0 0 {IntervalChart.Digits(Width)} {IntervalChart.Digits(Height)}" aria-hidden="true">""");
            var step = Width / Math.Max(1, values.Length);
            foreach (var (at, value) in values.Index())
            {
                var x = step * (at + 0.5);
                _ = Middle(value) is { } middle
                    ? html.Add($"""<circle class="f1" cx="{IntervalChart.Digits(x)}" cy="{IntervalChart.Digits(Height - 6 - ((Height - 12) * middle / most))}" r="4"/>""")
                    : html.Add($"""<text class="tick" x="{IntervalChart.Digits(x)}" y="{IntervalChart.Digits(Height - 4)}" text-anchor="middle">×</text>""");
            }

            html.Add($"</svg></li>");
        }

        html.Add($"""</ul><p class="small">{("× 表示不予公布或数据不全。同一比例尺。", "× is withheld or not at hand. One scale for all.")}</p>""");
    }

    private static double? Middle(IndicatorValue value) => value switch
    {
        IndicatorValue.Rated { Rate: var r } => r.Value,
        IndicatorValue.Counted c => c.Count,
        _ => null,
    };
}
