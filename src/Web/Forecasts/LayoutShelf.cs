using System.Collections.Concurrent;
using Anyu.Indicators;
using Anyu.Store;
using Anyu.Web.Indicators;

namespace Anyu.Web.Forecasts;

/// <summary>The layouts that pages and exports read; worked out once for each forecast and each state of the counts, whoever asks first; the last one of a place is held.</summary>
internal sealed class LayoutShelf(ForecastShelf forecasts, IndicatorShelf indicators, Func<Database?> open)
{
    private readonly ConcurrentDictionary<PlaceCode, ((long Runs, long Sets) State, Lazy<Task<Result<ServiceLayout>>> Layout)> known = new();

    /// <summary>The layout of a place; problems where its forecast cannot be divided, null where it has no forecast or no counts.</summary>
    public async Task<Result<ServiceLayout>?> Of(PlaceCode place)
    {
        var (database, view) = (open(), await indicators.Now());
        if (view.Engine is not { } engine || await forecasts.Of(place) is not { } found)
        {
            return null;
        }

        var state = (database is null ? -1 : await KeepForecast.Number(database), view.Sets);
        var now = known.AddOrUpdate(place, _ => Begun(), (_, old) => old.State == state && old.Layout is not { IsValueCreated: true, Value.IsFaulted: true } ? old : Begun());
        return await now.Layout.Value;

        ((long, long) State, Lazy<Task<Result<ServiceLayout>>> Layout) Begun() => (state, new(() => Task.Run(() => LayoutsAtHand.Of(database, found, engine.Release, view.Law))));
    }

    /// <summary>The published plans of a place; none without a database.</summary>
    public async Task<ImmutableArray<PlanVersion>> Published(PlaceCode place) => open() is { } database ? await database.Read(unit => Plans.Published(unit, place)) : [];

    /// <summary>The layout by the forecast that a plan cites; null where it is not kept any more.</summary>
    public async Task<ServiceLayout?> Cited(PlanVersion plan) =>
        open() is { } database && (await indicators.Now()).Engine is { } engine ? await LayoutsAtHand.Cited(database, plan, engine.Release, forecasts.Law) : null;
}
