using Anyu.Store;

namespace Anyu.Access;

/// <summary>The account of a provider's subject, opened at the first sign-in. A new member of staff holds no post and sees nothing until one is given.</summary>
/// <param name="Provider">The provider's issuer.</param>
/// <param name="Subject">The provider's name for the person.</param>
/// <param name="Kind">Staff or citizen; an account keeps the kind it was opened with.</param>
/// <param name="Name">A member of staff's name; left out for citizens.</param>
public sealed record OpenAccount(string Provider, string Subject, AccountKind Kind, string Name)
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(OpenAccount));

    /// <summary>Does it and returns the account, the one that was there or a new one.</summary>
    public async Task<Account> Run(UnitOfWork unit)
    {
        await unit.Execute(Sql["add"], new
        {
            Id = unit.NewId(), Provider, Subject, Kind = Kind == AccountKind.Staff ? "staff" : "citizen", Name = Kind == AccountKind.Staff ? Name : "", unit.Now,
        });
        return await Accounts.Find(unit, Provider, Subject) ?? throw new InvalidOperationException("The account that was just opened is not there.");
    }
}
