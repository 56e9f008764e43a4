using Anyu.Store;

namespace Anyu.Access;

/// <summary>Makes the actor of a request from what is true now.</summary>
public static class Actors
{
    /// <summary>The holder of a post; null when the account does not hold it now, or post, agency or account are closed.</summary>
    public static async Task<Actor?> OfPost(UnitOfWork unit, Guid account, Guid post, RoleBook roles) =>
        (await Posts.HeldBy(unit, account)).FirstOrDefault(held => held.Id == post) is { } found ? Actor.OfPost(found, account, roles.PermissionsOf(found.Roles)) : null;

    /// <summary>A citizen; null when the account is closed or a member of staff's.</summary>
    public static Actor? OfCitizen(Account account, RoleBook roles) => account is { IsOpen: true, Kind: AccountKind.Citizen }
        ? Actor.OfCitizen(account.Person ?? Guid.Empty, account.Id, roles.PermissionsOf([RoleBook.Citizen]))
        : null;
}
