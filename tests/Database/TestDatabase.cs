using System.Collections.Immutable;
using Anyu.Store;
using Npgsql;
using Xunit;

namespace Anyu.DatabaseTests;

/// <summary>
/// A fresh database for one test: a file of its own, or a schema of its own on the server that ANYU_POSTGRES names.
/// Every test of a query runs on both: <c>[Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]</c>.
/// </summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("ANYU_POSTGRES");

    private readonly string? folder;
    private readonly string? schema;

    private TestDatabase(string where, string? folder, string? schema) => (Where, this.folder, this.schema) = (where, folder, schema);

    /// <summary>Whether there is a PostgreSQL to test with.</summary>
    public static bool HasServer => Server is not null;

    public static TheoryData<DatabaseSystem> Systems => [DatabaseSystem.Sqlite, DatabaseSystem.Postgres];

    /// <summary>The path or connection string, to be opened with any modules.</summary>
    public string Where { get; }

    /// <summary>Makes room for one test; skips the test when PostgreSQL is asked for and absent.</summary>
    public static async Task<TestDatabase> Fresh(DatabaseSystem system)
    {
        var name = $"t_{Guid.CreateVersion7():n}";
        if (system == DatabaseSystem.Sqlite)
        {
            var made = Directory.CreateTempSubdirectory("anyu-").FullName;
            return new TestDatabase(Path.Combine(made, "anyu.db"), made, schema: null);
        }

        Assert.SkipWhen(Server is null, "No PostgreSQL: ANYU_POSTGRES is not set.");
        await OnServer($"create schema {name}");
        return new TestDatabase($"{Server};Search Path={name}", folder: null, name);
    }

    /// <summary>Opens it with the tables of some modules; it must succeed.</summary>
    public async Task<Anyu.Store.Database> Open(params ImmutableArray<MigrationSet> modules) => await Open(TimeProvider.System, modules);

    /// <summary>Opens it with a clock.</summary>
    public async Task<Anyu.Store.Database> Open(TimeProvider clock, params ImmutableArray<MigrationSet> modules)
    {
        var opened = await Anyu.Store.Database.Open(Where, modules, clock);
        Assert.True(opened.Succeeded, string.Join('\n', opened.Problems));
        return opened.Value;
    }

    /// <summary>A module whose tables are the texts given, in their order.</summary>
    public static MigrationSet Module(string name, params string[] steps) =>
        new(name, [.. steps.Select((text, i) => new Migration(i + 1, $"step-{i + 1}", text))]);

    /// <summary>A statement of a test.</summary>
    public static Statement Sql(string text) => new("test", text);

    public async ValueTask DisposeAsync()
    {
        if (schema is not null)
        {
            await OnServer($"drop schema {schema} cascade");
        }

        if (folder is not null)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task OnServer(string command)
    {
        await using var source = NpgsqlDataSource.Create(Server!);
        await using var order = source.CreateCommand(command);
        await order.ExecuteNonQueryAsync();
    }
}
