using Anyu.Feel;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Batch;

/// <summary>Decides a population, part by part, on several threads.</summary>
public static class BatchJob
{
    /// <summary>The totals, in memory.</summary>
    /// <returns>The totals, or the first problem found with the population.</returns>
    public static Result<BatchTotals> Totals(BatchOrder order, Action<BatchProgress>? progress = null) =>
        Run(order, new Dictionary<int, BatchTotals>(), (_, _, _) => { }, progress, CancellationToken.None);

    /// <summary>
    /// Decides into a folder: <c>run.json</c>, <c>totals.csv</c>, and for each part <c>parts/&lt;number&gt;.csv</c> with its totals and, when asked, <c>parts/&lt;number&gt;.parquet</c> with
    /// its answers and <c>parts/&lt;number&gt;.families.csv</c> with the families affected. A file appears when it is whole; parts that are there already are not decided again.
    /// </summary>
    /// <returns>The totals, or why not: <c>BAT-0005</c> to <c>BAT-0009</c>, <c>BAT-0011</c>, <c>BAT-0012</c>.</returns>
    public static Result<BatchTotals> Into(string folder, BatchOrder order, Action<BatchProgress>? progress, CancellationToken cancel)
    {
        try
        {
            var kept = RunFolder.Open(folder, order);
            if (kept.Value is null)
            {
                return Result<BatchTotals>.Failure(kept.Problems);
            }

            var result = Run(order, kept.Value.Finished(), kept.Value.Keep, progress, cancel);
            if (result.Value is { } totals)
            {
                kept.Value.Finish(totals);
            }

            return result;
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            return Result<BatchTotals>.Failure(BatchProblems.CannotWrite(folder, broken.Message));
        }
    }

    private static Result<BatchTotals> Run(BatchOrder order, Dictionary<int, BatchTotals> finished, Action<PopulationPart, BatchTotals, PartRows?> keep, Action<BatchProgress>? progress, CancellationToken cancel)
    {
        var left = order.Population.Parts.Where(p => !finished.ContainsKey(p.Number)).ToArray();
        var found = finished.Values.Sum(t => t.Families);
        var (done, next, all) = (found, -1, order.Population.Parts.Sum(p => p.Families));
        try
        {
            if (left.Length > 0)
            {
                var plan = BatchPlan.Of(order.Book, order.Population.Schema, order.Request);
                Parallel.For(0, Math.Min(order.Threads, left.Length), new ParallelOptions { MaxDegreeOfParallelism = order.Threads }, (_, loop) =>
                {
                    var worker = new PartDecision(order, plan);
                    while (!loop.IsExceptional && Interlocked.Increment(ref next) is var number && number < left.Length)
                    {
                        cancel.ThrowIfCancellationRequested();
                        var (totals, rows) = worker.Decide(left[number], families => progress?.Invoke(new BatchProgress(Interlocked.Add(ref done, families), all, found)));
                        keep(left[number], totals, rows);
                        lock (finished)
                        {
                            finished[left[number].Number] = totals;
                        }
                    }
                });
            }
        }
        catch (AggregateException several) when (BatchException.Among(several) is { } problem)
        {
            return Result<BatchTotals>.Failure(problem);
        }

        return Result<BatchTotals>.Success(BatchTotals.Sum(finished));
    }
}

/// <summary>Decides parts of a population, one after the other. For one thread.</summary>
internal sealed class PartDecision(BatchOrder order, BatchPlan plan)
{
    private readonly BatchRun run = plan.Start();
    private readonly ColumnBlock block = new(order.Population.Schema);

    /// <summary>Decides a part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="decided">Told how many families more are decided.</param>
    public (BatchTotals Totals, PartRows? Rows) Decide(PopulationPart part, Action<int> decided)
    {
        var (totals, before) = (new PartTotals(plan, part.Place ?? ""), run.WalkedAnswers);
        using var blocks = order.Population.Open(part);
        var rows = order.WithRows ? new PartRows(plan, order.Id, part.Place ?? "", blocks.ReferenceOf) : null;
        IColumnResults taker = rows is null ? totals : new Both(totals, rows);
        while (blocks.Next(block))
        {
            totals.Begin(block);
            run.Run(block, taker);
            totals.End();
            rows?.AddFamilies(block, totals.Affected);
            decided(block.Rows);
        }

        return (totals.Done(run.WalkedAnswers - before), rows);
    }

    private sealed class Both(IColumnResults first, IColumnResults second) : IColumnResults
    {
        public void Take(int result, in ColumnResult values, ColumnBlock block)
        {
            first.Take(result, values, block);
            second.Take(result, values, block);
        }
    }
}
