using Anyu.Access;
using Anyu.Web.Cases;
using Anyu.Web.SignIn;

namespace Anyu.Web.Workbench;

/// <summary>The first page of an office: what waits, and who one is here.</summary>
[Needs(Face.Workbench)]
internal sealed class WorkbenchPage : SignedInPage
{
    public async Task OnGet()
    {
        Begin("/workbench", new("工作台", "Workbench"));
        Body.Add($"<h2>{("待办", "What waits")}</h2>");
        await Read(async unit =>
        {
            await QueueTile.Write(Body, Face.Workbench, HttpContext.RequestServices.GetRequiredService<Clerking>().Desks.Cases, unit, Actor);
            return true;
        });
        await WhoAmI.Write(this);
    }
}
