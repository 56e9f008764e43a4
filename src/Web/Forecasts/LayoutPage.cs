using Anyu.Indicators;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Forecasts;

/// <summary>What each township needs of a service in a year, beside what there is today: tiles in the order of codes, a table under them, the years as links.</summary>
internal sealed class LayoutPage(ForecastShelf shelf, LayoutShelf layouts) : ForecastPage(shelf)
{
    public async Task<IActionResult> OnGetAsync(string code, string? service, int? year)
    {
        if (await Find(code) is not { } forecasts)
        {
            return new EmptyResult();
        }

        var place = Named(forecasts);
        if (await layouts.Of(place.Code) is not { } read)
        {
            return Stop(StatusCodes.Status404NotFound, ForecastWebProblems.NoForecasts(place));
        }

        if (read.Value is not { } layout)
        {
            return Stop(StatusCodes.Status404NotFound, read.Problems[0]);
        }

        var chosen = service is null ? layout.Services.FirstOrDefault() : layout.Service(service);
        if (chosen is null)
        {
            return Stop(StatusCodes.Status404NotFound, ForecastWebProblems.NoService(service ?? "", Nearest.To(service ?? "", layout.Services.Select(s => s.Id))));
        }

        var shown = year ?? Math.Min(layout.Whole.BaseYear + 5, layout.Whole.LastYear);
        if (!layout.Years.Contains(shown))
        {
            return Stop(StatusCodes.Status404NotFound, ForecastWebProblems.NoYear(shown, layout.Whole.BaseYear, layout.Whole.LastYear));
        }

        Begin(new($"{place.Name.Zh}：各乡镇的需要和现有", $"{place.Name.En}: needs and what there is by township"), ("/forecasts", new("人口预测", "Forecasts")), ($"/forecasts/{place.Code}", place.Name));
        Body.Add($"<h1>{Title}</h1>");
        Banner(layout.Whole.Plan.Synthetic);
        Choices(layout, chosen, shown);
        new LayoutWriter(Body, Shelf.Law.Places).Write(layout, chosen, shown);
        Method(layout);
        return Page();
    }

    /// <summary>Services and years as plain links.</summary>
    private void Choices(ServiceLayout layout, PlannedService chosen, int shown)
    {
        var year = ForecastWords.Year(shown);
        Body.Add($"""<nav class="years" aria-label="{("服务", "Services")}"><ul>""");
        foreach (var one in layout.Services)
        {
            Body.Add($"""<li><a href="/forecasts/{layout.Place.ToString()}/layout?service={one.Id}&amp;year={year}"{Web.Design.Html.Attribute("aria-current", one.Id == chosen.Id ? "page" : null)}>{one.Name}</a></li>""");
        }

        Body.Add($"""</ul></nav><nav class="years" aria-label="{("年份", "Years")}"><ul>""");
        foreach (var one in layout.Years)
        {
            Body.Add($"""<li><a href="/forecasts/{layout.Place.ToString()}/layout?service={chosen.Id}&amp;year={ForecastWords.Year(one)}"{Web.Design.Html.Attribute("aria-current", one == shown ? "page" : null)}>{ForecastWords.Year(one)}</a></li>""");
        }

        Body.Add($"</ul></nav>");
    }

    private void Method(ServiceLayout layout)
    {
        var pooled = layout.Parts.Select(part => ServiceLayout.PlacesOf(part.Plan.Division)).Where(places => places.Length > 1).ToList();
        Body.Add($"""
            <h2>{("怎么算的", "How it is worked out")}</h2>
            <p>{("县的预测按公布的常住人口和历年出生分到乡镇，每条路径中各乡镇之和等于全县。县内搬迁没有公布，乡镇各年龄的人数按有 5% 的误差（假设）；人越少，区间越宽。", "The county's forecast is divided by the published residents and births of each year; in every trajectory the townships add up to the county. Moves within the county are not published: the number of each age of a township is taken to be wrong by 5 % (an assumption); the fewer the people, the wider the band.")}</p>
            """);
        foreach (var places in pooled)
        {
            Body.Add($"<p>{($"一年出生不到 {PartForecast.FewestBirths} 人的地方单独算没有意义，合在一起：", $"Places with fewer than {PartForecast.FewestBirths} births a year are not forecast by themselves but together: ")}{LayoutWriter.NameOf(Shelf.Law.Places, places)}</p>");
        }

        Body.Add($"""
            <dl class="pairs"><dt>{("预测版本", "Version of the forecast")}</dt><dd class="code">{(layout.Kept ? layout.RunId : View.Pick("没有保存，临时算的", "not kept, worked out now"))} · {layout.Whole.Record.InputsHash[..16]}</dd><dt>{("种子", "Seed")}</dt><dd class="code">{layout.Whole.Record.Seed.ToString(CultureInfo.InvariantCulture)}</dd>
            <dt>{("来源", "Source")}</dt><dd>{layout.Whole.Plan.Source}</dd></dl>
            <p class="doorlinks"><a href="/forecasts/layout/{layout.Place.ToString()}.csv">CSV</a> <a href="/forecasts/layout/{layout.Place.ToString()}.xlsx">XLSX</a></p>
            """);
    }
}
