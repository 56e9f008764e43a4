using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Exchange;

/// <summary>An event that its system has not taken.</summary>
/// <param name="Event">The event.</param>
/// <param name="IsDead">Whether it was given up: nothing more happens to it by itself.</param>
public sealed record UndeliveredEvent(SentEvent Event, bool IsDead);

/// <summary>Events that their systems did not take, within the actor's places, and sending them again.</summary>
public static class DeadLetters
{
    /// <summary>The most rows of one list.</summary>
    public const int Most = 200;

    private static readonly TimeSpan AnsweredWithin = TimeSpan.FromDays(1);

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(DeadLetters));

    /// <summary>Those that failed at least once, the oldest first.</summary>
    public static async Task<IReadOnlyList<UndeliveredEvent>> Undelivered(ExchangeDesk desk, UnitOfWork unit, Actor actor)
    {
        var dead = new HashSet<Guid>();
        foreach (var system in desk.Systems.Systems)
        {
            dead.UnionWith((await Jobs.Dead(unit, ExchangeModule.QueueOf(system), Jobs.PageAtMost)).Select(letter => letter.Id));
        }

        return [.. (await unit.Query<SentEvent>(Sql["undelivered"], new { actor.ScopeFrom, actor.ScopeTo, Dead = unit.ListOf(dead), Most })).Select(sent => new UndeliveredEvent(sent, dead.Contains(sent.Id)))];
    }

    /// <summary>Orders that their systems took a day ago or earlier and never answered, the oldest first.</summary>
    public static Task<IReadOnlyList<SentEvent>> Unanswered(UnitOfWork unit, Actor actor) => unit.Query<SentEvent>(
        Sql["unanswered"], new { actor.ScopeFrom, actor.ScopeTo, EventTypes.Asked, EventTypes.Received, Before = unit.Now - AnsweredWithin, No = false, Most });

    /// <summary>How many failed at least once.</summary>
    public static Task<long> Count(UnitOfWork unit, Actor actor) => unit.Get<long>(Sql["count"], new { actor.ScopeFrom, actor.ScopeTo });

    /// <summary>How many events of each system are on their way.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> OnTheWay(UnitOfWork unit, Actor actor) =>
        (await unit.Query<OpenRow>(Sql["open"], new { actor.ScopeFrom, actor.ScopeTo })).ToDictionary(row => row.System, row => row.Count, StringComparer.Ordinal);

    /// <summary>
    /// Sends an event again from the first pause: one that was given up is tried anew, one that waits goes at once with the others of its system, an order that was taken and never
    /// answered is asked for once more. It keeps its id, by which the system knows it.
    /// </summary>
    /// <returns>Null, or why not: <c>ACC-0001</c>, <c>ACC-0002</c>.</returns>
    public static async Task<Problem?> SendAgain(ExchangeDesk desk, UnitOfWork unit, Actor actor, Guid id)
    {
        if (actor.Need(ExchangePermissions.Retry) is { } refused)
        {
            return refused;
        }

        if (await unit.Find<SentEvent>(Sql["find"], new { Id = id, actor.ScopeFrom, actor.ScopeTo }) is not { } sent || desk.Systems.Find(sent.System) is not { } system
            || (sent.EndedAt is not null && await unit.Execute(Sql["reopen"], new { sent.Id, EventTypes.Asked, EventTypes.Received, No = false }) == 0))
        {
            return AccessProblems.NotHere();
        }

        unit.Record(actor.Entry(sent.PlaceCode, "exchange.event.resent", sent.Id.ToString("D"), $"{sent.System} {sent.Subject}"));
        var queue = ExchangeModule.QueueOf(system);
        if (sent.EndedAt is not null)
        {
            await Jobs.Repeat(unit, queue, id, sent.Subject);
        }
        else if (!await Jobs.Revive(unit, queue, id))
        {
            await Jobs.Hasten(unit, queue);
        }

        return null;
    }

    private sealed record OpenRow(string System, long Count);
}
