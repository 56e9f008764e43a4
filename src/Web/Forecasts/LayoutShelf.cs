using System.Collections.Concurrent;
using Anyu.Indicators;
using Anyu.Store;
using Anyu.Web.Indicators;

namespace Anyu.Web.Forecasts;

/// <summary>The layouts that pages and exports read; worked out once for each forecast and each state of the counts.</summary>
internal sealed class LayoutShelf(ForecastShelf forecasts, IndicatorShelf indicators, Func<Database?> open)
{
    private readonly ConcurrentDictionary<(PlaceCode Place, long Runs, long Sets), Result<ServiceLayout>> known = new();

    /// <summary>The layout of a place; problems where its forecast cannot be divided, null where it has no forecast or no counts.</summary>
    public async Task<Result<ServiceLayout>?> Of(PlaceCode place)
    {
        var (database, view) = (open(), await indicators.Now());
        if (view.Engine is not { } engine || await forecasts.Of(place) is not { } found)
        {
            return null;
        }

        var key = (place, database is null ? -1 : await KeepForecast.Number(database), view.Sets);
        if (known.TryGetValue(key, out var layout))
        {
            return layout;
        }

        return known[key] = await LayoutsAtHand.Of(database, found, engine.Release, view.Law);
    }
}
