using Anyu.Web.Portal;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Simulations;

/// <summary>One simulation: how far it is, then what it found. Its page loads itself anew while it runs, without a script.</summary>
internal sealed class RunPage(Library library, SimulationRuns runs) : PortalPage
{
    private const string Address = "/simulate";

    /// <inheritdoc/>
    public override Bilingual Keeping => SimulationWriter.Keeping;

    public IActionResult OnGet(string id)
    {
        if (runs.Find(id) is not { } run)
        {
            return Stop(StatusCodes.Status404NotFound, SimulationProblems.Gone());
        }

        Response.Headers.CacheControl = "no-store";
        Body.Add(SimulationWriter.Styles(View));
        if (run.Report is { } report)
        {
            Begin("law", SimulationWriter.NameOf(run, report), new("假设，不是法律", "A supposition, not law"));
            new ReportWriter(Body, library.Book).Write(run, report);
        }
        else if (run.IsOver)
        {
            Begin("law", new("试算没有结果", "The simulation has no result"));
            SimulationWriter.Ended(Body, run, Address);
        }
        else
        {
            Begin("law", new("正在试算", "Simulating"));
            SimulationWriter.Progress(Body, Response, run, runs.Before(run), Address, null);
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
}
