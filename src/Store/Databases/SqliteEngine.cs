using System.Data;
using System.Data.Common;
using Anyu.Kernel;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Anyu.Store;

/// <summary>The embedded database: a write-ahead log, every commit synced to the disk, foreign keys held. One writer at a time, readers beside it.</summary>
internal sealed class SqliteEngine : IEngine
{
    private const int WaitSeconds = 30;

    /// <summary>Set each time a connection is taken: the journal's mode stays in the file, the rest with the connection.</summary>
    private const string Settings = "pragma busy_timeout = 5000; pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -8192; pragma mmap_size = 0;";

    /// <summary>For a load: 256 MiB of changed pages wait in memory, so that each is written once, and pages are read where the system holds them.</summary>
    private const string LoadSettings = "pragma cache_size = -262144; pragma mmap_size = 2147418112;";

    private readonly string connectionString;
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly Lock gate = new();
    private SqliteConnection? held;

    public SqliteEngine(string path, bool mayCreate)
    {
        Where = path;
        connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mayCreate ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,
            ForeignKeys = true,
            Pooling = true,
            DefaultTimeout = WaitSeconds,
        }.ToString();
    }

    public Dialect Dialect => Dialect.Sqlite;

    public string Where { get; }

    public async Task<DbConnection> Connect(UnitKind kind, CancellationToken stop)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            await connection.OpenAsync(stop);
            using var command = connection.CreateCommand();
            command.CommandText = Settings;
            await command.ExecuteNonQueryAsync(stop);
            if (kind == UnitKind.Load)
            {
                command.CommandText = LoadSettings;
                await command.ExecuteNonQueryAsync(stop);
            }

            Hold();
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async Task<IDisposable> Turn(CancellationToken stop) =>
        await turn.WaitAsync(TimeSpan.FromSeconds(WaitSeconds), stop) ? new Release(turn) : throw new StoreException(StoreProblems.Busy(Where));

    public Task<DbTransaction> Begin(DbConnection connection, UnitKind kind, CancellationToken stop) =>
        Task.FromResult<DbTransaction>(BeginNow((SqliteConnection)connection, kind != UnitKind.Read));

    public bool MayRepeat(Exception fault) => fault is SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED };

    public Problem? Explain(Exception fault) => fault is not SqliteException sqlite ? null : sqlite.SqliteErrorCode switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => StoreProblems.Busy(Where),
        raw.SQLITE_CANTOPEN or raw.SQLITE_NOTADB or raw.SQLITE_PERM or raw.SQLITE_AUTH => StoreProblems.CannotOpen(Where, sqlite.Message),
        raw.SQLITE_FULL => StoreProblems.Full(Where),
        raw.SQLITE_IOERR or raw.SQLITE_READONLY or raw.SQLITE_CORRUPT => StoreProblems.Unwritable(Where, sqlite.Message),
        _ => null,
    };

    public ValueTask DisposeAsync()
    {
        held?.Dispose();
        using (var connection = new SqliteConnection(connectionString))
        {
            SqliteConnection.ClearPool(connection);
        }

        turn.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// Keeps one connection of its own until the end. The pool closes connections that rest, and while none is open the file looks as if nobody used it:
    /// a restore would exchange it under the program (<see cref="SqliteFile.Close"/>). A connection that has read the write-ahead log holds its place in it.
    /// </summary>
    private void Hold()
    {
        lock (gate)
        {
            held ??= Reading();
        }
    }

    private SqliteConnection Reading()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "pragma user_version;";
            _ = command.ExecuteScalar();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A unit that writes takes the lock at once, so that it cannot fail half-way because another wrote since it read.</summary>
    private static SqliteTransaction BeginNow(SqliteConnection connection, bool writes) => connection.BeginTransaction(IsolationLevel.Serializable, deferred: !writes);

    private sealed class Release(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
