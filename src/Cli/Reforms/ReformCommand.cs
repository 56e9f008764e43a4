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
        "simulate", "<reform.yaml …>", 1, ReformSimulation.MaxReforms, new("假设改了法，多花多少、谁多得谁少得", "what supposed reforms of the law would cost, who would gain and who would lose"),
        [
            Populations.Option,
            new("--on", "DATE", new("所问日期，默认今天", "the day asked; today by default")),
            new("--by", "province|prefecture|county", new("按哪一级区划列出，默认 province", "the level of divisions listed; province by default")),
            BatchAsking.Threads,
        ],
        Run);

    private static ExitCode Run(Invocation call)
    {
        if (Asking.Date(call, "--on", Asking.Today()) is not { } on || BatchAsking.ThreadsOf(call) is not { } threads || Level(call) is not { } level || call.Load() is not { } book)
        {
            return ExitCode.Refused;
        }

        var branches = ImmutableArray.CreateBuilder<LawBranch>();
        foreach (var name in call.Arguments.Operands)
        {
            if (Branch(call, book, name) is not { } branch)
            {
                return ExitCode.Refused;
            }

            branches.Add(branch);
        }

        if (Populations.Open(call, book, on) is not { } population)
        {
            return ExitCode.Refused;
        }

        using (population as IDisposable)
        {
            try
            {
                Write(call, book, Run(call, ReformSimulation.Of(book, branches.ToImmutable(), population.Schema, on), population, threads), level);
                return ExitCode.Done;
            }
            catch (AggregateException several) when (BatchException.Among(several) is { } problem)
            {
                return call.Refuse(problem);
            }
        }
    }

    private static void Write(Invocation call, Lawbook book, SimulationReport report, PlaceLevel level)
    {
        ImmutableArray<ReformCell> ByPlace(ReformResult r) => r.ByPlaceOf(p => PlaceCode.TryParse(p, out var code, out _) ? code.At((PlaceLevel)Math.Min((int)code.Level, (int)level)).ToString() : p);
        if (call.Json)
        {
            call.WriteJson(SimulationJson.Of(report, book, ByPlace));
        }
        else
        {
            new SimulationText(book, call.Language, call.Output).Write(report, ByPlace, Populations.Describe(call));
        }
    }

    private static SimulationReport Run(Invocation call, ReformSimulation simulation, IPopulation population, int threads)
    {
        var (progress, done, all) = (new FamilyProgress(call), 0L, population.Parts.Sum(p => p.Families));
        ImmutableArray<Func<IColumnBlocks>> parts = [.. population.Parts.Select(p => (Func<IColumnBlocks>)(() => population.Open(p)))];
        return simulation.Run(parts, threads, rows => progress.Tell(Interlocked.Add(ref done, rows), all, 0), CancellationToken.None);
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
