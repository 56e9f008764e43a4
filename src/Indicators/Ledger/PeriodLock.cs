using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>How far the closing of a period has come.</summary>
public enum PeriodState
{
    /// <summary>Counts may still come.</summary>
    Open,

    /// <summary>关账: the place has closed it; new counts are refused.</summary>
    Closed,

    /// <summary>审定: another person has approved it.</summary>
    Approved,
}

/// <summary>One step of a period's closing, as a row.</summary>
internal sealed record PeriodRow(string Place, string Period, string State, string Digest, string ChangedBy, long Step);

/// <summary>The closed periods.</summary>
internal sealed class PeriodLock
{
    private readonly ImmutableArray<(PlaceCode Place, Period Period)> closed;

    private PeriodLock(ImmutableArray<(PlaceCode, Period)> closed) => this.closed = closed;

    public static PeriodLock Of(IEnumerable<PeriodRow> rows) => new(
    [
        .. rows.GroupBy(r => (r.Place, r.Period)).Select(g => g.MaxBy(r => r.Step)!)
            .Where(r => r.State != nameof(PeriodState.Open))
            .Select(r => (PlaceCode.Parse(r.Place), Period.Read(r.Period)!.Value)),
    ]);

    /// <summary>Whether a count lies in a closed period of its place or one around it.</summary>
    public bool Holds(CountKey key) => closed.Any(c => key.Place.IsWithin(c.Place) && key.Period.First >= c.Period.First && key.Period.Last <= c.Period.Last);
}
