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

    /// <summary>The accounts of staff, by name.</summary>
    public static async Task<IReadOnlyList<Account>> Staff(UnitOfWork unit) => [.. (await unit.Query<AccountRow>(Sql["staff"])).Select(row => row.Account)];
}
