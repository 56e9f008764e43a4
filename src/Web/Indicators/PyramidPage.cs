using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Indicators;

/// <summary>The pyramid of one year, with a link for each other year, counted or forecast; a script may play them one after the other.</summary>
internal sealed class PyramidPage(IndicatorShelf shelf) : YearPage(shelf)
{
    private readonly IndicatorShelf source = shelf;

    protected override string Path => "/indicators/pyramid";

    public async Task<IActionResult> OnGetAsync(string code, int? year)
    {
        if (Find(code) is not var (engine, _, place))
        {
            return new EmptyResult();
        }

        var run = await source.Forecast(place.Code);
        var pyramid = new PyramidSource(engine, place.Code, run);
        ImmutableArray<int> years = [.. pyramid.Counted, .. pyramid.Coming];
        var shown = year ?? (pyramid.Counted.IsEmpty ? 0 : pyramid.Counted[^1]);
        if (!years.Contains(shown))
        {
            return Stop(StatusCodes.Status404NotFound, IndicatorWebProblems.NoYear(place, shown, years));
        }

        Head(
            new("人口金字塔", "Population pyramid"),
            new("逐年的链接就是动画的每一帧；没有脚本时点链接看。", "The links of the years are the frames of the animation; without a script follow them."),
            place, shown, years, engine.Release.Book.Sets.Any(s => s.Synthetic));
        Body.Add($"""<script src="{Assets.Address("indicators.js")}" defer></script>""");
        var coming = pyramid.Coming.Contains(shown);
        PyramidChart.Write(Body, pyramid.Ages(shown), pyramid.Most, pyramid.Title(shown), coming);
        if (run is not null && !pyramid.Coming.IsEmpty)
        {
            Body.Add($"""<p class="small">{($"{pyramid.Coming[0]}年起是预测“{run.Plan.Title}”（种子 {run.Record.Seed}，{run.Record.Trajectories} 条轨迹，输入 {run.Record.InputsHash[..8]}）。假设来自：{run.Plan.Source}", $"From {pyramid.Coming[0]} on it is the forecast “{run.Plan.Title}” (seed {run.Record.Seed}, {run.Record.Trajectories} trajectories, inputs {run.Record.InputsHash[..8]}). Assumptions from: {run.Plan.Source}")}</p>""");
            if (!Shelf.Kept)
            {
                Body.Add($"""<p><a href="/forecasts/{place.Code.ToString()}">{("预测和过去的误差", "Forecasts and their past errors")}</a></p>""");
            }
        }

        return Page();
    }
}
