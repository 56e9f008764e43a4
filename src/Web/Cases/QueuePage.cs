using Anyu.Casework;
using Anyu.Store;
using Anyu.Web.SignIn;

namespace Anyu.Web.Cases;

/// <summary>A queue of tasks: the earliest limit first, the first one ready for the return key.</summary>
internal abstract class QueuePage : SignedInPage
{
    /// <summary>The face's first page.</summary>
    protected abstract string Root { get; }

    private CaseDesk Desk => HttpContext.RequestServices.GetRequiredService<Clerking>().Desks.Cases;

    /// <summary>Shows a queue; <paramref name="done"/> names the case that was just decided.</summary>
    public async Task OnGet(string? queue, string? service, string? done)
    {
        var chosen = TaskQueue.Every.FirstOrDefault(q => q.Id == queue) ?? TaskQueue.All;
        var today = CaseDesk.DayOf(HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        Begin($"{Root}/tasks", new("待办", "Tasks"));
        if (done is not null)
        {
            Body.Add($"""<p role="status" class="lead">{("已办：", "Done: ")}<span class="code">{done}</span></p>""");
        }

        await Read(async unit =>
        {
            await Tabs(unit, chosen);
            Rows(chosen, await TaskQueues.Page(Desk, unit, Actor, chosen, service ?? ""), today);
            Supervised(await TaskQueues.Supervised(Desk, unit, Actor));
            return true;
        });
    }

    private async Task Tabs(UnitOfWork unit, TaskQueue chosen)
    {
        Body.Add($"""<nav aria-label="{("队列", "Queues")}"><ul class="chips">""");
        foreach (var queue in TaskQueue.Every)
        {
            var count = await TaskQueues.Count(Desk, unit, Actor, queue);
            Body.Add($"""<li><a class="button quiet" href="{Root}/tasks?queue={queue.Id}"{Html.Attribute("aria-current", queue == chosen ? "page" : null)}>{queue.Title} <strong>{(decimal)count}</strong></a></li>""");
        }

        Body.Add($"</ul></nav>");
    }

    private void Rows(TaskQueue chosen, IReadOnlyList<TaskRow> rows, DateOnly today)
    {
        if (rows.Count == 0)
        {
            Body.Add($"<p>{("这个队列没有待办。", "This queue is empty.")}</p>");
            return;
        }

        var table = new StackedTable(Body, [new("办件", "Case"), new("事项", "Service"), new("环节", "Step"), new("地点", "Place"), new("到期", "Due"), new("谁在办", "Held by")]);
        table.Open(chosen.Title);
        foreach (var (row, at) in rows.Select((row, at) => (row, at)))
        {
            var service = Desk.Shelf.Services.GetValueOrDefault(row.Service);
            table.Row(
                h => h.Add($"""<a class="code" href="{Root}/cases/{row.CaseId.ToString("D")}/{row.Step}"{Html.Flag("autofocus", at == 0)}>{row.Number}</a>"""),
                h => Service(h, row.Service, row.Benefit),
                h => h.Add($"{service?.Step(row.Step)?.Title}"),
                h => h.Add($"{PlaceName(row.PlaceCode)}"),
                h => Due(h, row, today),
                h => h.Add($"{(row.Holder is null ? ("没有人", "nobody") : row.Holder == Actor.EvidenceName ? ("我", "me") : ("同事", "a colleague"))}"));
        }

        table.Close();
    }

    /// <summary>The service; of a case that carries out a benefit, the benefit first: many stand in one queue.</summary>
    private void Service(Html html, string service, string? benefit)
    {
        if (benefit is not null && Desk.Shelf.Book.Benefits.GetValueOrDefault(benefit) is { } granted)
        {
            html.Add($"<strong>{granted.Label}</strong> ");
        }

        html.Add($"{Desk.Shelf.Services.GetValueOrDefault(service)?.Title}");
    }

    private static void Due(Html html, TaskRow row, DateOnly today)
    {
        if (row.Due is { } due)
        {
            html.Add($"""<span{Html.Attribute("class", due < today ? "tag no" : null)}>{due}</span>""");
        }
        else
        {
            html.Add($"{(row.Beyond ? ("日历未公布", "calendar not published") : ("—", "—"))}");
        }
    }

    private void Supervised(IReadOnlyList<SupervisedCase> cases)
    {
        if (cases.Count == 0)
        {
            return;
        }

        Body.Add($"<h2>{("督办：在办的办件", "Supervision: running cases")}</h2>");
        var table = new StackedTable(Body, [new("办件", "Case"), new("事项", "Service"), new("地点", "Place"), new("收件", "Received"), new("最近到期", "Next due"), new("未结环节", "Open steps")]);
        table.Open(new("在办", "Running"));
        foreach (var one in cases)
        {
            table.Row(
                h => h.Add($"""<a class="code" href="{Root}/cases/{one.Id.ToString("D")}">{one.Number}</a>"""),
                h => Service(h, one.Service, one.Benefit),
                h => h.Add($"{PlaceName(one.PlaceCode)}"),
                h => h.Add($"{one.SubmittedOn}"),
                h => _ = one.Due is { } due ? h.Add($"{due}") : h.Add($"—"),
                h => h.Add($"{(decimal)one.OpenSteps}"));
        }

        table.Close();
    }
}
