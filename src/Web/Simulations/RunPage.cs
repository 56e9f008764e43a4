using Anyu.Web.Portal;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Simulations;

/// <summary>One simulation: how far it is, then what it found. Its page loads itself anew while it runs, without a script.</summary>
internal sealed class RunPage(Library library, SimulationRuns runs) : PortalPage
{
    private const string EverySeconds = "3";

    public IActionResult OnGet(string id)
    {
        if (runs.Find(id) is not { } run)
        {
            return Stop(StatusCodes.Status404NotFound, SimulationProblems.Gone());
        }

        Response.Headers.CacheControl = "no-store";
        Body.Add($"""<link rel="stylesheet" href="{Assets.Address("indicators.css")}"><link rel="stylesheet" href="{Assets.Address("simulations.css")}">""");
        if (run.Report is { } report)
        {
            Begin("law", Named(run, report), new("假设，不是法律", "A supposition, not law"));
            new ReportWriter(Body, library.Book).Write(run, report);
        }
        else if (run.IsOver)
        {
            Begin("law", new("试算没有结果", "The simulation has no result"));
            Ended(run);
        }
        else
        {
            Begin("law", new("正在试算", "Simulating"));
            Going(run);
        }

        return Page();
    }

    /// <summary>Stops it.</summary>
    public IActionResult OnPost(string id)
    {
        if (runs.Find(id) is not { } run)
        {
            return Stop(StatusCodes.Status404NotFound, SimulationProblems.Gone());
        }

        if (run.Visitor == Visitor.Find(HttpContext))
        {
            run.End(SimulationProblems.Stopped());
        }

        return Redirect($"/simulate/{run.Id}");
    }

    private static Bilingual Named(SimulationRun run, SimulationReport report) => report.Reforms is [var one]
        ? one.Reform.Label
        : new($"{run.Order.Reforms.Length} 个改法并排", $"{run.Order.Reforms.Length} reforms side by side");

    private void Going(SimulationRun run)
    {
        Response.Headers["Refresh"] = EverySeconds;
        var (decided, all) = (run.Decided, run.Order.Families);
        Body.Add($"""<div class="panel" role="status"><p class="what">""");
        _ = run.Stage switch
        {
            SimulationStage.Waiting => Body.Add($"{("前面还有", "Waiting; ")}{runs.Before(run)}{("个试算，排队中", " come first")}"),
            SimulationStage.Preparing => Body.Add($"{("正在读改过的法规", "Reading the law with its changes")}"),
            _ => Body.Add($"{("已算", "Decided ")}{View.Number(decided)} / {View.Number(all)}{("户", " families")}"),
        };
        Body.Add($"""</p><progress max="{View.Number(all).Replace(",", "", StringComparison.Ordinal)}" value="{View.Number(decided).Replace(",", "", StringComparison.Ordinal)}" aria-label="{("进度", "Progress")}"></progress>""");
        if (run.Pace() is var (rate, left))
        {
            Body.Add($"<p>{("每秒", "")}{View.Number(decimal.Round(rate))}{("户，约剩", " families a second; about ")}{(int)Math.Ceiling(left.TotalSeconds)}{("秒", " s left")}</p>");
        }

        Body.Add($"""
            <p class="small">{("这一页每三秒自己刷新；关掉它，试算一分钟后就停。", "This page loads itself every three seconds; close it and the simulation stops a minute later.")}</p></div>
            <form method="post" action="/simulate/{run.Id}" class="actions"><a class="button quiet" href="/simulate/{run.Id}">{("现在就看", "Look now")}</a><button class="quiet">{("停下", "Stop")}</button></form>
            """);
    }

    private void Ended(SimulationRun run)
    {
        foreach (var problem in run.Problems)
        {
            ProblemWriter.Panel(Body, problem);
        }

        Body.Add($"""<p class="actions"><a class="button" href="/simulate?with={run.Id}">{("再算一次", "Simulate again")}</a></p>""");
    }
}
