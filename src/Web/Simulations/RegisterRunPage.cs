using Anyu.Access;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Simulations;

/// <summary>One simulation over the register's families, for who asked for it.</summary>
[Needs(Face.Workbench, RegisterSimulatePage.Permission)]
internal sealed class RegisterRunPage(SimulationRuns runs) : SignedInPage
{
    private const string Address = RegisterSimulatePage.Address;

    public IActionResult OnGet(string id)
    {
        if (runs.Find(id, Who.Account.Id) is not { } run)
        {
            return Stop(StatusCodes.Status404NotFound, SimulationProblems.Gone());
        }

        Body.Add(SimulationWriter.Styles(View));
        if (run.Report is { } report)
        {
            Begin(Address, SimulationWriter.NameOf(run, report), new("假设，不是法律", "A supposition, not law"));
            new ReportWriter(Body, Library.Book) { Address = Address }.Write(run, report);
        }
        else if (run.IsOver)
        {
            Begin(Address, new("试算没有结果", "The simulation has no result"));
            SimulationWriter.Ended(Body, run, Address);
        }
        else
        {
            Begin(Address, new("正在试算", "Simulating"));
            SimulationWriter.Progress(Body, Response, run, runs.Before(run), Address, Token);
        }

        return Page();
    }

    /// <summary>Stops it.</summary>
    public IActionResult OnPost(string id)
    {
        if (runs.Find(id, Who.Account.Id) is not { } run)
        {
            return Stop(StatusCodes.Status404NotFound, SimulationProblems.Gone());
        }

        run.End(SimulationProblems.Stopped());
        return SeeOther($"{Address}/{run.Id}");
    }
}
