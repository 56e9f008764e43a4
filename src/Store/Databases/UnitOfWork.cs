using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Anyu.Store;

/// <summary>
/// One transaction: all of its statements are stored or none. It belongs to one flow of control; its statements run one after the other.
/// Parameters are the properties of an object, spelled in the SQL as in C# (<c>@BirthDate</c>); columns <c>birth_date</c> meet members <c>BirthDate</c>.
/// </summary>
public sealed class UnitOfWork
{
    private readonly DbTransaction transaction;
    private readonly Dialect dialect;
    private readonly TimeProvider clock;
    private readonly CancellationToken stop;
    private readonly bool writes;
    private readonly List<EvidenceEntry> evidence = [];

    internal UnitOfWork(DbTransaction transaction, Dialect dialect, TimeProvider clock, bool writes, CancellationToken stop)
    {
        (this.transaction, this.dialect, this.clock, this.writes, this.stop) = (transaction, dialect, clock, writes, stop);
        Now = ColumnTypes.WholeMicroseconds(clock.GetUtcNow());
    }

    /// <summary>The instant of this unit, UTC, to the microsecond: every row it writes carries the same.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The system underneath.</summary>
    public DatabaseSystem System => dialect.System;

    /// <summary>Whether the unit will be rolled back when its work ends.</summary>
    public bool IsAbandoned { get; private set; }

    internal DbConnection Connection => transaction.Connection ?? throw new InvalidOperationException("The unit of work has ended.");

    /// <summary>A new id (UUID version 7, RFC 9562): ids made later sort later, to the millisecond.</summary>
    public Guid NewId() => Guid.CreateVersion7(clock.GetUtcNow());

    /// <summary>Nothing of this unit will be stored. Its work may still return a value, such as the problem that stopped it.</summary>
    public void Abandon() => IsAbandoned = true;

    /// <summary>Adds an entry to the evidence log, stored with this unit or not at all. Entries of one unit keep their order.</summary>
    /// <exception cref="InvalidOperationException">The unit only reads: what is recorded needs <see cref="Database.Write{T}"/>.</exception>
    public void Record(EvidenceEntry entry)
    {
        if (!writes)
        {
            throw new InvalidOperationException("A reading unit stores nothing, evidence included.");
        }

        evidence.Add(entry);
    }

    /// <summary>Adds many entries at once, behind those that were recorded. Other writers of their logs wait until this unit ends: it is the last thing a unit does.</summary>
    /// <exception cref="InvalidOperationException">The unit only reads.</exception>
    public async Task RecordAll(IEnumerable<EvidenceEntry> entries)
    {
        foreach (var entry in entries)
        {
            Record(entry);
        }

        await Finish();
        evidence.Clear();
    }

    /// <summary>Ids as a list parameter, <c>id in @Ids</c>: each as the system keeps it.</summary>
    public System.Collections.IEnumerable ListOf(IEnumerable<Guid> ids) => System == DatabaseSystem.Sqlite ? ids.Select(id => id.ToString("D")).ToArray() : ids.ToArray();

    /// <summary>Runs a statement and returns how many rows it changed.</summary>
    public Task<int> Execute(Statement statement, object? parameters = null) => Connection.ExecuteAsync(Command(statement, parameters));

    /// <summary>Runs a statement once for each row of parameters.</summary>
    public async Task ExecuteEach<T>(Statement statement, IEnumerable<T> rows) => await Connection.ExecuteAsync(Command(statement, rows));

    /// <summary>Adds many rows by the fastest way of the system and returns how many: tens of thousands a second and more.</summary>
    public async Task<long> InsertAll<T>(BulkTable<T> table, IEnumerable<T> rows) => Connection is SqliteConnection sqlite
        ? BulkInsert.Insert(sqlite, table, rows, stop)
        : await BulkInsert.Copy((NpgsqlConnection)Connection, table, rows, stop);

    /// <summary>All rows of a query. A positional record takes them when its parameters stand in the order of the columns.</summary>
    public async Task<IReadOnlyList<T>> Query<T>(Statement statement, object? parameters = null) =>
        (await Connection.QueryAsync<T>(Command(statement, parameters))).AsList();

    /// <summary>The only row of a query, or the default value when there is none.</summary>
    /// <exception cref="InvalidOperationException">There is more than one.</exception>
    public Task<T?> Find<T>(Statement statement, object? parameters = null) => Connection.QuerySingleOrDefaultAsync<T>(Command(statement, parameters));

    /// <summary>The only row of a query.</summary>
    /// <exception cref="InvalidOperationException">There is none, or more than one.</exception>
    public Task<T> Get<T>(Statement statement, object? parameters = null) => Connection.QuerySingleAsync<T>(Command(statement, parameters));

    /// <summary>Writes what the unit leaves behind, last of all.</summary>
    internal Task Finish() => evidence.Count == 0 ? Task.CompletedTask : EvidenceWriter.Append(this, evidence);

    private CommandDefinition Command(Statement statement, object? parameters) =>
        new(statement.In(dialect), parameters, transaction, cancellationToken: stop);
}
