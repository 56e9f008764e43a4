using System.Collections.Immutable;
using Anyu.Forecast;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Indicators;

/// <summary>
/// The forecasts that pages and commands read. Runs kept in the database come first, scored with the counts that came; a place of which the database holds none has those of its sample folder:
/// <c>*.run.json</c>, <c>actuals.csv</c>, <c>needs.json</c>, made up and labelled so.
/// </summary>
public static class ForecastsAtHand
{
    private const string RunFile = ".run.json";

    /// <summary>The places with forecasts, in the order of codes.</summary>
    /// <param name="database">A database with <see cref="IndicatorsModule.Migrations"/>, or null.</param>
    /// <param name="samples">The folder of all places, such as <c>samples/forecast</c>.</param>
    public static async Task<ImmutableArray<PlaceCode>> Places(Database? database, string samples)
    {
        var kept = database is null ? [] : await KeepForecast.Places(database);
        return [.. kept.Union(Directory.Exists(samples) ? Directory.EnumerateDirectories(samples).Select(PlaceOf).OfType<PlaceCode>() : []).Order()];
    }

    /// <summary>The forecasts of a place; null where there are none.</summary>
    /// <param name="database">A database with <see cref="IndicatorsModule.Migrations"/>, or null.</param>
    /// <param name="samples">The folder of all places; null where samples must not stand in, because the counts beside are real.</param>
    /// <param name="place">The place.</param>
    /// <param name="came">The counts that came, as far as the reader may see them; asked only where a run is kept.</param>
    public static async Task<PlaceForecasts?> Of(Database? database, string? samples, PlaceCode place, Func<Task<Release?>>? came = null)
    {
        var kept = database is null ? [] : await KeepForecast.All(database, place);
        if (kept.IsEmpty)
        {
            return samples is null ? null : Beside(Path.Combine(samples, place.ToString()), place);
        }

        return new PlaceForecasts(place, kept, came is not null && await came() is { } release ? CountsThatCame.Of(release, place) : null, null, []);
    }

    private static PlaceCode? PlaceOf(string folder) => PlaceCode.TryParse(Path.GetFileName(folder), out var place, out _) ? place : null;

    private static PlaceForecasts? Beside(string folder, PlaceCode place)
    {
        if (!Directory.Exists(folder))
        {
            return null;
        }

        var sink = new ProblemSink();
        T? Taken<T>(string file, Func<string, string, Result<T>> reader)
            where T : class
        {
            var result = File.Exists(file) ? reader(File.ReadAllText(file), Path.GetFileName(file)) : null;
            sink.AddRange(result?.Problems ?? []);
            return result?.Value;
        }

        var runs = Directory.EnumerateFiles(folder, "*" + RunFile).Select(file => (Id: Path.GetFileName(file)[..^RunFile.Length], Run: Taken(file, KeptRun.Read)))
            .Where(run => run.Run is not null).Select(run => (run.Id, Run: run.Run!));
        return new PlaceForecasts(
            place, KeepForecast.InOrder(runs), Taken(Path.Combine(folder, "actuals.csv"), ActualTable.Read), Taken(Path.Combine(folder, "needs.json"), NeedList.Read), sink.Problems);
    }
}
