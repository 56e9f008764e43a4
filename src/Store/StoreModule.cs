namespace Anyu.Store;

/// <summary>The Store's own tables: what was migrated, the outbox, jobs, the evidence log.</summary>
public static class StoreModule
{
    /// <summary>Applied to every database before those of other modules.</summary>
    internal static MigrationSet Migrations { get; } = MigrationSet.Of("store", typeof(StoreModule).Assembly);
}
