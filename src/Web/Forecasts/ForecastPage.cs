using Anyu.Forecast;
using Anyu.Indicators;
using Anyu.Web.Portal;

namespace Anyu.Web.Forecasts;

/// <summary>What the forecast pages have in common: their style sheet, a place and a run found or a numbered problem, and the banner above made-up numbers.</summary>
internal abstract class ForecastPage(ForecastShelf shelf) : PortalPage
{
    /// <summary>The forecasts.</summary>
    protected ForecastShelf Shelf { get; } = shelf;

    /// <summary>Begins the page with the way back.</summary>
    protected void Begin(Bilingual title, params ReadOnlySpan<(string Link, Bilingual Name)> steps)
    {
        (Title, Section) = (title, "forecasts");
        Body.Add($"""<link rel="stylesheet" href="{Assets.Address("indicators.css")}"><link rel="stylesheet" href="{Assets.Address("forecasts.css")}">""");
        if (steps.IsEmpty)
        {
            return;
        }

        Body.Add($"""<p class="crumb">""");
        foreach (var (link, name) in steps)
        {
            Body.Add($"""<a href="{link}">{name}</a> › """);
        }

        Body.Add($"</p>");
    }

    /// <summary>The forecasts of a place, or null after the answer was made a problem.</summary>
    protected async Task<PlaceForecasts?> Find(string code)
    {
        if (!Shelf.Law.Places.TryResolve(code, out var place, out var problem))
        {
            Stop(StatusCodes.Status404NotFound, problem);
            return null;
        }

        if (await Shelf.Of(place.Code) is { } found)
        {
            return found;
        }

        Stop(StatusCodes.Status404NotFound, ForecastWebProblems.NoForecasts(place));
        return null;
    }

    /// <summary>The place with its name.</summary>
    protected Place Named(PlaceForecasts forecasts) => Shelf.Law.Places.Nearest(forecasts.Place);

    /// <summary>A run of a place, or null after the answer was made a problem.</summary>
    protected KeptRun? Find(PlaceForecasts forecasts, string id)
    {
        if (forecasts[id] is { } run)
        {
            return run;
        }

        Stop(StatusCodes.Status404NotFound, ForecastWebProblems.NoRun(Named(forecasts), id, Nearest.To(id, forecasts.Runs.Select(r => r.Id))));
        return null;
    }

    /// <summary>The banner above made-up numbers.</summary>
    protected void Banner(bool synthetic)
    {
        if (synthetic)
        {
            Body.Add($"""
                <p class="panel synthetic"><strong>{ValueWords.Synthetic}</strong> {("这里的历史、预测和需求由带种子的程序生成，只用来演示，与任何地方的实际情况无关。", "History, forecasts and needs here were made by a seeded program for demonstration and say nothing about any real place.")}</p>
                """);
        }
    }
}
