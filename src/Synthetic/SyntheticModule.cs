using Anyu.Store;

namespace Anyu.Synthetic;

/// <summary>The table of this module; give it to <see cref="Database.Open"/>.</summary>
public static class SyntheticModule
{
    /// <summary>What of a database is made up.</summary>
    public static MigrationSet Migrations { get; } = MigrationSet.Of("synthetic", typeof(SyntheticModule).Assembly);
}
