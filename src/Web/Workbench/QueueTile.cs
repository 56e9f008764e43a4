using Anyu.Access;
using Anyu.Casework;
using Anyu.Exchange;
using Anyu.Indicators;
using Anyu.Store;

namespace Anyu.Web.Workbench;

/// <summary>A queue on the first page: how much waits there for this reader. Modules add theirs to <see cref="All"/>.</summary>
/// <param name="Face">The face.</param>
/// <param name="Address">Where the queue is.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Permission">Who sees it.</param>
/// <param name="Count">How much waits, inside the reader's scope.</param>
internal sealed record QueueTile(Face Face, string Address, Bilingual Label, Permission Permission, Func<CaseDesk, UnitOfWork, Actor, Task<long>> Count)
{
    /// <summary>All queues, in their order.</summary>
    public static ImmutableArray<QueueTile> All { get; } =
    [
        .. Tasks(Face.Workbench, "/workbench"),
        .. Tasks(Face.Console, "/console"),
        new(Face.Workbench, "/workbench/grants#asked", new("待审批的查看申请", "Requests to see a record"), AccessPermissions.DecideGrant, static async (_, unit, actor) => (await Grants.Asked(unit, actor.Scope)).Count),
        new(Face.Workbench, "/workbench/warnings", new("待签收、待结案的预警", "Warnings to acknowledge or close"), IndicatorPermissions.Handle,
            static async (_, unit, actor) => (await WarningLedger.All(unit)).Count(w => w.State is WarningState.Opened or WarningState.Acknowledged && actor.Scope.Contains(w.Test.Place))),
        new(Face.Workbench, "/workbench/grants#review", new("待复核的紧急查看", "Emergency openings to review"), AccessPermissions.ReviewGrant, static async (_, unit, actor) => (await Grants.ToReview(unit, actor.Scope)).Count),
        new(Face.Workbench, "/workbench/exchange", new("没有送到的协办单", "Orders not delivered"), ExchangePermissions.Watch, static (_, unit, actor) => DeadLetters.Count(unit, actor)),
    ];

    private static IEnumerable<QueueTile> Tasks(Face face, string root) => new[] { TaskQueue.Mine, TaskQueue.Free, TaskQueue.Overdue, TaskQueue.Reviews }.Select(queue =>
        new QueueTile(face, $"{root}/tasks?queue={queue.Id}", new($"待办：{queue.Title.Zh}", $"Tasks: {queue.Title.En}"), CaseworkPermissions.Read, (desk, unit, actor) => TaskQueues.Count(desk, unit, actor, queue)));

    /// <summary>Writes those that somebody may see, each with its count.</summary>
    public static async Task Write(Html html, Face face, CaseDesk desk, UnitOfWork unit, Actor actor)
    {
        var mine = All.Where(tile => tile.Face == face && actor.May(tile.Permission)).ToList();
        if (mine.Count == 0)
        {
            html.Add($"""<p class="note">{("这个岗位没有待办队列。", "This post has no queue.")}</p>""");
            return;
        }

        html.Add($"""<ul class="list queues">""");
        foreach (var tile in mine)
        {
            var count = await tile.Count(desk, unit, actor);
            html.Add($"""<li><a href="{tile.Address}">{tile.Label}</a> <strong>{(decimal)count}</strong></li>""");
        }

        html.Add($"</ul>");
    }
}
