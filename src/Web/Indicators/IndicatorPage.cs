using Anyu.Indicators;
using Anyu.Web.Portal;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Anyu.Web.Indicators;

/// <summary>What the indicator pages have in common: their style sheet, the shelf, places found or a numbered problem.</summary>
internal abstract class IndicatorPage(IndicatorShelf shelf) : PortalPage
{
    private ShelfView? view;

    /// <summary>The definitions and counts as they were when the request came.</summary>
    protected ShelfView Shelf => view!;

    /// <inheritdoc/>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        view = await shelf.Now(HttpContext.RequestAborted);
        await base.OnPageHandlerExecutionAsync(context, next);
    }

    /// <summary>Begins the page.</summary>
    protected void Begin(Bilingual title)
    {
        (Title, Section) = (title, "indicators");
        Body.Add($"""<link rel="stylesheet" href="{Assets.Address("indicators.css")}">""");
    }

    /// <summary>The engine, the definitions and the place, or null after the answer was made a problem.</summary>
    protected (IndicatorEngine Engine, IndicatorCatalogue Catalogue, Place Place)? Find(string code)
    {
        if (Shelf.Engine is not { } engine || Shelf.Catalogue is not { } catalogue)
        {
            Stop(StatusCodes.Status503ServiceUnavailable, Shelf.Problems);
            return null;
        }

        if (!Shelf.Law.Places.TryResolve(code, out var place, out var problem) || !engine.Release.Book.Places.Contains(place.Code))
        {
            Stop(StatusCodes.Status404NotFound, problem ?? IndicatorWebProblems.NoCounts(place));
            return null;
        }

        return (engine, catalogue, place);
    }

    /// <summary>The way back.</summary>
    protected void Crumb(params ReadOnlySpan<(string Link, Bilingual Name)> steps)
    {
        Body.Add($"""<p class="crumb">""");
        foreach (var (link, name) in steps)
        {
            Body.Add($"""<a href="{link}">{name}</a> › """);
        }

        Body.Add($"</p>");
    }
}
