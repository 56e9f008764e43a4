using Anyu.Access;
using Anyu.Exchange;
using Anyu.Store;

namespace Anyu.Web.Workbench;

/// <summary>A queue on the first page: how much waits there for this reader. Modules add theirs to <see cref="All"/>.</summary>
/// <param name="Face">The face.</param>
/// <param name="Address">Where the queue is.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Permission">Who sees it.</param>
/// <param name="Count">How much waits, inside the reader's scope.</param>
internal sealed record QueueTile(Face Face, string Address, Bilingual Label, Permission Permission, Func<UnitOfWork, Actor, Task<long>> Count)
{
    /// <summary>All queues, in their order.</summary>
    public static ImmutableArray<QueueTile> All { get; } =
    [
        new(Face.Workbench, "/workbench/grants#asked", new("待审批的查看申请", "Requests to see a record"), AccessPermissions.DecideGrant, static async (unit, actor) => (await Grants.Asked(unit, actor.Scope)).Count),
        new(Face.Workbench, "/workbench/grants#review", new("待复核的紧急查看", "Emergency openings to review"), AccessPermissions.ReviewGrant, static async (unit, actor) => (await Grants.ToReview(unit, actor.Scope)).Count),
        new(Face.Workbench, "/workbench/exchange", new("没有送到的协办单", "Orders not delivered"), ExchangePermissions.Watch, DeadLetters.Count),
    ];

    /// <summary>Writes those that somebody may see, each with its count.</summary>
    public static async Task Write(Html html, Face face, UnitOfWork unit, Actor actor)
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
            var count = await tile.Count(unit, actor);
            html.Add($"""<li><a href="{tile.Address}">{tile.Label}</a> <strong>{(decimal)count}</strong></li>""");
        }

        html.Add($"</ul>");
    }
}
