using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Forecasts;

/// <summary>Places with forecasts.</summary>
internal sealed class IndexPage(ForecastShelf shelf) : ForecastPage(shelf)
{
    public async Task<IActionResult> OnGetAsync()
    {
        Begin(new("人口预测", "Forecasts"));
        Body.Add($"""
            <h1>{Title}</h1>
            <p class="lead">{("每个预测都带着 80% 和 95% 的区间、假设的来源，和以前预测的误差；保存的预测可以逐位重算。", "Every forecast stands with its 80 and 95 % bands, the source of its assumptions and the errors of earlier ones; a kept forecast can be run again bit by bit.")}</p>
            """);
        var places = await Shelf.Places();
        if (places.IsEmpty)
        {
            Body.Add($"""<p class="panel">{("还没有保存的预测。用 anyu forecast run 做一次。", "No forecast is kept yet. Make one with anyu forecast run.")}</p>""");
            return Page();
        }

        var isMadeUp = false;
        foreach (var place in places)
        {
            isMadeUp |= (await Shelf.Of(place.Code))?.Runs.Any(r => r.Run.Plan.Synthetic) == true;
        }

        Banner(isMadeUp);
        Body.Add($"""<ul class="places">""").Each(places, static (h, p) => h.Add($"""<li><a href="/forecasts/{p.Code.ToString()}">{p.Name}</a> <span class="code">{p.Code.ToString()}</span></li>""")).Add($"</ul>");
        return Page();
    }
}
