using System.Collections.Immutable;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Cli;

/// <summary>The database of indicator commands: <c>--database</c>, a file or a PostgreSQL connection string.</summary>
internal static class IndicatorDatabase
{
    /// <summary>The option.</summary>
    public static CommandOption Option { get; } = new("--database", "FILE", new("数据库文件，或含 Host= 的 PostgreSQL 连接串；默认 data/anyu.db（存在时）", "database file, or a PostgreSQL connection string with Host=; data/anyu.db where it exists"));

    /// <summary>Who acts.</summary>
    public static CommandOption By { get; } = new("--by", "NAME", new("谁在操作", "who acts"));

    /// <summary>Whether a database was named, or the usual one exists.</summary>
    public static bool IsAtHand(Invocation run) => run.Arguments["--database"] is not null || File.Exists(Opened.Where(run));

    /// <summary>Opens the database, works, and closes it; problems are written.</summary>
    public static ExitCode With(Invocation run, Func<Database, Task<ExitCode>> work) => Work(run, work).GetAwaiter().GetResult();

    /// <summary>Ends a step: its problems, or done.</summary>
    public static ExitCode End(Invocation run, ImmutableArray<Problem> problems, string zh, string en)
    {
        if (!problems.IsEmpty)
        {
            return run.Refuse(problems);
        }

        run.Output.WriteLine(run.Say(zh, en));
        return ExitCode.Done;
    }

    private static async Task<ExitCode> Work(Invocation run, Func<Database, Task<ExitCode>> work)
    {
        if (!IsAtHand(run))
        {
            return run.Refuse(IndicatorCliProblems.NoDatabase());
        }

        var opened = await Database.Open(Opened.Where(run), Opened.Modules, TimeProvider.System);
        if (opened.Value is null)
        {
            return run.Refuse(opened.Problems);
        }

        await using var database = opened.Value;
        try
        {
            return await work(database);
        }
        catch (StoreException fault)
        {
            return run.Refuse(fault.Problem);
        }
    }
}
