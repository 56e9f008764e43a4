using System.Collections.Immutable;
using System.Data.Common;
using System.Security.Cryptography;
using Anyu.Kernel;
using Npgsql;

namespace Anyu.Store;

/// <summary>A database with the tables of some modules. Safe for use by many threads.</summary>
public sealed class Database : IAsyncDisposable
{
    /// <summary>A unit of work that others disturb is done this often before it is given up.</summary>
    internal const int AttemptsAtMost = 10;

    private readonly IEngine engine;
    private readonly TimeProvider clock;
    private readonly EvidenceGroup group;

    static Database() => ColumnTypes.Register();

    private Database(IEngine engine, TimeProvider clock) => (this.engine, this.clock, group) = (engine, clock, new EvidenceGroup(this));

    /// <summary>The system in use.</summary>
    public DatabaseSystem System => engine.Dialect.System;

    /// <summary>The file, or server and database; never a password.</summary>
    public string Where => engine.Where;

    /// <summary>Opens a database, creating a missing file, and brings its tables up to date: all steps or none.</summary>
    /// <param name="where">The path of an SQLite file, or a PostgreSQL connection string that contains <c>Host=</c>.</param>
    /// <param name="modules">The modules whose tables are used; the Store's own need not be named.</param>
    /// <param name="clock">Tells the time for rows and ids.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <returns>The database, or why it cannot be used: <c>STO-0001</c> to <c>STO-0007</c>.</returns>
    public static Task<Result<Database>> Open(string where, ImmutableArray<MigrationSet> modules, TimeProvider clock, CancellationToken stop = default) =>
        Open(where, mayCreate: true, clock, database => Migrator.Bring(database, [StoreModule.Migrations, .. modules], stop));

    /// <summary>Opens a database that exists and changes nothing in it. Its tables must be exactly those that the program needs.</summary>
    /// <param name="where">The path of an SQLite file, or a PostgreSQL connection string that contains <c>Host=</c>.</param>
    /// <param name="modules">The modules whose tables are used; the Store's own need not be named.</param>
    /// <param name="clock">Tells the time for rows and ids.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <returns>The database, or why it cannot be used: <c>STO-0001</c> to <c>STO-0008</c>.</returns>
    public static Task<Result<Database>> OpenAsItIs(string where, ImmutableArray<MigrationSet> modules, TimeProvider clock, CancellationToken stop = default) =>
        Open(where, mayCreate: false, clock, database => Migrator.Check(database, [StoreModule.Migrations, .. modules], stop));

    /// <summary>Opens a database without looking at its tables.</summary>
    internal static Task<Result<Database>> OpenUnseen(string where, TimeProvider clock) =>
        Open(where, mayCreate: false, clock, _ => Task.FromResult(ImmutableArray<Problem>.Empty));

    /// <summary>
    /// Does a unit of work that may write, and stores all of it or nothing. When another writer disturbs it, it is done again from the start,
    /// so the work itself may have no effect outside the unit.
    /// </summary>
    /// <typeparam name="T">What the work returns.</typeparam>
    /// <exception cref="StoreException">Nothing was stored, for a reason outside the program.</exception>
    public Task<T> Write<T>(Func<UnitOfWork, Task<T>> work, CancellationToken stop = default) => Store(work, UnitKind.Write, stop);

    /// <summary>As <see cref="Write{T}"/>, for a unit that adds rows by the ten thousand: on SQLite up to 256 MiB of what it changes waits in memory until its end.</summary>
    /// <typeparam name="T">What the work returns.</typeparam>
    /// <exception cref="StoreException">Nothing was stored, for a reason outside the program.</exception>
    public Task<T> Load<T>(Func<UnitOfWork, Task<T>> work, CancellationToken stop = default) => Store(work, UnitKind.Load, stop);

    /// <summary>Does a unit of work that may write and returns nothing.</summary>
    /// <exception cref="StoreException">Nothing was stored, for a reason outside the program.</exception>
    public Task Write(Func<UnitOfWork, Task> work, CancellationToken stop = default) => Write(async unit =>
    {
        await work(unit);
        return true;
    }, stop);

    /// <summary>Stores the evidence of what was only read. Returns when it is stored; entries of many readers are stored together.</summary>
    /// <exception cref="StoreException">It was not stored, for a reason outside the program: what was read may not be told.</exception>
    public Task Tell(EvidenceEntry entry, CancellationToken stop = default) => group.Add(entry).WaitAsync(stop);

    /// <summary>Reads: all statements see the same state, whatever others write meanwhile. Nothing is stored.</summary>
    /// <typeparam name="T">What the work returns.</typeparam>
    /// <exception cref="StoreException">The database cannot be read, for a reason outside the program.</exception>
    public async Task<T> Read<T>(Func<UnitOfWork, Task<T>> work, CancellationToken stop = default)
    {
        try
        {
            return await Once(work, UnitKind.Read, stop);
        }
        catch (Exception fault) when (engine.Explain(fault) is { } problem)
        {
            throw new StoreException(problem, fault);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => engine.DisposeAsync();

    private static async Task<Result<Database>> Open(string where, bool mayCreate, TimeProvider clock, Func<Database, Task<ImmutableArray<Problem>>> prepare)
    {
        Database? database = null;
        try
        {
            database = Of(Engine(where, mayCreate), clock);
            var problems = await prepare(database);
            if (problems.IsEmpty)
            {
                return Result<Database>.Success(database);
            }

            await database.DisposeAsync();
            return Result<Database>.Failure(problems);
        }
        catch (StoreException fault)
        {
            await (database?.DisposeAsync() ?? ValueTask.CompletedTask);
            return Result<Database>.Failure(fault.Problem);
        }
    }

    private static Database Of(IEngine engine, TimeProvider clock) => new(engine, clock);

    private static IEngine Engine(string where, bool mayCreate)
    {
        if (!where.Contains("Host=", StringComparison.OrdinalIgnoreCase))
        {
            return new SqliteEngine(where, mayCreate);
        }

        try
        {
            return new PostgresEngine(new NpgsqlConnectionStringBuilder(where));
        }
        catch (ArgumentException fault)
        {
            throw new StoreException(StoreProblems.CannotConnect("Host=…", fault.Message), fault);
        }
    }

    /// <summary>Longer with each attempt, and uneven, so that two that met do not meet again. Real time: the others are real.</summary>
    private static TimeSpan Pause(int attempt) => TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(1, 5 << attempt));

    private async Task<T> Store<T>(Func<UnitOfWork, Task<T>> work, UnitKind kind, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var turn = await engine.Turn(stop);
                return await Once(work, kind, stop);
            }
            catch (Exception fault) when (engine.MayRepeat(fault) && attempt < AttemptsAtMost)
            {
                await Task.Delay(Pause(attempt), stop);
            }
            catch (Exception fault) when (engine.Explain(fault) is { } problem)
            {
                throw new StoreException(problem, fault);
            }
        }
    }

    private async Task<T> Once<T>(Func<UnitOfWork, Task<T>> work, UnitKind kind, CancellationToken stop)
    {
        await using var connection = await engine.Connect(kind, stop);
        await using var transaction = await engine.Begin(connection, kind, stop);
        var writes = kind != UnitKind.Read;
        var unit = new UnitOfWork(transaction, engine.Dialect, clock, writes, stop);
        var value = await work(unit);
        var store = writes && !unit.IsAbandoned;
        await (store ? unit.Finish() : Task.CompletedTask);
        await End(transaction, store);
        return value;
    }

    /// <summary>Once begun, the end is not interrupted: the caller must learn what happened.</summary>
    private static Task End(DbTransaction transaction, bool store) =>
        store ? transaction.CommitAsync(CancellationToken.None) : transaction.RollbackAsync(CancellationToken.None);
}
