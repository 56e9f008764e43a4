using Anyu.Cli;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Cluster;

/// <summary>The database that silos and their clients share.</summary>
internal static class ClusterModule
{
    /// <summary>The tables: silos, runs, parts.</summary>
    public static MigrationSet Migrations { get; } = MigrationSet.Of("cluster", typeof(ClusterModule).Assembly);

    /// <summary>Where the database is.</summary>
    public static CommandOption Option { get; } = new("--database", "\"Host=…\"", new("各机共用的 PostgreSQL 连接字符串", "the connection string of the PostgreSQL that the machines share"));

    /// <summary>Opens it and brings its tables up to date: all steps or none.</summary>
    /// <returns>The database, or why not: <c>CLU-0001</c>, <c>STO-0002</c> to <c>STO-0007</c>.</returns>
    public static Task<Result<Database>> Open(string where, CancellationToken stop = default) => where.Contains("Host=", StringComparison.OrdinalIgnoreCase)
        ? Database.Open(where, [Migrations], TimeProvider.System, stop)
        : Task.FromResult(Result<Database>.Failure(ClusterProblems.NotPostgres(where)));

    /// <summary>Opens what a command names, does the work and closes it; a problem of either is written.</summary>
    public static ExitCode Use(Invocation call, Func<Database, Task<ExitCode>> work)
    {
        if (call.Arguments[Option.Name] is not { } where)
        {
            return call.Refuse(CliProblems.OptionValue(Option));
        }

        try
        {
            return Opened(call, where, work).GetAwaiter().GetResult();
        }
        catch (StoreException fault)
        {
            return call.Refuse(fault.Problem);
        }
    }

    private static async Task<ExitCode> Opened(Invocation call, string where, Func<Database, Task<ExitCode>> work)
    {
        var opened = await Open(where);
        if (opened.Value is not { } database)
        {
            return call.Refuse(opened.Problems);
        }

        await using (database)
        {
            return await work(database);
        }
    }
}
