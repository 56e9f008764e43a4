using System.Diagnostics;
using Anyu.Batch;
using Anyu.EntitlementBench;
using Anyu.Feel;
using Anyu.Law;

namespace Anyu.BatchBench;

/// <summary>The lawbooks.</summary>
internal static class Books
{
    public static Lawbook Own => At(Path.Combine(AppContext.BaseDirectory, "content"));

    public static Lawbook At(string content) => LawLibrary.Load(content).Book ?? throw new InvalidOperationException($"No lawbook in {content}.");

    public static ParquetPopulation Open(string file, Lawbook book) =>
        ParquetPopulation.Open(file, file, book) is { Value: { } population } ? population : throw new InvalidOperationException(string.Join('\n', ParquetPopulation.Open(file, file, book).Problems));
}

/// <summary>The twelve rules over a file of households, reading and compiling included.</summary>
internal static class EntitlementRun
{
    private static readonly string[] Order =
    [
        "bench-maternity-leave", "bench-paternity-leave", "bench-parental-leave", "bench-childcare-subsidy", "bench-child-rearing",
        "bench-infant-deduction", "bench-delivery-cost", "bench-loan-cap", "bench-elder-care-leave", "bench-cash-month",
    ];

    public static bool Run(string file, int months, int threads)
    {
        var book = Books.Own;
        var (clock, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        using var population = Books.Open(file, book);
        DateOnly[] days = [.. Enumerable.Range(0, months).Select(m => months == 1 ? new DateOnly(2026, 6, 1) : new DateOnly(2026, 1, 1).AddMonths(m))];
        var request = BatchRequest.For([.. days]) with { Parts = BatchParts.Outcome | BatchParts.Amount };
        var totals = BatchJob.Totals(new BatchOrder(book, population, request) { Threads = threads }).Value!;
        Console.WriteLine($"{totals.Families:N0} households x {months} months from {new FileInfo(file).Length >> 20} MB of Parquet, {threads} thread(s): {clock.Elapsed.TotalSeconds:F2} s, {(Environment.CpuUsage.TotalTime - processor).TotalSeconds:F2} s of processor time; {totals.Walked} answers walked");
        if (Checksums.Of(totals.Families, months) is not { } published)
        {
            return true;
        }

        // The two parents' leaves are one benefit each here; the published sums tell them apart.
        decimal[] expected = [published[0], published[1], published[2] + published[3], published[4], published[5], published[6], published[7], published[8], published[9] + published[10], published[11]];
        var sums = Order.Select(id => totals.Cells.Where(c => c.Key.Benefit == id).Sum(c => c.Value.Amount)).ToArray();
        for (var i = 0; i < sums.Length; i++)
        {
            Console.WriteLine(sums[i] == expected[i] ? $"  {Order[i]} {sums[i]}: right" : $"  {Order[i]} {sums[i]}: WRONG, {expected[i]}");
        }

        return sums.AsSpan().SequenceEqual(expected);
    }
}

/// <summary>Every provision of a content over a file of families, reading and compiling included; then a sample against the walker.</summary>
internal static class LawRun
{
    private const int Sample = 10_000;

    public static bool Run(string file, string content, int threads)
    {
        var book = Books.At(content);
        var (clock, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        using var population = Books.Open(file, book);
        var opened = clock.Elapsed;
        var request = BatchRequest.For(new DateOnly(2025, 6, 1));
        var plan = BatchPlan.Of(book, population.Schema, request);
        Console.WriteLine($"opened in {opened.TotalSeconds:F2} s, {population.Schema.Fields.Length} columns; {plan.Answers.Length} answers, {plan.Walked.Length} benefits walked, {plan.Columns.Steps} steps, compiled in {(clock.Elapsed - opened).TotalSeconds:F2} s");
        foreach (var left in plan.Walked)
        {
            Console.WriteLine($"  walked: {left.Benefit.Id}: {left.Reason}");
        }

        (clock, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var decided = BatchJob.Totals(new BatchOrder(book, population, request) { Threads = threads });
        if (decided.Value is not { } totals)
        {
            Console.WriteLine(string.Join('\n', decided.Problems));
            return false;
        }

        Console.WriteLine($"{totals.Families:N0} families, every provision, from {new FileInfo(file).Length >> 20} MB of Parquet, {threads} thread(s): {clock.Elapsed.TotalSeconds:F2} s, {(Environment.CpuUsage.TotalTime - processor).TotalSeconds:F2} s of processor time; {totals.Affected:N0} with a right, {totals.Walked} answers walked");
        var reading = Environment.CpuUsage.TotalTime;
        Read(population);
        Console.WriteLine($"  reading alone: {(Environment.CpuUsage.TotalTime - reading).TotalSeconds:F2} s of processor time");
        return WalkedSample.Agrees(book, population, request, Sample);
    }

    private static void Read(ParquetPopulation population)
    {
        var block = new ColumnBlock(population.Schema);
        foreach (var part in population.Parts)
        {
            using var blocks = population.Open(part);
            while (blocks.Next(block))
            {
            }
        }
    }
}
