using System.Collections.Immutable;
using Anyu.Batch;
using Anyu.Feel;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Cli;

/// <summary>What reforms would change: <c>simulate</c>.</summary>
internal static class ReformCommand
{
    private static readonly ImmutableSortedDictionary<string, PlaceLevel> Levels = ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal,
        [KeyValuePair.Create("province", PlaceLevel.Province), KeyValuePair.Create("prefecture", PlaceLevel.Prefecture), KeyValuePair.Create("county", PlaceLevel.County)]);

    /// <summary>The command.</summary>
    public static Command Simulate { get; } = new(
        "simulate", "<reform.yaml …>", 1, int.MaxValue, new("假设改了法，多花多少、谁多得谁少得", "what supposed reforms of the law would cost, who would gain and who would lose"),
        [
            Populations.Option, Populations.Place, ForecastAsked.OrdersOption,
            new("--on", "DATE", new("所问日期，默认今天", "the day asked; today by default")),
            new("--by", "province|prefecture|county", new("按哪一级区划列出，默认 province", "the level of divisions listed; province by default")),
            BatchAsking.Threads,
        ],
        Run);

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
            || BatchAsking.ThreadsOf(call) is not { } threads || Level(call) is not { } level || call.Load() is not { } book || Branches(call, book) is not { } branches)
        {
            return ExitCode.Refused;
        }

        if ((forecast is null ? Populations.Open(call, book, on) : forecast.Open(call, book, ForecastShare.Median)) is not { } population)
        {
            return ExitCode.Refused;
        }

        using (population as IDisposable)
        {
            try
            {
                var simulation = ReformSimulation.Of(book, branches, population.Schema, on);
                var report = Run(call, simulation, population, threads);
                var interval = forecast is { IsProbabilistic: true } ? Interval(call, simulation, forecast, book, threads) : null;
                Write(call, book, report, interval, level, Populations.Describe(call, population));
                return ExitCode.Done;
            }
            catch (AggregateException several) when (BatchException.Among(several) is { } problem)
            {
                return call.Refuse(problem);
            }
        }
    }

    private static void Write(Invocation call, Lawbook book, SimulationReport report, SimulationInterval? interval, PlaceLevel level, ImmutableArray<Bilingual> population)
    {
        if (call.Json)
        {
            call.WriteJson(SimulationJson.Of(report, interval, book, level, population));
        }
        else
        {
            new SimulationText(book, call.Language, call.Output).Write(report, interval, level, population);
        }
    }

    /// <summary>The same over the ends of the forecast's band, which have the same columns.</summary>
    private static SimulationInterval? Interval(Invocation call, ReformSimulation simulation, ForecastAsked forecast, Lawbook book, int threads) =>
        forecast.Open(call, book, ForecastShare.Low80) is { } low && forecast.Open(call, book, ForecastShare.High80) is { } high
            ? new SimulationInterval(Run(call, simulation, low, threads), Run(call, simulation, high, threads))
            : null;

    private static SimulationReport Run(Invocation call, ReformSimulation simulation, IPopulation population, int threads)
    {
        var (progress, done, all) = (new FamilyProgress(call), 0L, population.Parts.Sum(p => p.Families));
        ImmutableArray<Func<IColumnBlocks>> parts = [.. population.Parts.Select(p => (Func<IColumnBlocks>)(() => population.Open(p)))];
        return simulation.Run(parts, threads, rows => progress.Tell(Interlocked.Add(ref done, rows), all, 0), CancellationToken.None);
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
}
