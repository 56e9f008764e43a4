namespace Anyu.Access;

/// <summary>The kinds of accounts.</summary>
public enum AccountKind
{
    /// <summary>A member of staff, of an office or an institution.</summary>
    Staff,

    /// <summary>A citizen.</summary>
    Citizen,
}

/// <summary>Who signs in: the subject of an OpenID provider.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Provider">The provider's issuer.</param>
/// <param name="Subject">The provider's name for the person, a pseudonym.</param>
/// <param name="Kind">Staff or citizen.</param>
/// <param name="Name">A member of staff's name; empty for citizens.</param>
/// <param name="Person">The register's id of a citizen, once known.</param>
/// <param name="HasSecondFactor">Whether a code generator was set up and confirmed.</param>
/// <param name="IsOpen">Whether it may sign in.</param>
public sealed record Account(Guid Id, string Provider, string Subject, AccountKind Kind, string Name, Guid? Person, bool HasSecondFactor, bool IsOpen);

/// <summary>An account as a row.</summary>
internal sealed record AccountRow(Guid Id, string Provider, string Subject, string Kind, string Name, Guid? Person, DateTimeOffset? CodeConfirmedAt, DateTimeOffset? ClosedAt)
{
    public Account Account => new(Id, Provider, Subject, Kind == "staff" ? AccountKind.Staff : AccountKind.Citizen, Name, Person, CodeConfirmedAt is not null, ClosedAt is null);
}
