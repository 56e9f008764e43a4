using Anyu.Access;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Workbench;

/// <summary>Names an officer of a township or the person responsible in a village.</summary>
[Needs(Face.Workbench, "access.roster.write")]
internal sealed class RosterNamePage : SignedInPage
{
    public Task<IActionResult> OnGet(string? place) => Form(place ?? "", null, "");

    public async Task<IActionResult> OnPost(string? place)
    {
        var read = RosterForm.Read(Request.Form);
        if (read.Facts is not { } facts || !PlaceCode.TryParse(place ?? "", out var code, out _))
        {
            return await Form(place ?? "", read.Problem ?? AccessProblems.NotHere(), read.Field);
        }

        var command = new NameRosterPerson(Guid.TryParse(Posted("id"), out var id) ? id : Guid.CreateVersion7(), code, facts);
        return await Write(unit => command.Run(unit, Actor, Installation.Roster, Library.Book.Places)) is { } problem ? await Form(place ?? "", problem, "name") : SeeOther($"{RosterWords.Address}/{code}");
    }

    private async Task<IActionResult> Form(string place, Problem? problem, string field)
    {
        if (problem == AccessProblems.NotHere() || !PlaceCode.TryParse(place, out var code, out _) || !Actor.Scope.Contains(code))
        {
            return NotHere();
        }

        var posts = code.Level == PlaceLevel.Township ? await Read(unit => Posts.Inside(unit, PlaceRange.Of(code))) : [];
        Response.StatusCode = problem is null ? StatusCodes.Status200OK : StatusOf(problem);
        ProblemWriter.Summary(Body, problem is null ? [] : [(problem, field)]);
        Begin(RosterWords.Address, new("登记人员", "Name somebody"), PlaceName(code.ToString()));
        OpenForm($"{RosterWords.Address}/name?place={code}", "panel");
        Body.Add($"""<input type="hidden" name="id" value="{(Posted("id") is { Length: > 0 } kept ? kept : Guid.CreateVersion7().ToString("D"))}">""");
        RosterForm.Write(Body, Posted, Installation.Roster, posts);
        Body.Add($"""<div class="actions"><button class="main">{("登记", "Record")}</button></div></form>""");
        return Page();
    }
}
