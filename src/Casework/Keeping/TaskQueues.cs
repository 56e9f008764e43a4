using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Store;

namespace Anyu.Casework;

/// <summary>One task 待办 of a queue; <c>Benefit</c> is what a case carries out that the program opened for one, else null.</summary>
public sealed record TaskRow(
    Guid CaseId, string Step, string Service, string Number, string Status, string PlaceCode, string? Holder, DateOnly? HeldOn, string? Proposer, DateOnly? OpenedOn, DateOnly? Due, bool Beyond, bool Paused, long Attempt, string? Benefit);

/// <summary>A queue: a saved query over the open tasks of an agency.</summary>
/// <param name="Id">Its id in addresses.</param>
/// <param name="Title">What people call it.</param>
public sealed record TaskQueue(string Id, Kernel.Bilingual Title)
{
    /// <summary>Tasks that nobody holds.</summary>
    public static TaskQueue Free { get; } = new("free", new("待领取", "Free"));

    /// <summary>Tasks that the actor holds.</summary>
    public static TaskQueue Mine { get; } = new("mine", new("我领取的", "Mine"));

    /// <summary>Tasks past their day.</summary>
    public static TaskQueue Overdue { get; } = new("overdue", new("已超期", "Overdue"));

    /// <summary>Everything the agency has open here.</summary>
    public static TaskQueue All { get; } = new("all", new("全部待办", "All open"));

    /// <summary>Reviews of refusals.</summary>
    public static TaskQueue Reviews { get; } = new("reviews", new("待复核", "Reviews"));

    /// <summary>All queues.</summary>
    public static ImmutableArray<TaskQueue> Every { get; } = [Mine, Free, Overdue, Reviews, All];
}

/// <summary>Reads queues. The scope stands in the query: agency, places and permissions of the actor.</summary>
public static class TaskQueues
{
    /// <summary>The most rows of one page.</summary>
    public const int MostRows = 100;

    /// <summary>Where tasks without a date stand: behind all others.</summary>
    private static readonly DateOnly Far = new(9999, 12, 31);

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(TaskQueues));

    /// <summary>A page of a queue, the earliest limit first. Numbers and dates only; opening a case is a read of its own.</summary>
    /// <param name="desk">The desk.</param>
    /// <param name="unit">The unit that reads.</param>
    /// <param name="actor">Who looks.</param>
    /// <param name="queue">Which queue.</param>
    /// <param name="service">Only this service; all when empty.</param>
    /// <param name="after">The last row of the page before.</param>
    public static Task<IReadOnlyList<TaskRow>> Page(CaseDesk desk, UnitOfWork unit, Actor actor, TaskQueue queue, string service = "", TaskRow? after = null) =>
        unit.Query<TaskRow>(Sql["list"], Parameters(desk, unit, actor, queue, service, after));

    /// <summary>How many tasks a queue has.</summary>
    public static Task<long> Count(CaseDesk desk, UnitOfWork unit, Actor actor, TaskQueue queue, string service = "") =>
        unit.Get<long>(Sql["count"], Parameters(desk, unit, actor, queue, service, after: null));

    /// <summary>The running cases of the agency's own services in the actor's places, the oldest first; none without the permission to supervise.</summary>
    public static async Task<IReadOnlyList<SupervisedCase>> Supervised(CaseDesk desk, UnitOfWork unit, Actor actor)
    {
        var own = desk.Shelf.Services.Values.Where(s => s.Agency == actor.AgencyKind).Select(s => s.Id).DefaultIfEmpty("").ToList();
        return actor.May(CaseworkPermissions.Supervise)
            ? await unit.Query<SupervisedCase>(Sql["supervised"], new { actor.ScopeFrom, actor.ScopeTo, Services = own, Most = MostRows })
            : [];
    }

    /// <summary>The case of that number, or null; whether it may be seen is asked when it is read.</summary>
    internal static Task<Guid?> OfNumber(UnitOfWork unit, string number) => unit.Find<Guid?>(Sql["by-number"], new { Number = number.Trim().ToUpperInvariant() });

    private static object Parameters(CaseDesk desk, UnitOfWork unit, Actor actor, TaskQueue queue, string service, TaskRow? after)
    {
        var permissions = desk.Shelf.Services.Values
            .SelectMany(s => s.Steps.Select(step => step.Permission).Append(s.Review?.Permission ?? ""))
            .Distinct(StringComparer.Ordinal)
            .Where(name => name.Length > 0 && actor.May(new Permission(name)))
            .DefaultIfEmpty("-");
        return new
        {
            Agency = actor.AgencyKind,
            actor.ScopeFrom,
            actor.ScopeTo,
            Permissions = permissions.ToList(),
            Status = queue == TaskQueue.Reviews ? "inreview" : "open",
            Service = service,
            Holder = queue == TaskQueue.Mine ? actor.EvidenceName : "",
            OnlyFree = queue == TaskQueue.Free ? 1 : 0,
            Far,
            DueBy = queue == TaskQueue.Overdue ? CaseDesk.DayOf(unit.Now).AddDays(-1) : Far,
            AfterDue = after is null ? DateOnly.MinValue : after.Due ?? Far,
            AfterCase = after?.CaseId ?? Guid.Empty,
            Most = MostRows,
        };
    }
}

/// <summary>A running case as who supervises sees it; with the benefit that it carries out.</summary>
public sealed record SupervisedCase(Guid Id, string Number, string Service, string PlaceCode, DateOnly SubmittedOn, string? Outcome, DateOnly? Due, long OpenSteps, string? Benefit);
