using System.Collections.Immutable;
using Anyu.Batch;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Cli;

/// <summary>What reforms would change: <c>simulate</c>.</summary>
internal static class ReformCommand
{
    private static readonly ImmutableSortedDictionary<string, PlaceLevel> Levels = ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal,
        [KeyValuePair.Create("province", PlaceLevel.Province), KeyValuePair.Create("prefecture", PlaceLevel.Prefecture), KeyValuePair.Create("county", PlaceLevel.County), KeyValuePair.Create("township", PlaceLevel.Township)]);

    /// <summary>The command.</summary>
    public static Command Simulate { get; } = new(
        "simulate", "<reform.yaml …>", 1, int.MaxValue, new("假设改了法，多花多少、谁多得谁少得", "what supposed reforms of the law would cost, who would gain and who would lose"),
        [
            Populations.Option, Populations.Place, StorageCommands.Database, StorageCommands.Keys, ForecastAsked.OrdersOption,
            new("--on", "DATE", new("所问日期，默认今天", "the day asked; today by default")),
            new("--by", "province|prefecture|county|township", new("按哪一级区划列出，默认 province；township 用于登记里一个县以下", "the level of divisions listed; province by default; townships for a county of the register or less")),
            Rows, BatchAsking.Threads,
        ],
        Run);

    private static CommandOption Rows => new("--rows", "FILE", new("把每项有变化的认定写成 Parquet 文件", "write each answer that changes to a Parquet file"));

    private static ExitCode Run(Invocation call)
    {
        if (ReformSimulation.Check(call.Arguments.Operands.Length) is { } many)
        {
            return call.Refuse(many);
        }

        ForecastAsked? forecast = null;
        if (ForecastAsked.IsAsked(call) && (forecast = ForecastAsked.Read(call)) is null)
        {
            return ExitCode.Refused;
        }

        if (Asking.Date(call, "--on", forecast is null ? Asking.Today() : ForecastPopulation.DayOf(forecast.Year)) is not { } on
            || BatchAsking.ThreadsOf(call) is not { } threads || Level(call) is not { } level || RowsAreNew(call) is false)
        {
            return ExitCode.Refused;
        }

        return Populations.IsRegister(call)
            ? RegisteredFamilies.With(call, (book, families) => Run(call, new Asked(book, on, threads, level, null), families))
            : call.Load() is { } book ? Run(call, new Asked(book, on, threads, level, forecast), null) : ExitCode.Refused;
    }

    private static ExitCode Run(Invocation call, Asked asked, IPopulation? registered)
    {
        // Reading a branch is long; what is wrong with the population is told afterwards all the same.
        if (Branches(call, asked.Book) is not { } branches
            || (registered ?? (asked.Forecast is null ? Populations.Open(call, asked.Book, asked.On) : asked.Forecast.Open(call, asked.Book, ForecastShare.Median))) is not { } population)
        {
            return ExitCode.Refused;
        }

        using (population as IDisposable)
        {
            try
            {
                Tell(call, asked, new ReformOrder(asked.Book, branches, population, asked.On) { Threads = asked.Threads, Place = Populations.PlaceOf(call) });
                return ExitCode.Done;
            }
            catch (AggregateException several) when (BatchException.Among(several) is { } problem)
            {
                return call.Refuse(problem);
            }
        }
    }

    private static void Tell(Invocation call, Asked asked, ReformOrder order)
    {
        var job = ReformJob.Of(order);
        var report = call.Arguments[Rows.Name] is { } rows ? WithRows(call, job, order, call.Locate(rows)) : job.Run(Progress(call, order.Families), null, CancellationToken.None);
        var interval = asked.Forecast is { IsProbabilistic: true } ? Interval(call, job, asked) : null;
        var population = Populations.Describe(call, order.Families);
        if (call.Json)
        {
            call.WriteJson(SimulationJson.Of(report, interval, asked.Book, asked.Level, population));
        }
        else
        {
            new SimulationText(asked.Book, call.Language, call.Output).Write(report, interval, asked.Level, population);
        }
    }

    /// <summary>The file appears when it is whole.</summary>
    private static SimulationReport WithRows(Invocation call, ReformJob job, ReformOrder order, string path)
    {
        var unfinished = path + ".unfinished";
        try
        {
            var report = Written().GetAwaiter().GetResult();
            File.Move(unfinished, path);
            return report;
        }
        finally
        {
            File.Delete(unfinished);
        }

        async Task<SimulationReport> Written()
        {
            await using var file = File.Create(unfinished);
            await using var rows = await ReformRows.Open(order, file);
            return job.Run(Progress(call, order.Families), rows, CancellationToken.None);
        }
    }

    /// <summary>The same over the ends of the forecast's band, which have the same columns.</summary>
    private static SimulationInterval? Interval(Invocation call, ReformJob job, Asked asked) =>
        asked.Forecast!.Open(call, asked.Book, ForecastShare.Low80) is { } low && asked.Forecast.Open(call, asked.Book, ForecastShare.High80) is { } high
            ? new SimulationInterval(job.Run(low, Progress(call, low), null, CancellationToken.None), job.Run(high, Progress(call, high), null, CancellationToken.None))
            : null;

    private static Action<int> Progress(Invocation call, IPopulation population)
    {
        var (progress, done, all) = (new FamilyProgress(call), 0L, population.Parts.Sum(p => p.Families));
        return rows => progress.Tell(Interlocked.Add(ref done, rows), all, 0);
    }

    private static bool RowsAreNew(Invocation call)
    {
        if (call.Arguments[Rows.Name] is not { } file || !File.Exists(call.Locate(file)))
        {
            return true;
        }

        call.Refuse(CliProblems.FileExists(file));
        return false;
    }

    /// <summary>The reforms, or null with the first problem written.</summary>
    private static ImmutableArray<LawBranch>? Branches(Invocation call, Lawbook book)
    {
        var branches = ImmutableArray.CreateBuilder<LawBranch>();
        foreach (var name in call.Arguments.Operands)
        {
            if (Branch(call, book, name) is not { } branch)
            {
                return null;
            }

            branches.Add(branch);
        }

        return branches.ToImmutable();
    }

    private static LawBranch? Branch(Invocation call, Lawbook book, string name)
    {
        var path = call.Locate(name);
        if (!File.Exists(path))
        {
            call.Refuse(CliProblems.NoFile(name));
            return null;
        }

        var branch = LawBranch.Of(book, name, File.ReadAllBytes(path));
        ProblemText.Write(call.Error, branch.Problems, call.Language);
        return branch.Value;
    }

    private static PlaceLevel? Level(Invocation call)
    {
        if (Levels.TryGetValue(call.Arguments["--by"] ?? "province", out var level))
        {
            return level;
        }

        call.Refuse(CliProblems.OptionValue(Simulate.Find("--by")!));
        return null;
    }

    /// <summary>What the command line asks, found sound.</summary>
    private sealed record Asked(Lawbook Book, DateOnly On, int Threads, PlaceLevel Level, ForecastAsked? Forecast);
}
