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
        var rows = await database.Read(unit => unit.Query<RunRow>(Sql["all"], new { Place = place.ToString() }));
        return InOrder(rows.Select(row => (row.Number, Run: KeptRun.Read(row.Run, place.ToString()).Value)).Where(row => row.Run is not null)
            .Select(row => (string.Create(CultureInfo.InvariantCulture, $"{row.Run!.BaseYear}-kept-{row.Number:D3}"), row.Run)));
    }

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
