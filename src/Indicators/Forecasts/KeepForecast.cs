using System.Collections.Immutable;
using Anyu.Forecast;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Indicators;

/// <summary>The stored forecast of a place: kept beside its counts, so that pages draw its bands and structural warnings rest on it. Earlier ones stay.</summary>
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

    /// <summary>The last run kept for a place, or null.</summary>
    public static async Task<KeptRun?> Of(Database database, PlaceCode place) =>
        await database.Read(unit => unit.Find<string>(Sql["latest"], new { Place = place.ToString() })) is { } text ? KeptRun.Read(text, place.ToString()).Value : null;

    /// <summary>The last medium run of a place that lies in a folder named by its code, or null.</summary>
    /// <param name="folder">The folder of all places, such as <c>samples/forecast</c>.</param>
    /// <param name="place">The place.</param>
    public static KeptRun? Beside(string folder, PlaceCode place)
    {
        var own = Path.Combine(folder, place.ToString());
        return !Directory.Exists(own) ? null : Directory.EnumerateFiles(own, "*.run.json").Order(StringComparer.Ordinal)
            .Select(file => KeptRun.Read(File.ReadAllText(file), Path.GetFileName(file)).Value).OfType<KeptRun>()
            .Where(run => run.Plan.Division == place.ToString() && run.Plan.Variant == Variant.Medium && run.Plan.Effects.IsEmpty).MaxBy(run => run.BaseYear);
    }

    /// <summary>The band of children under three, which childcare places are planned for.</summary>
    public static ChildForecast? Children(KeptRun? run) => run is null ? null : new(
        run.Record.InputsHash[..8],
        [
            .. Enumerable.Range(run.BaseYear, run.LastYear - run.BaseYear + 1).Select(y => (Year: y, Band: run.Of(y, "0-2"))).Where(b => b.Band is not null)
                .Select(b => new ForecastBand(b.Year, b.Band!.Value.Low80, b.Band.Value.Median, b.Band.Value.High80)),
        ]);
}
