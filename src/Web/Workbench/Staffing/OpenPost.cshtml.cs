using Anyu.Access;
using Anyu.Feel;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Workbench;

/// <summary>Opens a post at an agency.</summary>
[Needs(Face.Workbench, "access.administer")]
internal sealed class OpenPostPage : SignedInPage
{
    public Task<IActionResult> OnGet(Guid agency) => Form(agency, null);

    public async Task<IActionResult> OnPost(Guid agency)
    {
        if (!PlaceCode.TryParse(Posted("place"), out var place, out var unreadable))
        {
            return await Form(agency, unreadable);
        }

        var command = new OpenPost(Guid.TryParse(Posted("id"), out var id) ? id : Guid.Empty, agency, new(Posted("zh"), Posted("en")), place, Ticked("roles"));
        return await Write(unit => command.Run(unit, Actor, Installation.Roles)) is { } problem ? await Form(agency, problem) : SeeOther("/workbench/agencies");
    }

    private async Task<IActionResult> Form(Guid id, Problem? problem)
    {
        if (problem == AccessProblems.NotHere() || await Read(unit => Agencies.Find(unit, Actor.Scope, id)) is not { } agency)
        {
            return NotHere();
        }

        Response.StatusCode = problem is null ? StatusCodes.Status200OK : StatusOf(problem);
        ProblemWriter.Summary(Body, problem is null ? [] : [(problem, null)]);
        Begin("/workbench/agencies", new("设立岗位", "Open a post"), agency.Name);
        OpenForm($"/workbench/posts/open?agency={id:D}");
        Body.Add($"""<input type="hidden" name="id" value="{(Posted("id") is { Length: > 0 } kept ? kept : Guid.CreateVersion7().ToString("D"))}">""");
        FieldWriter.Write(Body, new Field("zh", new("中文名称", "Title in Chinese"), new FeelType.Text()) { Value = Posted("zh") });
        FieldWriter.Write(Body, new Field("en", new("英文名称", "Title in English"), new FeelType.Text()) { Value = Posted("en") });
        FieldWriter.Write(Body, new Field("place", new("管辖范围（区划代码）", "Places it sees (code)"), new FeelType.Text())
        {
            Value = Posted("place") is { Length: > 0 } place ? place : PlaceCode.Parse(agency.PlaceCode).ToString(), Hint = new("本部门的地方或其下级", "The agency's place or one inside it"),
        });
        FieldWriter.Write(Body, new Field("roles", new("角色", "Roles"), new FeelType.List(new FeelType.Code("roles")))
        {
            Many = true,
            Value = string.Join(' ', Ticked("roles")),
            Options = [.. Installation.Roles.Roles.Where(role => role.AgencyKinds.Contains(agency.Kind)).Select(role => new CodeItem(role.Id, role.Name))],
        });
        Body.Add($"""<div class="actions"><button class="main">{("设立", "Open it")}</button></div></form>""");
        return Page();
    }
}
