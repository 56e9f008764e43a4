using System.Globalization;
using Anyu.Kernel;
using Microsoft.Data.Sqlite;

namespace Anyu.Store;

/// <summary>
/// Backups of a running database: one state of it, whatever is written meanwhile. SQLite by its online backup, PostgreSQL by pg_dump.
/// A backup is a folder with one file and its manifest; keys are never in it.
/// </summary>
public static class Backup
{
    internal static readonly SqlFile Sql = SqlFile.Beside(typeof(Backup));

    /// <summary>Takes a backup into a new folder of the folder given and returns its path, or says why not: <c>STO-0001</c> to <c>STO-0008</c>, <c>STO-0030</c>, <c>STO-0034</c>.</summary>
    /// <param name="where">The database's file or connection string.</param>
    /// <param name="into">Where backups are kept.</param>
    /// <param name="clock">Names the backup.</param>
    /// <param name="stop">Ends the waiting; nothing is left behind.</param>
    public static async Task<Result<string>> Take(string where, string into, TimeProvider clock, CancellationToken stop = default)
    {
        var opened = await Database.OpenUnseen(where, clock);
        if (opened.Value is not { } database)
        {
            return Result<string>.Failure(opened.Problems);
        }

        var now = ColumnTypes.WholeMicroseconds(clock.GetUtcNow());
        var folder = Path.Combine(into, string.Create(CultureInfo.InvariantCulture, $"anyu-{now:yyyyMMdd'T'HHmmss.ffffff'Z'}"));
        var partial = folder + ".partial";
        await using (database)
        {
            try
            {
                Directory.CreateDirectory(partial);
                await database.Read(unit => unit.Query<int>(Sql["one"]), stop);
                var problem = database.System == DatabaseSystem.Sqlite
                    ? await FromSqlite(where, partial, now, stop)
                    : await FromPostgres(database, where, partial, now, stop);
                if (problem is null)
                {
                    Directory.Move(partial, folder);
                    return Result<string>.Success(folder);
                }

                Directory.Delete(partial, recursive: true);
                return Result<string>.Failure(problem);
            }
            catch (StoreException fault)
            {
                Directory.Delete(partial, recursive: true);
                return Result<string>.Failure(fault.Problem);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                return Result<string>.Failure(StoreProblems.BackupFile(into, fault.Message));
            }
        }
    }

    private static async Task<Problem?> FromSqlite(string where, string folder, DateTimeOffset now, CancellationToken stop)
    {
        var path = Path.Combine(folder, "database.db");
        await using (var source = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = where, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString()))
        await using (var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString()))
        {
            await source.OpenAsync(stop);
            await copy.OpenAsync(stop);
            source.BackupDatabase(copy);
        }

        var heads = await HeadsOf(path, stop);
        SqliteFile.Close(path);
        BackupManifest.Of(path, DatabaseSystem.Sqlite, now, heads).Write(folder);
        return null;
    }

    private static async Task<IReadOnlyList<EvidenceHead>> HeadsOf(string path, CancellationToken stop)
    {
        await using var database = (await Database.OpenUnseen(path, TimeProvider.System)).Value;
        return database is null ? [] : await database.Read(Heads, stop);
    }

    /// <summary>The ends of the logs; a database from before there were logs has none.</summary>
    private static async Task<IReadOnlyList<EvidenceHead>> Heads(UnitOfWork unit) =>
        await unit.Get<int>(Sql[unit.System == DatabaseSystem.Sqlite ? "has-logs-sqlite" : "has-logs-postgres"]) == 0 ? [] : await unit.Query<EvidenceHead>(Sql["heads"]);

    /// <summary>The dump and the heads of the logs are of the same snapshot.</summary>
    private static Task<Problem?> FromPostgres(Database database, string where, string folder, DateTimeOffset now, CancellationToken stop) => database.Read(async unit =>
    {
        var path = Path.Combine(folder, "database.dump");
        var heads = await Heads(unit);
        var snapshot = await unit.Get<string>(Sql["snapshot"]);
        var problem = await PostgresPrograms.Run("pg_dump", where, ["--format=custom", "--no-owner", "--no-privileges", $"--snapshot={snapshot}", $"--file={path}"], stop);
        if (problem is null)
        {
            BackupManifest.Of(path, DatabaseSystem.Postgres, now, heads).Write(folder);
        }

        return problem;
    }, stop);
}
