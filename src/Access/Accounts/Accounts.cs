using Anyu.Store;

namespace Anyu.Access;

/// <summary>Looks accounts up.</summary>
public static class Accounts
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(Accounts));

    /// <summary>The account of an id.</summary>
    public static async Task<Account?> Find(UnitOfWork unit, Guid id) => (await unit.Find<AccountRow>(Sql["one"], new { Id = id }))?.Account;

    /// <summary>The account of a provider's subject.</summary>
    public static async Task<Account?> Find(UnitOfWork unit, string provider, string subject) =>
        (await unit.Find<AccountRow>(Sql["by-subject"], new { Provider = provider, Subject = subject }))?.Account;

    /// <summary>The accounts of staff who hold or held a post inside a scope, by name.</summary>
    public static async Task<IReadOnlyList<Account>> Inside(UnitOfWork unit, PlaceRange scope) =>
        [.. (await unit.Query<AccountRow>(Sql["inside"], new { ScopeFrom = scope.From, ScopeTo = scope.To })).Select(row => row.Account)];

    /// <summary>An account of staff that an administrator of a scope may give a post: one known inside it, or one that holds no post anywhere; else null.</summary>
    public static async Task<Account?> FindFor(UnitOfWork unit, PlaceRange scope, Guid id) =>
        (await unit.Find<AccountRow>(Sql["for"], new { Id = id, ScopeFrom = scope.From, ScopeTo = scope.To }))?.Account;
}
