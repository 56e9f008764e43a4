using System.Diagnostics;
using Anyu.Feel;
using Anyu.Law;

namespace Anyu.EntitlementBench;

/// <summary>One size: the same blocks through the compiled provisions and through the hand-written loop, turn by turn, and their sums against the published ones.</summary>
internal static class Trial
{
    /// <summary>So many blocks are made at a time, untimed, and then decided both ways: memory does not grow with the population.</summary>
    private const int BlocksPerTurn = 64;

    public static bool Run(Lawbook book, long households, int months, int threads)
    {
        DateOnly[] days = [.. Enumerable.Range(0, months).Select(m => months == 1 ? new DateOnly(2026, 6, 1) : new DateOnly(2026, 1, 1).AddMonths(m))];
        var (building, columns, loop) = (new Clock(), new Clock(), new Clock());
        building.Start();
        var plan = BatchPlan.Of(book, Population.Columns, BatchRequest.For([.. days]) with { Parts = BatchParts.Amount });
        var workers = Enumerable.Range(0, threads).Select(_ => new Worker(plan)).ToArray();
        building.Stop();
        var yardstick = new Yardstick(days);
        var blocks = Enumerable.Range(0, BlocksPerTurn).Select(_ => new ColumnBlock(Population.Columns)).ToArray();
        var population = new Population(0, households);
        for (var filled = Fill(population, blocks); filled > 0; filled = Fill(population, blocks))
        {
            columns.Start();
            Decide(workers, blocks.AsMemory(0, filled));
            columns.Stop();
            loop.Start();
            foreach (var block in blocks.AsSpan(0, filled))
            {
                yardstick.Run(block);
            }

            loop.Stop();
        }

        foreach (var other in workers.Skip(1))
        {
            workers[0].Add(other);
        }

        return Report(plan, households, months, threads, (building, columns, loop), (workers[0].Sums(plan), [.. yardstick.Sums.Select((s, i) => i == 7 ? s / 10m : s)]));
    }

    private static int Fill(Population population, ColumnBlock[] blocks)
    {
        var filled = 0;
        while (filled < blocks.Length && population.Next(blocks[filled]))
        {
            filled++;
        }

        return filled;
    }

    private static void Decide(Worker[] workers, Memory<ColumnBlock> blocks)
    {
        if (workers is [var only])
        {
            only.Run(blocks.Span);
            return;
        }

        var share = (blocks.Length + workers.Length - 1) / workers.Length;
        Parallel.For(0, workers.Length, new ParallelOptions { MaxDegreeOfParallelism = workers.Length }, w =>
            workers[w].Run(blocks.Span[Math.Min(w * share, blocks.Length)..Math.Min((w + 1) * share, blocks.Length)]));
    }

    private static bool Report(BatchPlan plan, long households, int months, int threads, (Clock Build, Clock Columns, Clock Loop) times, (decimal[] Columns, decimal[] Loop) sums)
    {
        var decided = households * months;
        string Rate(TimeSpan time) => $"{time.TotalMilliseconds:F0} ms, {decided / time.TotalSeconds / 1e6:F1} M/s";
        Console.WriteLine($"{households:N0} households x {months} months, {threads} thread(s): {plan.Columns.Steps} steps for {plan.InColumns} answers, {plan.Walked.Length} benefits walked; peak memory {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB");
        var (wall, processor) = (times.Build.Wall + times.Columns.Wall, times.Build.Processor + times.Columns.Processor);
        Console.WriteLine($"  processor: columns {Rate(processor)}, of it building {times.Build.Processor.TotalMilliseconds:F0} ms; loop {Rate(times.Loop.Processor)}; ratio {times.Loop.Processor / processor:F2}");
        Console.WriteLine($"  wall:      columns {Rate(wall)}, of it building {times.Build.Wall.TotalMilliseconds:F0} ms; loop {Rate(times.Loop.Wall)}; ratio {times.Loop.Wall / wall:F2}");
        var published = Checksums.Of(households, months) ?? sums.Loop;
        var right = true;
        for (var i = 0; i < Yardstick.Outputs; i++)
        {
            if (sums.Columns[i] != published[i] || sums.Loop[i] != published[i])
            {
                right = false;
                Console.WriteLine($"  WRONG {Checksums.Names[i]}: columns {sums.Columns[i]}, loop {sums.Loop[i]}, published {published[i]}");
            }
        }

        Console.WriteLine(right ? "  every sum is right" : "  some sums are wrong");
        return right;
    }

    /// <summary>Wall and processor time; the second matters when others share the machine.</summary>
    private sealed class Clock
    {
        private (long Wall, TimeSpan Processor) started;

        public TimeSpan Wall { get; private set; }

        public TimeSpan Processor { get; private set; }

        public void Start() => started = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);

        public void Stop()
        {
            Wall += Stopwatch.GetElapsedTime(started.Wall);
            Processor += Environment.CpuUsage.TotalTime - started.Processor;
        }
    }

    /// <summary>One thread's run and what it added up.</summary>
    private sealed class Worker(BatchPlan plan)
    {
        private static readonly string[] Order =
        [
            "bench-maternity-leave", "bench-paternity-leave", "bench-parental-leave", "bench-parental-leave", "bench-childcare-subsidy", "bench-child-rearing",
            "bench-infant-deduction", "bench-delivery-cost", "bench-loan-cap", "bench-elder-care-leave", "bench-elder-care-leave", "bench-cash-month",
        ];

        private readonly BatchRun run = plan.Start();
        private readonly ColumnTotals totals = new(plan.Results);

        public void Run(ReadOnlySpan<ColumnBlock> blocks)
        {
            foreach (var block in blocks)
            {
                run.Run(block, totals);
            }
        }

        public void Add(Worker other) => totals.Add(other.totals);

        /// <summary>The sums in the order of the outputs; of a benefit for either parent the mother comes first.</summary>
        public decimal[] Sums(BatchPlan of)
        {
            var sums = new decimal[Yardstick.Outputs];
            foreach (var answer in of.Answers)
            {
                var output = Array.IndexOf(Order, answer.Benefit.Id) + (answer.Subject.TryGetValue("parent", out var parent) && parent == "father" ? 1 : 0);
                sums[output] += totals.Sum(answer.Amount);
            }

            return sums;
        }
    }
}
