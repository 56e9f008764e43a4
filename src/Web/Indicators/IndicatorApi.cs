using Anyu.Indicators;

namespace Anyu.Web.Indicators;

/// <summary>Exports and the API: the same values as the pages, for the public.</summary>
internal static class IndicatorApi
{
    /// <summary>What the pages need; the database of the installation, where one could be opened.</summary>
    public static void AddIndicators(this IServiceCollection services) => services.AddSingleton(static all =>
        new IndicatorShelf(all.GetRequiredService<Library>(), all.GetRequiredService<TimeProvider>(), async () => (await all.GetRequiredService<Installation>().Opened)?.Database));

    /// <summary>Maps them.</summary>
    public static void MapIndicators(this WebApplication app, RouteGroupBuilder api)
    {
        app.MapGet("/indicators/export/{code}.csv", static (string code, IndicatorShelf shelf, HttpContext context) => File(code, ExportForm.Csv, shelf, context)).ExcludeFromDescription();
        app.MapGet("/indicators/export/{code}.xlsx", static (string code, IndicatorShelf shelf, HttpContext context) => File(code, ExportForm.Xlsx, shelf, context)).ExcludeFromDescription();
        app.MapGet("/indicators/sdmx/{code}.csv", static (string code, IndicatorShelf shelf, HttpContext context) => File(code, ExportForm.Sdmx, shelf, context)).ExcludeFromDescription();
        app.MapGet("/indicators/targets/{code}.csv", static (string code, IndicatorShelf shelf, HttpContext context) => Targets(code, ExportForm.Csv, shelf, context)).ExcludeFromDescription();
        app.MapGet("/indicators/targets/{code}.xlsx", static (string code, IndicatorShelf shelf, HttpContext context) => Targets(code, ExportForm.Xlsx, shelf, context)).ExcludeFromDescription();
        api.MapGet("/indicators/{id}/{code}", Values).ProducesProblem(StatusCodes.Status404NotFound)
            .WithName("indicator").WithSummary("Values of an indicator in a place, each with count, denominator, interval and class 一个地方某指标的历年值");
    }

    private static async Task<IResult> File(string code, ExportForm form, IndicatorShelf shelf, HttpContext context)
    {
        if (Place(code, await shelf.Now(context.RequestAborted), context) is not var (view, engine, place))
        {
            return TypedResults.Empty;
        }

        var (bytes, type) = Export.Of(engine, view.Law.Places, place, form);
        return TypedResults.Bytes(bytes, type, $"indicators-{place}.{(form == ExportForm.Xlsx ? "xlsx" : form == ExportForm.Sdmx ? "sdmx.csv" : "csv")}");
    }

    private static async Task<IResult> Targets(string code, ExportForm form, IndicatorShelf shelf, HttpContext context)
    {
        if (Place(code, await shelf.Now(context.RequestAborted), context) is not var (view, engine, place))
        {
            return TypedResults.Empty;
        }

        var (bytes, type) = Export.OfTargets(engine, view.Law, place, form);
        return TypedResults.Bytes(bytes, type, $"targets-{place}.{(form == ExportForm.Xlsx ? "xlsx" : "csv")}");
    }

    private static async Task<IResult> Values(string id, string code, IndicatorShelf shelf, HttpContext context)
    {
        if (Place(code, await shelf.Now(context.RequestAborted), context) is not var (view, engine, place))
        {
            return TypedResults.Empty;
        }

        if (!view.Catalogue!.Indicators.TryGetValue(id, out var indicator))
        {
            ProblemAnswer.Stop(context, StatusCodes.Status404NotFound, IndicatorWebProblems.NoIndicator(id, Nearest.To(id, view.Catalogue.Indicators.Keys)));
            return TypedResults.Empty;
        }

        var years = engine.Years(indicator, place);
        var pooled = indicator.Pooled.SelectMany(n => years.Skip(n - 1).Select(y => engine.Pooled(indicator, place, n, y.Period.Year)));
        return TypedResults.Ok(years.Concat(pooled).Select(v => ValueDto.Of(v, engine, view.Law)).ToList());
    }

    private static (ShelfView View, IndicatorEngine Engine, PlaceCode Place)? Place(string code, ShelfView view, HttpContext context)
    {
        if (view.Engine is not { } engine)
        {
            ProblemAnswer.Stop(context, StatusCodes.Status503ServiceUnavailable, view.Problems);
            return null;
        }

        if (!view.Law.Places.TryResolve(code, out var place, out var problem) || !engine.Release.Book.Places.Contains(place.Code))
        {
            ProblemAnswer.Stop(context, StatusCodes.Status404NotFound, problem ?? IndicatorWebProblems.NoCounts(place));
            return null;
        }

        return (view, engine, place.Code);
    }
}
