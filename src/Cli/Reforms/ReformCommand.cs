using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Anyu.Batch;
using Anyu.Feel;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Cli;

/// <summary>What reforms would change: <c>simulate</c>.</summary>
internal static class ReformCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

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
            new("--threads", "N", new("线程数，默认全部；结果与它无关", "threads, all by default; results do not depend on them")),
        ],
        Run);

    private static ExitCode Run(Invocation call)
    {
        if (Asking.ReadDate(call) is not { } on || Threads(call) is not { } threads || Level(call) is not { } level || call.Load() is not { } book)
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

        if (Populations.Open(call, book) is not { } population)
        {
            return ExitCode.Refused;
        }

        using (population as IDisposable)
        {
            var report = Run(call, ReformSimulation.Of(book, branches.ToImmutable(), population.Schema, on), population, threads);
            ImmutableArray<ReformCell> ByPlace(ReformResult r) => r.ByPlaceOf(p => PlaceCode.TryParse(p, out var code, out _) ? code.At((PlaceLevel)Math.Min((int)code.Level, (int)level)).ToString() : p);
            if (call.Json)
            {
                call.WriteJson(SimulationJson.Of(report, book, ByPlace));
            }
            else
            {
                new SimulationText(book, call.Language, call.Output).Write(report, ByPlace, Populations.Describe(call));
            }

            return ExitCode.Done;
        }
    }

    private static SimulationReport Run(Invocation call, ReformSimulation simulation, IPopulation population, int threads)
    {
        var (clock, next, done, all) = (Stopwatch.StartNew(), Patience, 0L, population.Parts.Sum(p => p.Families));
        var gate = new Lock();
        void Progress(int rows)
        {
            lock (gate)
            {
                done += rows;
                if (clock.Elapsed > next && done < all)
                {
                    next = clock.Elapsed + Patience;
                    var (rate, left) = (done / clock.Elapsed.TotalSeconds, (all - done) / (done / clock.Elapsed.TotalSeconds));
                    call.Error.WriteLine(call.Say(
                        string.Create(CultureInfo.InvariantCulture, $"… 已算 {done:N0}/{all:N0} 户，每秒 {rate:N0} 户，还要约 {left:N0} 秒"),
                        string.Create(CultureInfo.InvariantCulture, $"… {done:N0} of {all:N0} families, {rate:N0} a second, about {left:N0} seconds left")));
                }
            }
        }

        ImmutableArray<Func<IColumnBlocks>> parts = [.. population.Parts.Select(p => (Func<IColumnBlocks>)(() => population.Open(p)))];
        return simulation.Run(parts, threads, Progress, CancellationToken.None);
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

    private static int? Threads(Invocation call)
    {
        if (call.Arguments["--threads"] is not { } written)
        {
            return Environment.ProcessorCount;
        }

        if (int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var threads) && threads is > 0 and <= 64)
        {
            return threads;
        }

        call.Refuse(CliProblems.NoCount("--threads", written, 64));
        return null;
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
