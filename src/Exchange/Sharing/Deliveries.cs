using Anyu.Access;
using Anyu.Store;

namespace Anyu.Exchange;

/// <summary>What arrived last under an agreement.</summary>
/// <param name="LastOn">The day; null when nothing ever did.</param>
/// <param name="Read">How many rows, or orders.</param>
/// <param name="Matched">How many of them belong to somebody known here, or were answered.</param>
public sealed record FeedState(DateOnly? LastOn, long Read, long Matched)
{
    /// <summary>Nothing ever arrived.</summary>
    public static FeedState Never { get; } = new(null, 0, 0);

    /// <summary>Whether it is older than agreed. What never arrived is.</summary>
    /// <param name="everyDays">How many days lie between two deliveries at most.</param>
    /// <param name="today">The day.</param>
    public bool IsStale(int everyDays, DateOnly today) => LastOn is not { } last || today.DayNumber - last.DayNumber > everyDays;
}

/// <summary>Deliveries of data by other agencies: tables, noted by who takes them in, and the answers of their systems.</summary>
public static class Deliveries
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(Deliveries));

    /// <summary>Notes that a table arrived; the same id is noted once.</summary>
    /// <param name="unit">The unit of work.</param>
    /// <param name="actor">Who takes it in; their places are those it is about.</param>
    /// <param name="id">The sender's id.</param>
    /// <param name="share">The agreement's id.</param>
    /// <param name="state">When it came and what matched.</param>
    public static async Task Note(UnitOfWork unit, Actor actor, Guid id, string share, FeedState state)
    {
        var added = await unit.Execute(Sql["note"], new
        {
            Id = id, Share = share, PlaceCode = actor.Scope.From, ArrivedOn = state.LastOn, RowsRead = state.Read, RowsMatched = state.Matched, NotedBy = actor.EvidenceName, unit.Now,
        });
        if (added == 1)
        {
            unit.Record(actor.Entry(actor.Scope.From, "exchange.delivery.recorded", id.ToString("D"), share));
        }
    }

    /// <summary>The last table of each agreement, within the actor's places.</summary>
    public static async Task<IReadOnlyDictionary<string, FeedState>> OfTables(UnitOfWork unit, Actor actor) =>
        (await unit.Query<DeliveryRow>(Sql["latest"], new { actor.ScopeFrom, actor.ScopeTo })).ToDictionary(row => row.Share, row => new FeedState(row.ArrivedOn, row.RowsRead, row.RowsMatched), StringComparer.Ordinal);

    /// <summary>The last answer of each system and how many of its orders it answered, within the actor's places.</summary>
    public static async Task<IReadOnlyDictionary<string, FeedState>> OfSystems(UnitOfWork unit, Actor actor, SystemBook systems)
    {
        var last = (await unit.Query<AnswerRow>(Sql["answers"], new { actor.ScopeFrom, actor.ScopeTo })).ToDictionary(row => row.Source, row => row.LastAt, StringComparer.Ordinal);
        var orders = (await unit.Query<OrderRow>(Sql["orders"], new { actor.ScopeFrom, actor.ScopeTo, EventTypes.Received, No = false })).ToDictionary(row => row.System, StringComparer.Ordinal);
        return systems.Systems.Where(system => last.ContainsKey(system.Source)).ToDictionary(
            system => system.Id,
            system => new FeedState(DayOf(last[system.Source]), orders.GetValueOrDefault(system.Id)?.Asked ?? 0, orders.GetValueOrDefault(system.Id)?.Answered ?? 0),
            StringComparer.Ordinal);
    }

    /// <summary>The day in China at an instant. China keeps UTC+8 all year.</summary>
    private static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(TimeSpan.FromHours(8)).DateTime);

    private sealed record DeliveryRow(string Share, DateOnly ArrivedOn, long RowsRead, long RowsMatched);

    private sealed record AnswerRow(string Source, DateTimeOffset LastAt);

    private sealed record OrderRow(string System, long Asked, long Answered);
}
