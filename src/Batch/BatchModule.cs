using Anyu.Store;

namespace Anyu.Batch;

/// <summary>The tables and the queue of this module; give them to <see cref="Database.Open"/> and to the host's workers.</summary>
public static class BatchModule
{
    /// <summary>The queue of nightly scans: a job begins a scan, a job for each part does it.</summary>
    public const string Scans = "batch.scans";

    /// <summary>Scans, their parts and changes, what the last one found.</summary>
    public static MigrationSet Migrations { get; } = MigrationSet.Of("batch", typeof(BatchModule).Assembly);
}
