using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Forecasts;

/// <summary>The kept forecasts of a place, the latest first, each with what it assumes.</summary>
internal sealed class PlacePage(ForecastShelf shelf) : ForecastPage(shelf)
{
    public async Task<IActionResult> OnGetAsync(string code)
    {
        if (await Find(code) is not { } forecasts)
        {
            return new EmptyResult();
        }

        var place = Named(forecasts);
        Begin(place.Name, ("/forecasts", new("人口预测", "Forecasts")));
        Body.Add($"<h1>{place.Name} <span class=\"hint\">{("人口预测", "forecasts")}</span></h1>");
        Banner(forecasts.Runs.Any(r => r.Run.Plan.Synthetic));
        foreach (var problem in forecasts.Problems)
        {
            Body.Add($"""<p class="panel"><span class="code">{problem.Code}</span> {problem.What} {problem.Mend}</p>""");
        }

        if (forecasts.Latest is not null)
        {
            Body.Add($"""<p><a class="button" href="/forecasts/{place.Code.ToString()}/layout">{("各乡镇要多少、有多少", "Needs and what there is, by township")}</a></p>""");
        }

        Body.Add($"""<ul class="list">""");
        foreach (var (id, run) in forecasts.Runs)
        {
            Body.Add($"""<li><h2><a href="/forecasts/{place.Code.ToString()}/{id}">{ForecastWords.Year(run.BaseYear)}–{ForecastWords.Year(run.LastYear)} · {ForecastWords.Of(run.Plan.Variant)}{(run.Plan.Effects.IsEmpty ? ("", "") : ("，附措施假设", ", with assumed effects"))}</a></h2>""");
            Body.Add($"""<p class="meta"><span>{run.Plan.Title}</span></p>""");
            if (run.Of(run.LastYear, "total") is { } total && run.Of(run.LastYear, "0-2") is { } young)
            {
                Body.Add($"""<p>{($"{ForecastWords.Year(run.LastYear)}年：总人口 {ForecastWords.Persons(total.Median)}（80% 区间 {ForecastWords.Persons(total.Low80)}–{ForecastWords.Persons(total.High80)}），三岁以下 {ForecastWords.Persons(young.Median)}（{ForecastWords.Persons(young.Low80)}–{ForecastWords.Persons(young.High80)}）", $"{ForecastWords.Year(run.LastYear)}: residents {ForecastWords.Persons(total.Median)} (80 % band {ForecastWords.Persons(total.Low80)}–{ForecastWords.Persons(total.High80)}), under three {ForecastWords.Persons(young.Median)} ({ForecastWords.Persons(young.Low80)}–{ForecastWords.Persons(young.High80)})")}</p>""");
            }

            if (forecasts.RecordsOf(run).FirstOrDefault(record => record.Group == "total") is { } record)
            {
                Body.Add($"""<p class="small">{(record.In(run.LastYear) is { } errors ? ($"照过去的误差，{ForecastWords.Year(run.LastYear)}年总人口的 80% 区间是 {ForecastWords.Persons(errors.Within80.Low)}–{ForecastWords.Persons(errors.Within80.High)}。", $"As past errors have been, 80 % for residents in {ForecastWords.Year(run.LastYear)}: {ForecastWords.Persons(errors.Within80.Low)}–{ForecastWords.Persons(errors.Within80.High)}.") : ("", ""))} {record.Told}</p>""");
            }

            Body.Add($"</li>");
        }

        Body.Add($"</ul>");
        return Page();
    }
}
