using System.Collections.Immutable;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Indicators;

/// <summary>
/// Closes, approves or reopens a period of a place. The digest of all its counts is kept with each step, so that later it can be shown that nothing
/// moved. Who approves is another person than who closed.
/// </summary>
public static class ClosePeriod
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(ClosePeriod));

    /// <summary>Takes the step.</summary>
    /// <param name="database">A database with <see cref="IndicatorsModule.Migrations"/>.</param>
    /// <param name="book">The counts kept.</param>
    /// <param name="place">The place.</param>
    /// <param name="period">A month or a year.</param>
    /// <param name="to">The state to come to.</param>
    /// <param name="by">Who does it.</param>
    /// <returns>Why it cannot be done (<c>IND-0203</c> to <c>IND-0205</c>); empty when it was.</returns>
    public static Task<ImmutableArray<Problem>> Run(Database database, CountBook book, PlaceCode place, Period period, PeriodState to, string by) => database.Write(async unit =>
    {
        var steps = await unit.Query<PeriodRow>(Sql["steps"], new { Place = place.ToString(), Period = period.ToString() });
        var last = steps.Count == 0 ? null : steps[^1];
        var from = last is null ? PeriodState.Open : Enum.Parse<PeriodState>(last.State);
        if (Decide(from, to, last?.ChangedBy, by, HasCounts(book, place, period)) is { } problem)
        {
            unit.Abandon();
            return [problem];
        }

        await unit.Execute(Sql["add"], new
        {
            Place = place.ToString(), Period = period.ToString(), State = to.ToString(), Digest = Digest(book, place, period), ChangedAt = unit.Now, ChangedBy = by, Step = (long)steps.Count,
        });
        return ImmutableArray<Problem>.Empty;
    });

    /// <summary>SHA-256 over the counts of a place and its parts in a period, in order.</summary>
    public static string Digest(CountBook book, PlaceCode place, Period period) => CountDigest.Of(Inside(book, place, period));

    internal static Problem? Decide(PeriodState from, PeriodState to, string? lastBy, string by, bool hasCounts) => (from, to) switch
    {
        (PeriodState.Open, PeriodState.Closed) => hasCounts ? null : IndicatorProblems.NothingToClose(),
        (PeriodState.Closed, PeriodState.Approved) => lastBy == by ? IndicatorProblems.OwnApproval(by) : null,
        (PeriodState.Closed or PeriodState.Approved, PeriodState.Open) => null,
        _ => IndicatorProblems.PeriodStep(from, to),
    };

    private static bool HasCounts(CountBook book, PlaceCode place, Period period) => Inside(book, place, period).Any();

    private static IEnumerable<Observation> Inside(CountBook book, PlaceCode place, Period period) =>
        book.Observations.Where(o => o.Key.Place.IsWithin(place) && o.Key.Period.First >= period.First && o.Key.Period.Last <= period.Last);
}
