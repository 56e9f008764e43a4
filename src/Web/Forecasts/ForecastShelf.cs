using System.Collections.Concurrent;
using Anyu.Indicators;
using Anyu.Store;
using Anyu.Web.Indicators;

namespace Anyu.Web.Forecasts;

/// <summary>
/// The forecasts that pages, exports and the API read: those kept in the database, scored with the counts the public may see, and the samples of places of which it has none. Read anew when
/// another run was kept; until the database is open, the samples.
/// </summary>
internal sealed class ForecastShelf(Library library, IndicatorShelf indicators, Func<Database?> open)
{
    private readonly string samples = Path.Combine(ContentFolder.Samples(library.Book.Root), "forecast");
    private readonly ConcurrentDictionary<(PlaceCode Place, long Number), PlaceForecasts?> known = new();

    /// <summary>The lawbook, for names of places.</summary>
    public Lawbook Law { get; } = library.Book;

    /// <summary>Places with forecasts, in the order of codes; not those inside another of them, which its page leads to.</summary>
    public async Task<ImmutableArray<Place>> Places()
    {
        var all = await ForecastsAtHand.Places(open(), samples);
        return [.. all.Where(place => !all.Any(wider => wider != place && place.IsWithin(wider))).Select(Law.Places.Nearest)];
    }

    /// <summary>The forecasts of a place, or null.</summary>
    public async Task<PlaceForecasts?> Of(PlaceCode place)
    {
        var database = open();
        var key = (place, database is null ? -1 : await KeepForecast.Number(database));
        if (known.TryGetValue(key, out var found))
        {
            return found;
        }

        found = await ForecastsAtHand.Of(database, samples, place, Came);
        if (found is null or { Actuals: not null })
        {
            known[key] = found;
        }

        return found;
    }

    private async Task<Release?> Came() => await indicators.Now() is { Kept: true, Engine: { } engine } ? engine.Release : null;
}
