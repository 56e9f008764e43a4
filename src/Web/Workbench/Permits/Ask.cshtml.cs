using Anyu.Access;
using Anyu.Feel;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Workbench;

/// <summary>Asks to see one person's record, or opens it in an emergency. The page of the record leads here with its id and place.</summary>
[Needs(Face.Workbench, "access.grant.ask")]
internal sealed class AskGrantPage : SignedInPage
{
    private const int UsualHours = 8;

    public IActionResult OnGet(Guid subject, string place) => Form(subject, place, null);

    public async Task<IActionResult> OnPost(Guid subject, string place)
    {
        var id = Guid.TryParse(Posted("id"), out var kept) ? kept : Guid.Empty;
        var hours = int.TryParse(Posted("hours"), NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : 0;
        var problem = Posted("do") == "emergency"
            ? await Write(unit => new BreakGlass(id, subject, place, Posted("reason")).Run(unit, Actor))
            : await Write(unit => new AskGrant(id, subject, place, Posted("reason"), hours).Run(unit, Actor));
        return problem is null ? SeeOther("/workbench/grants") : Form(subject, place, problem);
    }

    private IActionResult Form(Guid subject, string place, Problem? problem)
    {
        if (!Actor.Scope.Contains(place) || problem == AccessProblems.NotHere())
        {
            return NotHere();
        }

        Response.StatusCode = problem is null ? StatusCodes.Status200OK : StatusOf(problem);
        ProblemWriter.Summary(Body, problem is null ? [] : [(problem, "reason")]);
        Begin("/workbench/grants", new("申请查看记录", "Ask to see a record"));
        Body.Add($"""<p class="meta"><span class="code">{subject.ToString("D")}</span><span>{PlaceName(place)}</span></p>""");
        OpenForm($"/workbench/grants/ask/{subject:D}/{place}");
        Body.Add($"""<input type="hidden" name="id" value="{(Posted("id") is { Length: > 0 } kept ? kept : Guid.CreateVersion7().ToString("D"))}">""");
        FieldWriter.Write(Body, new Field("reason", new("理由", "Reason"), new FeelType.Text()) { Value = Posted("reason"), Hint = new("写明办什么事；不要写身份证号。", "Say what it is for; no identity numbers.") });
        FieldWriter.Write(Body, new Field("hours", new("需要多少小时", "For how many hours"), new FeelType.Number(Unit.Hour)) { Value = Posted("hours") is { Length: > 0 } hours ? hours : UsualHours.ToString(CultureInfo.InvariantCulture) });
        Body.Add($"""<div class="actions"><button class="main">{("申请", "Ask")}</button><button class="quiet" name="do" value="emergency">{("紧急：先看一小时，事后复核", "Emergency: see it for an hour, reviewed afterwards")}</button></div></form>""");
        return Page();
    }
}
