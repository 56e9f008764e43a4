namespace Anyu.Access;

/// <summary>What this module asks for.</summary>
public static class AccessPermissions
{
    /// <summary>Open agencies and posts, give roles, fill and vacate posts.</summary>
    public static Permission Administer { get; } = new("access.administer");

    /// <summary>Watch and mend the work of the program itself, over all places: queues, jobs given up. No record of a person is shown.</summary>
    public static Permission Operate { get; } = new("access.operate");

    /// <summary>Ask to see, or in an emergency open, a record for which no task gives a purpose.</summary>
    public static Permission AskGrant { get; } = new("access.grant.ask");

    /// <summary>Approve requests to see a record, as the responsible manager or the manager's delegate.</summary>
    public static Permission DecideGrant { get; } = new("access.grant.decide");

    /// <summary>Judge afterwards whether an emergency opening was justified.</summary>
    public static Permission ReviewGrant { get; } = new("access.grant.review");

    /// <summary>See who read or changed a record.</summary>
    public static Permission Audit { get; } = new("access.audit");

    /// <summary>See the names, duties and pay of the persons who do the population service of townships and villages. Counts need no permission.</summary>
    public static Permission ReadRoster { get; } = new("access.roster.read");

    /// <summary>Name these persons, correct and end what is on record of them, record trainings, import.</summary>
    public static Permission WriteRoster { get; } = new("access.roster.write");
}
