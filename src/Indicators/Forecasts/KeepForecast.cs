using System.Collections.Immutable;
using System.Globalization;
using Anyu.Forecast;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Indicators;

/// <summary>The forecasts of a place, kept beside its counts, so that pages draw their bands, structural warnings rest on them and they are scored when the counts come. None is changed or removed.</summary>
public static class KeepForecast
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(KeepForecast));

    /// <summary>Keeps a run for a place.</summary>
    /// <returns>Why it was not kept: it is no stored run, or that of another division (<c>IND-0209</c>); empty when it was.</returns>
    public static async Task<ImmutableArray<Problem>> Run(Database database, PlaceCode place, string text, string file, string by)
    {
        var read = KeptRun.Read(text, file);
        if (read.Value is not { } run)
        {
            return read.Problems;
        }

        if (run.Plan.Division != place.ToString())
        {
            return [IndicatorProblems.OtherDivision(file, run.Plan.Division, place)];
        }

        await database.Write(async unit => await unit.Execute(Sql["keep"], new
        {
            Place = place.ToString(), Number = await unit.Get<long>(Sql["last"], new { Place = place.ToString() }) + 1, Run = text, KeptAt = unit.Now, KeptBy = by,
        }));
        return [];
    }

    /// <summary>The runs kept for a place by their ids, base year and number, the latest base first.</summary>
    public static async Task<ImmutableArray<(string Id, KeptRun Run)>> All(Database database, PlaceCode place)
    {
        var rows = await Read(database, place);
        return InOrder(rows.Where(row => row.Run.Plan.Division == place.ToString())
            .Select(row => (string.Create(CultureInfo.InvariantCulture, $"{row.Run.BaseYear}-kept-{row.Number:D3}"), row.Run)));
    }

    /// <summary>Keeps the runs of a place and its parts, made together: each for its own place, and that of several small parts together with the place's.</summary>
    /// <param name="unit">A unit that may write.</param>
    /// <param name="place">The place whose run is the first.</param>
    /// <param name="runs">The run of the whole, then those of the parts.</param>
    /// <param name="by">Who keeps them.</param>
    internal static async Task Parts(UnitOfWork unit, PlaceCode place, IEnumerable<KeptRun> runs, string by)
    {
        foreach (var run in runs)
        {
            var whose = PlaceCode.TryParse(run.Plan.Division, out var part, out _) ? part.ToString() : place.ToString();
            await unit.Execute(Sql["keep"], new { Place = whose, Number = await unit.Get<long>(Sql["last"], new { Place = whose }) + 1, Run = run.Text(), KeptAt = unit.Now, KeptBy = by });
        }
    }

    /// <summary>The runs of the parts that were made together with a run of a place.</summary>
    internal static async Task<ImmutableArray<KeptRun>> PartsOf(Database database, PlaceCode place, KeptRun whole)
    {
        var parts = whole.Plan.Divisions ?? [];
        var places = parts.Select(part => PlaceCode.TryParse(part.Division, out var own, out _) ? own : place).Distinct().ToList();
        var found = new Dictionary<string, KeptRun>(StringComparer.Ordinal);
        foreach (var one in places)
        {
            foreach (var (_, run) in (await Read(database, one)).Where(row => row.Run.Record.InputsHash == whole.Record.InputsHash && row.Run.Record.Seed == whole.Record.Seed))
            {
                found[run.Plan.Division] = run;
            }
        }

        return [.. parts.Select(part => found.GetValueOrDefault(part.Division)).OfType<KeptRun>()];
    }

    private static async Task<ImmutableArray<(long Number, KeptRun Run)>> Read(Database database, PlaceCode place) =>
    [
        .. (await database.Read(unit => unit.Query<RunRow>(Sql["all"], new { Place = place.ToString() })))
            .Select(row => (row.Number, Run: KeptRun.Read(row.Run, place.ToString()).Value)).Where(row => row.Run is not null).Select(row => (row.Number, row.Run!)),
    ];

    /// <summary>The places of which runs are kept.</summary>
    public static async Task<ImmutableArray<PlaceCode>> Places(Database database) =>
        [.. (await database.Read(unit => unit.Query<string>(Sql["places"]))).Select(PlaceCode.Parse)];

    /// <summary>How many runs are kept: none ever goes, so the number tells whether others have come.</summary>
    public static Task<long> Number(Database database) => database.Read(unit => unit.Get<long>(Sql["number"]));

    /// <summary>The latest base first, of one base the medium variant.</summary>
    internal static ImmutableArray<(string Id, KeptRun Run)> InOrder(IEnumerable<(string Id, KeptRun Run)> runs) =>
        [.. runs.OrderByDescending(run => run.Run.BaseYear).ThenBy(run => run.Id, StringComparer.Ordinal)];

    private sealed record RunRow(long Number, string Run);
}
