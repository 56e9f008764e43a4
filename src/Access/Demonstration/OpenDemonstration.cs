using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Access;

/// <summary>Opens the agencies and posts of the demonstration and gives the posts to their holders. Said again it adds what is new in the tables and changes nothing else.</summary>
public static class OpenDemonstration
{
    /// <summary>Does it, in the unit of work given; returns what the tables asked for and cannot be.</summary>
    public static async Task<Problem?> Run(UnitOfWork unit, Demonstration demonstration, RoleBook roles)
    {
        var actor = Actor.OfProgram("demonstration", PlaceRange.Nation, AccessPermissions.Administer);
        foreach (var agency in demonstration.Agencies)
        {
            if (await new OpenAgency(NamedId.Of("demonstration agency", agency.Name), agency.Label, agency.Kind, agency.Place).Run(unit, actor, roles) is { } problem)
            {
                return problem;
            }
        }

        foreach (var post in demonstration.Posts)
        {
            if (await Open(unit, actor, post, roles) is { } problem)
            {
                return problem;
            }
        }

        foreach (var citizen in demonstration.Citizens)
        {
            await new OpenAccount(Demonstration.Provider, citizen.Account, AccountKind.Citizen, "").Run(unit);
        }

        return null;
    }

    /// <summary>A post that is there already stays as it is: whoever vacated it meant it.</summary>
    private static async Task<Problem?> Open(UnitOfWork unit, Actor actor, DemonstrationPost post, RoleBook roles)
    {
        var id = NamedId.Of("demonstration post", post.Account);
        if (await Posts.Find(unit, actor.Scope, id) is not null)
        {
            return null;
        }

        if (await new OpenPost(id, NamedId.Of("demonstration agency", post.Agency), post.Title, post.Place, post.Roles).Run(unit, actor, roles) is { } problem)
        {
            return problem;
        }

        var account = await new OpenAccount(Demonstration.Provider, post.Account, AccountKind.Staff, post.Holder).Run(unit);
        return await new FillPost(id, account.Id).Run(unit, actor);
    }
}
