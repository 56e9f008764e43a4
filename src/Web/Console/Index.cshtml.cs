using Anyu.Access;
using Anyu.Web.Cases;
using Anyu.Web.SignIn;
using Anyu.Web.Workbench;

namespace Anyu.Web.Institutions;

/// <summary>The first page of an institution.</summary>
[Needs(Face.Console)]
internal sealed class ConsolePage : SignedInPage
{
    public async Task OnGet()
    {
        Begin("/console", new("机构首页", "Institution"));
        await Read(async unit =>
        {
            await QueueTile.Write(Body, Face.Console, HttpContext.RequestServices.GetRequiredService<Clerking>().Desks.Cases, unit, Actor);
            return true;
        });
        await WhoAmI.Write(this);
    }
}
