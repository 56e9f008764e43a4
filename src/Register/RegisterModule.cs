using Anyu.Store;

namespace Anyu.Register;

/// <summary>The tables of this module; give them to <see cref="Database.Open"/>.</summary>
public static class RegisterModule
{
    /// <summary>The queue of tables that somebody sent by the page: their dry runs and imports.</summary>
    public const string Imports = "register.imports";

    /// <summary>Journal, persons, kin, marriages, guardians, births, pregnancies, events, seals, pairs, links, imports.</summary>
    public static MigrationSet Migrations { get; } = MigrationSet.Of("register", typeof(RegisterModule).Assembly);
}
