using Anyu.Access;
using Anyu.Store;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Workbench;

/// <summary>Topics, queues, what waits in them, what was given up. Bodies are not shown: they may be about people.</summary>
[Needs(Face.Workbench, "access.operate")]
internal sealed class WorkPage : SignedInPage
{
    public async Task<IActionResult> OnGet()
    {
        Begin("/workbench/work", new("后台作业", "Background work"));
        var (counts, dead) = await Read(async unit =>
        {
            var letters = new List<DeadLetter>();
            foreach (var queue in Topics.Queues)
            {
                letters.AddRange(await Jobs.Dead(unit, queue.Name));
            }

            return (await Jobs.Counts(unit), letters);
        });
        Listeners();
        Queues(counts.ToLookup(count => count.Queue, StringComparer.Ordinal));
        Dead(dead);
        return Page();
    }

    /// <summary>Tries a job that was given up once more.</summary>
    public async Task<IActionResult> OnPost()
    {
        var queue = Posted("queue");
        var revived = Guid.TryParse(Posted("job"), out var job) && await Write(async unit =>
        {
            unit.Record(Actor.Entry(Actor.Scope.From, "access.job.revived", job.ToString("D"), queue));
            return await Jobs.Revive(unit, queue, job);
        });
        return revived ? SeeOther("/workbench/work") : NotHere();
    }

    private void Listeners()
    {
        Body.Add($"<h2>{("谁听什么消息", "Who listens to what")}</h2>");
        var table = new StackedTable(Body, [new("消息", "Topic"), new("队列", "Queues")]);
        table.Open(new("消息", "Topics"));
        foreach (var (topic, queues) in Topics.Listeners)
        {
            table.Row(html => html.Add($"""<span class="code">{topic}</span>"""), html => html.Add($"""<span class="code">{string.Join(", ", queues)}</span>"""));
        }

        table.Close();
    }

    private void Queues(ILookup<string, JobCount> counts)
    {
        Body.Add($"<h2>{("队列", "Queues")}</h2>");
        var table = new StackedTable(Body, [new("队列", "Queue"), new("等待", "Waiting"), new("完成", "Done"), new("放弃", "Given up")]);
        table.Open(new("队列", "Queues"));
        foreach (var queue in Topics.Queues)
        {
            decimal Of(string state) => counts[queue.Name].Where(count => count.State == state).Sum(count => count.Count);
            table.Row(html => html.Add($"""{queue.Label} <span class="code">{queue.Name}</span>"""), html => html.Add($"{Of("waiting")}"), html => html.Add($"{Of("done")}"), html => html.Add($"{Of("dead")}"));
        }

        table.Close();
    }

    private void Dead(List<DeadLetter> letters)
    {
        Body.Add($"<h2>{("放弃的作业", "Given up")}</h2>");
        Body.Add(letters.Count == 0 ? new Html(View).Add($"<p>{("没有。", "None.")}</p>") : new Html(View));
        foreach (var letter in letters)
        {
            OpenForm("/workbench/work", "panel");
            Body.Add($"""<p class="meta"><span class="code">{letter.Queue}</span><span class="code">{letter.Id.ToString("D")}</span><span class="code">{letter.LastFault}</span><span>{Time(letter.EndedAt)}</span></p>""");
            Body.Add($"""<input type="hidden" name="queue" value="{letter.Queue}"><button class="main" name="job" value="{letter.Id.ToString("D")}">{("再试一次", "Try again")}</button></form>""");
        }
    }
}
