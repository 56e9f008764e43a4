using System.Collections.Immutable;
using Anyu.Batch;
using Anyu.Feel;
using Anyu.Law;

namespace Anyu.BatchBench;

/// <summary>Ten reforms beside the law as it stands against the law alone, over one file of families in one process, reading included.</summary>
internal static class ReformRun
{
    private const int Rounds = 3;
    private const double Goal = 3.0;
    private static readonly DateOnly On = new(2025, 6, 1);

    public static bool Run(string file, string content, int threads)
    {
        var book = Books.At(content);
        using var population = Books.Open(file, book);
        var branches = Ten(book, Path.Combine(Path.GetDirectoryName(Path.GetFullPath(content))!, "samples", "reforms"));
        // Code compiled while the first plan is made is nobody's cost but the process's.
        _ = ReformSimulation.Of(book, [], population.Schema, On);
        var (alone, one) = Compiled(() => ReformSimulation.Of(book, [], population.Schema, On));
        var (beside, all) = Compiled(() => ReformSimulation.Of(book, branches, population.Schema, On));
        Console.WriteLine($"{population.Parts.Sum(p => p.Families):N0} families; law alone: {alone.Plan.Answers.Length} answers, {alone.Plan.Columns.Steps} steps, compiled in {one.TotalSeconds:F2} s; with {branches.Length} reforms: {beside.Plan.Answers.Length} answers, {beside.Plan.Columns.Steps} steps, compiled in {all.TotalSeconds:F2} s of processor time");
        foreach (var branch in branches.Select((b, i) => (b.Reform.Id, Answers: beside.Plan.Answers.Count(a => a.Law == i + 1))))
        {
            Console.WriteLine($"  {branch.Id}: {branch.Answers} answers of its own");
        }

        var (best, bestBeside) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            best = Least(best, Timed(alone, population, threads));
            bestBeside = Least(bestBeside, Timed(beside, population, threads));
        }

        var ratio = (bestBeside + all) / (best + one);
        Console.WriteLine($"law alone {best.TotalSeconds:F2} s, with {branches.Length} reforms {bestBeside.TotalSeconds:F2} s of processor time, {threads} thread(s), best of {Rounds}: {bestBeside / best:F2} times; compiling included {(best + one).TotalSeconds:F2} s and {(bestBeside + all).TotalSeconds:F2} s: {ratio:F2} times (goal {Goal:F1})");
        return ratio <= Goal;
    }

    /// <summary>The samples, then other numbers and readings until there are ten.</summary>
    private static ImmutableArray<LawBranch> Ten(Lawbook book, string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(f => (Name: Path.GetFileName(f), Bytes: File.ReadAllBytes(f)))
            .Concat(SimpleReform.Standards(book).Select(s => (Name: s.Provision.Id, Bytes: SimpleReform.Change(book, s, s.Number + 1))))
            .Concat(book.Interpretations.Values.SelectMany(p => p.Options.Keys.Where(o => o != p.Default).Select(o => (Name: p.Id, Bytes: SimpleReform.Read(p, o)))));
        return [.. files.Select(f => LawBranch.Of(book, f.Name, f.Bytes).Value).OfType<LawBranch>().Take(ReformSimulation.MaxReforms)];
    }

    private static (ReformSimulation Simulation, TimeSpan Took) Compiled(Func<ReformSimulation> compile)
    {
        var processor = Environment.CpuUsage.TotalTime;
        return (compile(), Environment.CpuUsage.TotalTime - processor);
    }

    private static TimeSpan Timed(ReformSimulation simulation, ParquetPopulation population, int threads)
    {
        var processor = Environment.CpuUsage.TotalTime;
        _ = simulation.Run([.. population.Parts.Select(p => (Func<IColumnBlocks>)(() => population.Open(p)))], threads, null, CancellationToken.None);
        return Environment.CpuUsage.TotalTime - processor;
    }

    private static TimeSpan Least(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
