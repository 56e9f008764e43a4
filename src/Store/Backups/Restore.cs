using System.Collections.Immutable;
using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Store;

/// <summary>Puts a backup in use: beside what is there, verified, and only then in its place.</summary>
public static class Restore
{
    /// <summary>Restores a backup and returns the evidence report of what is now in use, or says why nothing was exchanged: <c>STO-0001</c> to <c>STO-0008</c>, <c>STO-0030</c> to <c>STO-0034</c>.</summary>
    /// <param name="folder">The backup's folder.</param>
    /// <param name="where">The SQLite file to replace, whose old state is kept beside it; or the connection string of an empty PostgreSQL database.</param>
    /// <param name="modules">The modules whose tables are used; an older backup is brought up to date.</param>
    /// <param name="keys">The public keys of those who may sign checkpoints.</param>
    /// <param name="clock">Names the old file.</param>
    /// <param name="stop">Ends the waiting.</param>
    public static async Task<Result<EvidenceReport>> Run(
        string folder, string where, ImmutableArray<MigrationSet> modules, PublicKeys? keys, TimeProvider clock, CancellationToken stop = default)
    {
        if (BackupManifest.Read(folder) is not { Value: { } manifest } read)
        {
            return Result<EvidenceReport>.Failure(BackupManifest.Read(folder).Problems);
        }

        var isServer = where.Contains("Host=", StringComparison.OrdinalIgnoreCase);
        if (isServer != (read.Value.System == nameof(DatabaseSystem.Postgres)))
        {
            return Result<EvidenceReport>.Failure(StoreProblems.BackupDamaged(folder));
        }

        var file = Path.Combine(folder, manifest.File);
        try
        {
            return isServer
                ? await IntoPostgres(file, where, manifest, modules, keys, clock, stop)
                : await IntoSqlite(file, where, manifest, modules, keys, clock, stop);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Result<EvidenceReport>.Failure(StoreProblems.BackupFile(where, fault.Message));
        }
    }

    private static async Task<Result<EvidenceReport>> IntoSqlite(
        string file, string where, BackupManifest manifest, ImmutableArray<MigrationSet> modules, PublicKeys? keys, TimeProvider clock, CancellationToken stop)
    {
        var beside = where + ".restoring";
        File.Copy(file, beside, overwrite: true);
        try
        {
            var verified = await Verify(beside, file, manifest, modules, keys, clock, stop);
            if (!verified.Succeeded)
            {
                return verified;
            }

            if (!SqliteFile.Close(beside) || (File.Exists(where) && !SqliteFile.Close(where)))
            {
                return Result<EvidenceReport>.Failure(StoreProblems.TargetInUse(where));
            }

            Exchange(beside, where, clock.GetUtcNow());
            return verified;
        }
        finally
        {
            File.Delete(beside);
            File.Delete(beside + "-wal");
            File.Delete(beside + "-shm");
        }
    }

    /// <summary>One rename: whoever opens the file finds the old database or the new one.</summary>
    private static void Exchange(string beside, string where, DateTimeOffset now)
    {
        if (File.Exists(where))
        {
            File.Replace(beside, where, string.Create(CultureInfo.InvariantCulture, $"{where}.before-{now:yyyyMMdd'T'HHmmss'Z'}"));
        }
        else
        {
            File.Move(beside, where);
        }
    }

    private static async Task<Result<EvidenceReport>> IntoPostgres(
        string file, string where, BackupManifest manifest, ImmutableArray<MigrationSet> modules, PublicKeys? keys, TimeProvider clock, CancellationToken stop)
    {
        var opened = await Database.OpenUnseen(where, clock);
        if (opened.Value is not { } database)
        {
            return Result<EvidenceReport>.Failure(opened.Problems);
        }

        await using (database)
        {
            if (await database.Read(unit => unit.Get<int>(Backup.Sql["tables"]), stop) > 0)
            {
                return Result<EvidenceReport>.Failure(StoreProblems.TargetInUse(database.Where));
            }
        }

        return await PostgresPrograms.Run("pg_restore", where, ["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", $"--dbname={DatabaseOf(where)}", file], stop) is { } problem
            ? Result<EvidenceReport>.Failure(problem)
            : await Verify(where, file, manifest, modules, keys, clock, stop);
    }

    private static string DatabaseOf(string where) => new Npgsql.NpgsqlConnectionStringBuilder(where).Database ?? "";

    private static async Task<Result<EvidenceReport>> Verify(
        string where, string file, BackupManifest manifest, ImmutableArray<MigrationSet> modules, PublicKeys? keys, TimeProvider clock, CancellationToken stop)
    {
        var opened = await Database.Open(where, modules, clock, stop);
        if (opened.Value is not { } database)
        {
            return Result<EvidenceReport>.Failure(opened.Problems);
        }

        await using (database)
        {
            var heads = await database.Read(unit => unit.Query<EvidenceHead>(Backup.Sql["heads"]), stop);
            var isWhole = manifest.Logs.SequenceEqual(heads.Select(head => new BackupLog(head.Log, head.Size, Convert.ToHexStringLower(head.Chain))));
            var report = await EvidenceVerifier.Verify(database, keys, [], stop);
            return isWhole && report.Findings.Count == 0
                ? Result<EvidenceReport>.Success(report)
                : Result<EvidenceReport>.Failure([StoreProblems.RestoredUnverified(file, Math.Max(1, report.Findings.Count)), .. report.Findings.Select(finding => finding.Problem)]);
        }
    }
}
