using Anyu.Access;
using Anyu.Casework;
using Anyu.Kernel;
using Anyu.Register;
using Anyu.Store;

namespace Anyu.Synthetic;

/// <summary>What county is asked for.</summary>
/// <param name="Persons">How many persons; null for the usual county, which is made where nobody is in the register and not missed where somebody is.</param>
public sealed record CountyOrder(int? Persons)
{
    /// <summary>The fewest persons: all kinds of families are among them.</summary>
    public const int Fewest = 2_000;

    /// <summary>The most: the rows of one import.</summary>
    public const int Most = 1_000_000;
}

/// <summary>What the making works with.</summary>
/// <param name="Content">What the county is made of.</param>
/// <param name="Present">The database.</param>
/// <param name="Open">Opens it once more, with a clock of the past.</param>
/// <param name="Cases">Services, keys, outbox.</param>
/// <param name="Register">The register's desk.</param>
/// <param name="Roles">Roles and permissions.</param>
/// <param name="Work">Does what waits in the queues, at the time of the database given.</param>
public sealed record CountySite(
    CountyContent Content, Database Present, Func<TimeProvider, Task<Result<Database>>> Open, CaseDesk Cases, RegisterDesk Register, RoleBook Roles, Func<Database, TimeProvider, CancellationToken, Task> Work);

/// <summary>How far the making has come.</summary>
/// <param name="Persons">How many persons the county will have.</param>
/// <param name="Percent">0 to 100.</param>
public sealed record CountyProgress(int Persons, int Percent);
