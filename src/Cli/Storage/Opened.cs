using System.Collections.Immutable;
using Anyu.Store;

namespace Anyu.Cli;

/// <summary>The database that a command names, open for as long as the command runs.</summary>
internal static class Opened
{
    /// <summary>The modules whose tables the product has. A module that gets tables adds its line.</summary>
    public static ImmutableArray<MigrationSet> Modules { get; } = [Anyu.Access.AccessModule.Migrations, Anyu.Register.RegisterModule.Migrations, Anyu.Exchange.ExchangeModule.Migrations, Anyu.Casework.CaseworkModule.Migrations, Anyu.Batch.BatchModule.Migrations, Anyu.Synthetic.SyntheticModule.Migrations, Anyu.Indicators.IndicatorsModule.Migrations];

    /// <summary>The path or connection string asked.</summary>
    public static string Where(Invocation run)
    {
        var where = run.Arguments["--database"] ?? Path.Combine("data", "anyu.db");
        return where.Contains("Host=", StringComparison.OrdinalIgnoreCase) ? where : run.Locate(where);
    }

    /// <summary>Opens it as it is, whatever the modules of its program, does the work and closes it; a problem of either is written.</summary>
    public static ExitCode Use(Invocation run, Func<Database, Task<ExitCode>> work) => Wait(run, async () =>
    {
        var opened = await Database.OpenAsItIs(Where(run), [], TimeProvider.System);
        if (opened.Value is not { } database)
        {
            return run.Refuse(opened.Problems);
        }

        await using (database)
        {
            return await work(database);
        }
    });

    /// <summary>A command line waits for its work.</summary>
    public static ExitCode Wait(Invocation run, Func<Task<ExitCode>> work)
    {
        try
        {
            return work().GetAwaiter().GetResult();
        }
        catch (StoreException fault)
        {
            return run.Refuse(fault.Problem);
        }
    }
}
