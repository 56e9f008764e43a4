using System.Data;
using System.Data.Common;
using System.Net.Sockets;
using Anyu.Kernel;
using Npgsql;

namespace Anyu.Store;

/// <summary>PostgreSQL. Writing units read what is committed and lock what they decide on with <c>{for update}</c>; reading units see one state.</summary>
internal sealed class PostgresEngine : IEngine
{
    private readonly NpgsqlDataSource source;

    public PostgresEngine(NpgsqlConnectionStringBuilder settings)
    {
        Where = FormattableString.Invariant($"{settings.Host}:{settings.Port}/{settings.Database}");
        source = NpgsqlDataSource.Create(settings);
    }

    public Dialect Dialect => Dialect.Postgres;

    public string Where { get; }

    public async Task<DbConnection> Connect(UnitKind kind, CancellationToken stop) => await source.OpenConnectionAsync(stop);

    public Task<IDisposable> Turn(CancellationToken stop) => Task.FromResult<IDisposable>(Free.Instance);

    public async Task<DbTransaction> Begin(DbConnection connection, UnitKind kind, CancellationToken stop) =>
        await connection.BeginTransactionAsync(kind == UnitKind.Read ? IsolationLevel.RepeatableRead : IsolationLevel.ReadCommitted, stop);

    public bool MayRepeat(Exception fault) => fault is PostgresException
    {
        SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable,
    };

    public Problem? Explain(Exception fault) => fault switch
    {
        _ when MayRepeat(fault) => StoreProblems.Busy(Where),
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => StoreProblems.Full(Where),
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.IoError } stopped => StoreProblems.Unwritable(Where, stopped.MessageText),
        PostgresException server when IsRefusal(server.SqlState) => StoreProblems.CannotConnect(Where, server.MessageText),
        PostgresException => null,
        NpgsqlException { InnerException: TimeoutException } => StoreProblems.TooSlow(Where),
        NpgsqlException network => StoreProblems.CannotConnect(Where, network.Message),
        SocketException network => StoreProblems.CannotConnect(Where, network.Message),
        _ => null,
    };

    public ValueTask DisposeAsync() => source.DisposeAsync();

    /// <summary>Connection, authorisation, missing database, too many connections, shutdown: classes 08, 28, 3D, 53 and 57P.</summary>
    private static bool IsRefusal(string state) =>
        state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("28", StringComparison.Ordinal) || state.StartsWith("3D", StringComparison.Ordinal)
        || state.StartsWith("53", StringComparison.Ordinal) || state.StartsWith("57P", StringComparison.Ordinal);

    private sealed class Free : IDisposable
    {
        public static readonly Free Instance = new();

        public void Dispose()
        {
            // PostgreSQL has as many writers as come.
        }
    }
}
