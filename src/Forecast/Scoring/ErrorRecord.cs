using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Anyu.Kernel;

namespace Anyu.Forecast;

/// <summary>Whether intervals can be learnt from past errors.</summary>
public enum ErrorRecordState
{
    /// <summary>The run is a supposed scenario, which nobody expects to come: past errors are not put round it.</summary>
    Scenario,

    /// <summary>No earlier forecast of the place by the same method has come.</summary>
    Nothing,

    /// <summary>Too few have, or over too few years.</summary>
    TooShort,

    /// <summary>There are intervals.</summary>
    Learnt,
}

/// <summary>A forecast number with the intervals that past errors give.</summary>
/// <param name="Year">The year, on whose first day the population is meant.</param>
/// <param name="Horizon">Years ahead of the base.</param>
/// <param name="Forecast">The run's median.</param>
/// <param name="Within80">Four in five are to lie inside.</param>
/// <param name="Within95">Nineteen in twenty are to lie inside.</param>
/// <param name="IsBeyond">Whether no past forecast has come so far ahead, so that only the law of growth reaches there.</param>
public sealed record ErrorBand(int Year, int Horizon, double Forecast, Interval Within80, Interval Within95, bool IsBeyond);

/// <summary>
/// What earlier forecasts of the same place by the same method teach about a new one: the interval "as past errors have been", and from what it was learnt. Nothing that came after the new run's
/// base enters. Where the record is too short, that is all it says; errors of other places or methods are not borrowed.
/// </summary>
/// <param name="Group">The ages, one of <see cref="Groups"/>.</param>
/// <param name="State">Whether there are intervals.</param>
/// <param name="Cases">Past forecasts that have come.</param>
/// <param name="Divisions">Of how many divisions.</param>
/// <param name="Bases">The years they were made from, ascending.</param>
/// <param name="Longest">The most years ahead of any that has come.</param>
/// <param name="Bands">The intervals, by year.</param>
public sealed record ErrorRecord(string Group, ErrorRecordState State, int Cases, int Divisions, ImmutableArray<int> Bases, int Longest, ImmutableArray<ErrorBand> Bands)
{
    /// <summary>Base years that a record needs.</summary>
    public const int FewestBases = 3;

    /// <summary>Years that the first base must lie before the new one.</summary>
    public const int FewestYears = 5;

    /// <summary>Most years ahead that intervals are given for: so far have they been judged.</summary>
    public const int MostYears = 20;

    /// <summary>Divisions from which on all of a plan are learnt from together.</summary>
    public const int ManyDivisions = 10;

    /// <summary>The series that have one: the ages whose intervals have been judged.</summary>
    public static ImmutableArray<string> Groups { get; } = ["total", "0-4"];

    /// <summary>The record of each of <see cref="Groups"/>: the run's own, as far as it keeps intervals, or what can be learnt from the runs at hand.</summary>
    /// <param name="run">The new run.</param>
    /// <param name="others">Kept runs of the place, and of the other divisions of its plan; of one base the last counts.</param>
    /// <param name="came">What came; null where nothing has.</param>
    public static ImmutableArray<ErrorRecord> Of(KeptRun run, IEnumerable<KeptRun> others, ActualTable? came)
    {
        var earlier = others.Where(old => old.BaseYear < run.BaseYear && IsLike(old.Plan, run.Plan)).GroupBy(old => (old.Plan.Division, old.BaseYear)).Select(same => same.Last()).ToList();
        return [.. Groups.Select(group => run.Past.FirstOrDefault(kept => kept.Group == group && kept.State == ErrorRecordState.Learnt) ?? Of(run, group, came?.Outcomes(earlier, group, run.BaseYear) ?? []))];
    }

    /// <summary>From what it was learnt, or why there is nothing, in a sentence.</summary>
    [JsonIgnore]
    public Bilingual Told
    {
        get
        {
            var bases = (Zh: string.Join('、', Bases), En: string.Join(", ", Bases));
            var places = Divisions > 1 ? (Zh: $"{Divisions} 个地方的", En: $"of {Divisions} divisions ") : (Zh: "", En: "");
            return State switch
            {
                ErrorRecordState.Scenario => new("这是一个设想的方案，不是预期会发生的，所以不按过去的误差给区间。", "This is a supposed scenario, not what is expected, so no interval is given by past errors."),
                ErrorRecordState.Nothing => new("以前没有用同样方法做的、已有结果的预测，所以给不出照过去误差的区间；预测的区间只来自方案自己的假设。", "No earlier forecast by the same method has come, so there is no interval as past errors have been; its bands rest on the plan's own assumptions alone."),
                ErrorRecordState.TooShort => new(
                    $"以前的预测太少，给不出照过去误差的区间：已有结果的只有 {Cases} 个数（基年 {bases.Zh}）；至少要 {FewestBases} 个基年，最早的在 {FewestYears} 年以前。",
                    $"Too few earlier forecasts for an interval as past errors have been: only {Cases} numbers have come (base years {bases.En}); it takes {FewestBases} base years, the first {FewestYears} years ago or more."),
                _ => new(
                    $"照过去的误差：学自{places.Zh} {Cases} 个已有结果的数，基年 {bases.Zh}，最多 {Longest} 年后；更远的年份是推出来的。",
                    $"As past errors have been: learnt from {Cases} numbers {places.En}that have come, base years {bases.En}, up to {Longest} years ahead; beyond, it is drawn out."),
            };
        }
    }

    /// <summary>The intervals of a year, or null.</summary>
    public ErrorBand? In(int year) => Bands.FirstOrDefault(band => band.Year == year);

    private static ErrorRecord Of(KeptRun run, string group, IEnumerable<Outcome> outcomes)
    {
        var peers = (run.Plan.Divisions ?? []).Select(d => d.Division).ToHashSet(StringComparer.Ordinal);
        var all = outcomes.Where(known => known.Division == run.Plan.Division || (peers.Contains(run.Plan.Division) && peers.Contains(known.Division))).ToList();
        var together = all.Select(known => known.Division).Distinct(StringComparer.Ordinal).Count() >= ManyDivisions;
        var learnt = together ? all : all.FindAll(known => known.Division == run.Plan.Division);
        ImmutableArray<int> bases = [.. learnt.Select(known => known.Base).Distinct().Order()];
        var state = !run.Plan.IsExpected ? ErrorRecordState.Scenario
            : bases.IsEmpty ? ErrorRecordState.Nothing
            : bases.Length < FewestBases || run.BaseYear - bases[0] < FewestYears ? ErrorRecordState.TooShort
            : ErrorRecordState.Learnt;
        var longest = learnt.Select(known => known.Horizon).DefaultIfEmpty().Max();
        var shape = !together ? ErrorShape.Alone : group == "total" ? ErrorShape.Whole : ErrorShape.Newborn;
        return new ErrorRecord(
            group, state, learnt.Count, learnt.Select(known => known.Division).Distinct(StringComparer.Ordinal).Count(), bases, longest,
            state == ErrorRecordState.Learnt ? [.. Around(run, group, new PastErrors(learnt, shape), longest)] : []);
    }

    private static IEnumerable<ErrorBand> Around(KeptRun run, string series, PastErrors errors, int longest) =>
        from ahead in Enumerable.Range(1, Math.Min(MostYears, run.Plan.Years))
        let median = run.Of(run.BaseYear + ahead, series)?.Median ?? 0
        where median > 0
        select new ErrorBand(
            run.BaseYear + ahead, ahead, median,
            errors.Around(run.Plan.Division, ahead, median, 0.80), errors.Around(run.Plan.Division, ahead, median, 0.95), ahead > longest);

    /// <summary>An earlier plan whose errors tell of another's: expected, by the same method, and made up only where the other is.</summary>
    private static bool IsLike(ForecastPlan old, ForecastPlan plan) =>
        old.IsExpected && (old.Method ?? PlanMethod.CohortComponent) == (plan.Method ?? PlanMethod.CohortComponent) && old.Synthetic == plan.Synthetic;
}
