using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Exchange;

/// <summary>Events that were turned away.</summary>
/// <param name="RefusedOn">The day.</param>
/// <param name="System">The system that they name as their sender, which nobody vouches for; empty for one that is not known.</param>
/// <param name="Code">The number of the problem with which they were answered.</param>
/// <param name="Times">How many.</param>
/// <param name="LastAt">When the last came.</param>
public sealed record RefusedEvent(DateOnly RefusedOn, string System, string Code, long Times, DateTimeOffset LastAt);

/// <summary>Keeps what was turned away for who watches the exchange: who claimed to send it and why it was not taken, never what it said.</summary>
public static class RefusedEvents
{
    private const int DaysShown = 30;

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(RefusedEvents));
    private static readonly Actor Taker = Actor.OfProgram("exchange", PlaceRange.Nation);

    /// <summary>Notes one; the first of a day, system and problem leaves a row of evidence, further ones are counted.</summary>
    /// <param name="desk">The systems.</param>
    /// <param name="unit">The unit of work.</param>
    /// <param name="body">What came.</param>
    /// <param name="problem">Why it was not taken.</param>
    public static async Task Note(ExchangeDesk desk, UnitOfWork unit, byte[] body, Problem problem)
    {
        var source = CloudEvent.Parse(body).Value?.Source;
        var system = desk.Systems.Systems.FirstOrDefault(known => known.Source == source);
        var (day, named) = (DateOnly.FromDateTime(unit.Now.UtcDateTime), system?.Id ?? "");
        if (await unit.Get<long>(Sql["note"], new { Day = day, System = named, problem.Code, unit.Now }) == 1)
        {
            unit.Record(Taker.Entry(PlaceRange.Full(system?.Place ?? PlaceCode.Nation), "exchange.event.turned-away", named.Length > 0 ? named : "unknown", problem.Code));
        }
    }

    /// <summary>Those of the last days, the latest first. They are about systems, not about people or places.</summary>
    public static Task<IReadOnlyList<RefusedEvent>> Recent(UnitOfWork unit) =>
        unit.Query<RefusedEvent>(Sql["recent"], new { Since = DateOnly.FromDateTime(unit.Now.UtcDateTime).AddDays(-DaysShown) });
}
