using Anyu.Indicators;

namespace Anyu.Web.Indicators;

/// <summary>
/// The parts of a place as tiles in the order of their codes, without a map and without ranks. A tile is marked only where its interval does not reach the rate of the whole; it holds count,
/// denominator, interval and class like every rate.
/// </summary>
internal static class TileGrid
{
    /// <summary>Writes it.</summary>
    public static void Write(Html html, ImmutableArray<(Place Place, IndicatorValue Value)> parts, IndicatorValue whole)
    {
        html.Add($"""<ul class="tiles grid">""");
        foreach (var (place, value) in parts)
        {
            var (state, words) = Against(value, whole);
            html.Add($"""<li class="{state}"><a href="/indicators/place/{place.Code.ToString()}">{place.Name}</a>""");
            switch (value)
            {
                case IndicatorValue.Rated { Rate: var r }:
                    html.Add($"""<p class="rate"><strong>{ValueWords.Number(r.Value)}</strong> ({ValueWords.Number(r.Low)}–{ValueWords.Number(r.High)})</p><p class="small">{ValueWords.Number(r.Basis.Count)}/{ValueWords.Number(r.Basis.Denominator)} · {ValueWords.Of(r.Stability)}</p>""");
                    break;
                case IndicatorValue.Withheld w:
                    html.Add($"""<p class="small">{ValueWords.Withheld}: {ValueWords.Of(w.Reason)}</p>""");
                    break;
                default:
                    html.Add($"""<p class="small">{ValueWords.NotAtHand}</p>""");
                    break;
            }

            html.Add($"""<p class="small">{words}</p></li>""");
        }

        html.Add($"</ul>");
    }

    private static (string State, Bilingual Words) Against(IndicatorValue value, IndicatorValue whole) => (value, whole) switch
    {
        (IndicatorValue.Rated { Rate: var own }, IndicatorValue.Rated { Rate: var all }) when own.Low > all.High => ("high", new("▲ 区间高于全部", "▲ interval above the whole")),
        (IndicatorValue.Rated { Rate: var own }, IndicatorValue.Rated { Rate: var all }) when own.High < all.Low => ("low", new("▼ 区间低于全部", "▼ interval below the whole")),
        (IndicatorValue.Rated, IndicatorValue.Rated) => ("same", new("与全部分不清", "not distinguishable from the whole")),
        _ => ("same", new("", "")),
    };
}
