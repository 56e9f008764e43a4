using System.Collections.Immutable;
using Anyu.Forecast;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>The forecasts of one place with what came and what is needed.</summary>
/// <param name="Place">The place.</param>
/// <param name="Runs">Its kept runs by their ids, the latest base first.</param>
/// <param name="Actuals">What came; null where nothing has.</param>
/// <param name="Needs">What its services need; null where nothing is stated.</param>
/// <param name="Problems">What cannot be read.</param>
public sealed record PlaceForecasts(PlaceCode Place, ImmutableArray<(string Id, KeptRun Run)> Runs, ActualTable? Actuals, NeedList? Needs, ImmutableArray<Problem> Problems)
{
    /// <summary>The run of an id, or null.</summary>
    public KeptRun? this[string id] => Runs.FirstOrDefault(run => run.Id == id).Run;

    /// <summary>
    /// The run that pages draw and structural warnings rest on: of the latest base the medium one without assumed effects, the last kept; null where there is none. One made together with its divisions
    /// holds no single ages and comes after one made alone.
    /// </summary>
    public KeptRun? Latest => Runs.Select(r => r.Run).Where(run => run.Plan.IsExpected).Reverse().MaxBy(run => (run.BaseYear, run.Plan.Divisions is null));

    /// <summary>The last kept run of the latest base that was made together with its divisions, with its id; null where there is none.</summary>
    public (string Id, KeptRun Run)? LatestWithParts => Runs.Where(r => r.Run.Plan is { IsExpected: true, Divisions: not null }).Reverse().Select(r => ((string, KeptRun)?)r).MaxBy(r => r!.Value.Item2.BaseYear);

    /// <summary>Forecasts made before a run, scored with what came since.</summary>
    public Scorecard PastOf(KeptRun run) => new(Actuals?.Score(Runs.Select(r => r.Run).Where(old => old.BaseYear < run.BaseYear && old.Plan.IsExpected)) ?? []);

    /// <summary>A run scored with what came since.</summary>
    public Scorecard ScoreOf(KeptRun run) => new(Actuals?.Score([run]) ?? []);

    /// <summary>The intervals that past errors give a run, and from what they were learnt.</summary>
    public ImmutableArray<ErrorRecord> RecordsOf(KeptRun run) => ErrorRecord.Of(run, Runs.Select(r => r.Run), Actuals);

    /// <summary>The number that came, or null.</summary>
    public double? Actual(int year, string group)
    {
        foreach (var known in Actuals?.Numbers ?? [])
        {
            if (known.Year == year && known.Group == group && (known.Division.Length == 0 || known.Division == Place.ToString()))
            {
                return known.Actual;
            }
        }

        return null;
    }

    /// <summary>The bands of the age groups, which services are planned for; those of each sex are left out.</summary>
    public static GroupForecast? Groups(KeptRun? run) => run is null ? null : new(
        run.Record.InputsHash[..8],
        run.Series.Where(name => !name.Contains(':', StringComparison.Ordinal)).ToImmutableSortedDictionary(name => name, name => Bands(run, name), StringComparer.Ordinal));

    private static ImmutableArray<ForecastBand> Bands(KeptRun run, string group) =>
    [
        .. Enumerable.Range(run.BaseYear, run.LastYear - run.BaseYear + 1).Select(y => (Year: y, Band: run.Of(y, group))).Where(b => b.Band is not null)
            .Select(b => new ForecastBand(b.Year, b.Band!.Value.Low80, b.Band.Value.Median, b.Band.Value.High80)),
    ];
}
