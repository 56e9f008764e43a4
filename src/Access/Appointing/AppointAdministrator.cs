using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Access;

/// <summary>
/// Appoints the first administrator of a place, who opens everything else. Done by whoever has the machine in hand, so no actor is asked for; recorded like any other.
/// </summary>
/// <param name="Provider">The issuer of the provider at which the person signs in.</param>
/// <param name="Subject">The provider's name for the person.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Place">The place to administer.</param>
public sealed record AppointAdministrator(string Provider, string Subject, string Name, PlaceCode Place)
{
    /// <summary>Does it, or says why not: <c>ACC-0012</c>, <c>ACC-0013</c> no role administers, <c>ACC-0015</c> another holds the post. Said twice is done once.</summary>
    public async Task<Problem?> Run(UnitOfWork unit, RoleBook roles)
    {
        if (string.IsNullOrWhiteSpace(Subject) || string.IsNullOrWhiteSpace(Name))
        {
            return AccessProblems.TextMissing(new("账号或姓名", "account or name"));
        }

        if (roles.Roles.FirstOrDefault(role => role.Permissions.Contains(AccessPermissions.Administer)) is not { } role)
        {
            return AccessProblems.NoRole();
        }

        var actor = Actor.OfProgram("appoint", PlaceRange.Nation, AccessPermissions.Administer);
        var (agency, post) = (NamedId.Of("appointed agency", Place.ToString()), NamedId.Of("appointed post", Place.ToString()));
        var account = await new OpenAccount(Provider, Subject, AccountKind.Staff, Name).Run(unit);
        return await new OpenAgency(agency, new("系统管理", "Administration"), role.AgencyKinds[0], Place).Run(unit, actor, roles)
            ?? await new OpenPost(post, agency, role.Name, Place, [role.Id]).Run(unit, actor, roles)
            ?? await new FillPost(post, account.Id).Run(unit, actor);
    }
}
