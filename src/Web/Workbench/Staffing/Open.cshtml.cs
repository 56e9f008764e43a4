using Anyu.Access;
using Anyu.Feel;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Workbench;

/// <summary>Opens an agency.</summary>
[Needs(Face.Workbench, "access.administer")]
internal sealed class OpenAgencyPage : SignedInPage
{
    public void OnGet() => Form(null);

    public async Task<IActionResult> OnPost()
    {
        if (!PlaceCode.TryParse(Posted("place"), out var place, out var unreadable))
        {
            Form(unreadable);
            return Page();
        }

        var command = new OpenAgency(Guid.TryParse(Posted("id"), out var id) ? id : Guid.Empty, new(Posted("zh"), Posted("en")), Posted("kind"), place);
        if (await Write(unit => command.Run(unit, Actor, Installation.Roles)) is { } problem)
        {
            Form(problem);
            return Page();
        }

        return SeeOther("/workbench/agencies");
    }

    private void Form(Problem? problem)
    {
        Response.StatusCode = problem is null ? StatusCodes.Status200OK : StatusOf(problem);
        ProblemWriter.Summary(Body, problem is null ? [] : [(problem, null)]);
        Begin("/workbench/agencies", new("设立部门", "Open an agency"));
        OpenForm("/workbench/agencies/open");
        Body.Add($"""<input type="hidden" name="id" value="{(Posted("id") is { Length: > 0 } kept ? kept : Guid.CreateVersion7().ToString("D"))}">""");
        FieldWriter.Write(Body, new Field("zh", new("中文名称", "Name in Chinese"), new FeelType.Text()) { Value = Posted("zh") });
        FieldWriter.Write(Body, new Field("en", new("英文名称", "Name in English"), new FeelType.Text()) { Value = Posted("en") });
        FieldWriter.Write(Body, new Field("place", new("行政区划代码", "Place code"), new FeelType.Text()) { Value = Posted("place"), Hint = new("六位、九位或十二位", "Six, nine or twelve digits") });
        FieldWriter.Write(Body, new Field("kind", new("种类", "Kind"), new FeelType.Code("kind"))
        {
            Value = Posted("kind"), Options = [.. Installation.Roles.AgencyKinds.Select(kind => new CodeItem(kind, AgencyWords.Of(kind)))],
        });
        Body.Add($"""<div class="actions"><button class="main">{("设立", "Open it")}</button></div></form>""");
    }
}
