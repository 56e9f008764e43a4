using System.Collections.Concurrent;
using Anyu.Forecast;
using Anyu.Indicators;
using Anyu.Store;

namespace Anyu.Web.Indicators;

/// <summary>
/// Definitions and counts that the pages read: those of the database, or the sample tables while there is none or nothing was imported. Pages, exports and the
/// API answer for the public only, since nobody has signed in. The first reader has the release worked out; after an import the next is prepared while the last is shown.
/// </summary>
internal sealed class IndicatorShelf(Library library, TimeProvider clock, Func<Task<Database?>> open)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<PlaceCode, KeptRun?> samples = new();
    private Database? database;
    private ShelfView? shown;
    private Task<ShelfView>? coming;
    private DateTimeOffset looked;

    private string Samples => Path.Combine(Path.GetDirectoryName(library.Book.Root)!, CountsAtHand.Forecasts);

    /// <summary>What is read now; when the first release takes long, a view that says so.</summary>
    public async Task<ShelfView> Now(CancellationToken stop = default)
    {
        if (shown is { } ready && await IsWhole(ready))
        {
            return ready;
        }

        var next = Start();
        if (shown is { } old)
        {
            return old;
        }

        await Task.WhenAny(next, Task.Delay(Patience, stop));
        return next.IsCompleted ? await next : new ShelfView(library.Book, null, null, [IndicatorWebProblems.Preparing()], Kept: false, Sets: -1);
    }

    /// <summary>The warnings kept; none without a database.</summary>
    public async Task<ImmutableArray<WarningCase>> Warnings() => database is null ? [] : await WarningLedger.All(database);

    /// <summary>What was decided of a place as an area; null without a database or a decision.</summary>
    public async Task<ClassifiedArea?> Area(PlaceCode place) => database is null ? null : await database.Read(unit => ClassifyArea.Latest(unit, place));

    /// <summary>The forecast kept for a place; of the samples where those are shown.</summary>
    public async Task<KeptRun?> Forecast(PlaceCode place)
    {
        if (shown is { Kept: true } && database is not null)
        {
            return (await ForecastsAtHand.Of(database, null, place))?.Latest;
        }

        if (!samples.TryGetValue(place, out var run))
        {
            samples[place] = run = (await ForecastsAtHand.Of(null, Samples, place))?.Latest;
        }

        return run;
    }

    /// <summary>The age groups of that forecast.</summary>
    public async Task<GroupForecast?> Groups(PlaceCode place) => PlaceForecasts.Groups(await Forecast(place));

    /// <summary>What was imported and closed; nothing without a database.</summary>
    public async Task<(ImmutableArray<ImportedTable> Tables, ImmutableArray<ClosedPeriod> Periods)> Log(CountBook book) =>
        database is null ? ([], []) : (await ImportLog.Tables(database), await ImportLog.Periods(database, book));

    /// <summary>Data sets come one by one and never go: their number tells whether another has come.</summary>
    private async Task<bool> IsWhole(ShelfView view)
    {
        var now = clock.GetUtcNow();
        if (database is null || now - looked < Fresh)
        {
            return true;
        }

        looked = now;
        try
        {
            return await ReadCounts.Sets(database) == view.Sets;
        }
        catch (StoreException)
        {
            // While the database cannot be read, what was released before is still true.
            return true;
        }
    }

    /// <summary>One preparation at a time; after it has ended, by result or fault, the next may begin.</summary>
    private Task<ShelfView> Start()
    {
        lock (gate)
        {
            if (coming is null or { IsCompleted: true })
            {
                coming = Task.Run(Prepared);
            }

            return coming;
        }
    }

    private async Task<ShelfView> Prepared()
    {
        try
        {
            return await Prepare();
        }
        catch (StoreException fault)
        {
            return new ShelfView(library.Book, null, null, [fault.Problem], Kept: false, Sets: -1);
        }
    }

    private async Task<ShelfView> Prepare()
    {
        database ??= await open();
        var sets = database is null ? 0 : await ReadCounts.Sets(database);
        var catalogue = IndicatorCatalogue.Load(library.Book);
        if (catalogue.Value is null)
        {
            return shown = new ShelfView(library.Book, null, null, catalogue.Problems, Kept: false, sets);
        }

        var counts = await CountsAtHand.Read(database, catalogue.Value, library.Book);
        if (counts.Value is not { } read)
        {
            return shown = new ShelfView(library.Book, catalogue.Value, null, counts.Problems, Kept: false, sets);
        }

        var release = await read.ReleaseTo(Audience.Public, database);
        _ = release.All.Any();
        return shown = new ShelfView(library.Book, catalogue.Value, new IndicatorEngine(release), [], read.Kept, sets);
    }
}

/// <summary>What one request reads.</summary>
/// <param name="Law">The lawbook.</param>
/// <param name="Catalogue">The definitions; null with problems when they cannot be read.</param>
/// <param name="Engine">What the public may see; null when there are no counts.</param>
/// <param name="Problems">What is wrong with definitions or tables.</param>
/// <param name="Kept">Whether the counts are those of the database.</param>
/// <param name="Sets">How many data sets the database had.</param>
internal sealed record ShelfView(Lawbook Law, IndicatorCatalogue? Catalogue, IndicatorEngine? Engine, ImmutableArray<Problem> Problems, bool Kept, long Sets)
{
    private readonly ConcurrentDictionary<(PlaceCode Place, int Year, string? Forecast), ScanResult> scans = new();

    /// <summary>What a scan of a place's year gives; worked out once for each.</summary>
    public ScanResult Scan(IndicatorEngine engine, PlaceCode place, int year, GroupForecast? forecast) =>
        scans.GetOrAdd((place, year, forecast?.Run), at => WarningScan.Run(engine.Release.Book, at.Place, at.Year, new AlarmBudget(), forecast));

    /// <summary>The places that a page can be about, wide ones first.</summary>
    public IEnumerable<Place> Places => Engine is null ? [] : Engine.Release.Book.Places.Select(Law.Places.Nearest).OrderBy(p => p.Level).ThenBy(p => p.Code);
}
