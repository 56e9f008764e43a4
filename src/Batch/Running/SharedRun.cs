using System.Collections.Immutable;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Batch;

/// <summary>
/// A run that several processes decide, part by part, into one folder: the same files as <see cref="BatchJob.Into"/> writes. A part that two of them decide is written twice
/// with the same bytes, and counts once. Safe for use by many threads.
/// </summary>
public sealed class SharedRun
{
    private readonly BatchOrder order;
    private readonly RunFolder kept;
    private readonly string folder;
    private readonly Lazy<BatchPlan> plan;

    private SharedRun(BatchOrder order, RunFolder kept, string folder)
    {
        (this.order, this.kept, this.folder) = (order, kept, folder);
        plan = new Lazy<BatchPlan>(() => BatchPlan.Of(order.Book, order.Population.Schema, order.Request));
    }

    /// <summary>Makes the folder of a run, or finds what is finished of it.</summary>
    /// <returns>The numbers of the finished parts, or why not: <c>BAT-0011</c>, <c>BAT-0012</c>.</returns>
    public static Result<IReadOnlyCollection<int>> Begin(string folder, BatchOrder order)
    {
        try
        {
            var opened = RunFolder.Open(folder, order);
            return opened.Value is { } kept ? Result<IReadOnlyCollection<int>>.Success([.. kept.Numbers()]) : Result<IReadOnlyCollection<int>>.Failure(opened.Problems);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            return Result<IReadOnlyCollection<int>>.Failure(BatchProblems.CannotWrite(folder, broken.Message));
        }
    }

    /// <summary>Takes part in a run that was begun; null where this process does not find it in the folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="order">The run.</param>
    /// <param name="writer">What tells this process from others, of characters that a file name may have.</param>
    public static SharedRun? Join(string folder, BatchOrder order, string writer) =>
        RunFolder.Find(folder, order, writer) is { } kept ? new SharedRun(order, kept, folder) : null;

    /// <summary>The totals of the whole; null until <see cref="Finish"/> wrote them.</summary>
    public BatchTotals? Totals => kept.Whole();

    /// <summary>What decides parts and keeps their files. For one thread.</summary>
    public PartWorker Worker() => new(new PartDecision(order, plan.Value), (part, totals, rows) => Writing(() => kept.Keep(part, totals, rows)));

    /// <summary>Adds up the parts and keeps the totals of the whole.</summary>
    /// <returns>The numbers of the parts whose files are not there: while there are any, nothing is kept.</returns>
    /// <exception cref="BatchException">The files cannot be written.</exception>
    public ImmutableArray<int> Finish()
    {
        ImmutableArray<int> missing = [];
        Writing(() =>
        {
            var finished = kept.Finished();
            missing = [.. order.Population.Parts.Select(p => p.Number).Where(n => !finished.ContainsKey(n))];
            if (missing.IsEmpty)
            {
                kept.Finish(BatchTotals.Sum(finished));
                kept.Sweep();
            }
        });
        return missing;
    }

    private void Writing(Action write)
    {
        try
        {
            write();
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw new BatchException(BatchProblems.CannotWrite(folder, broken.Message), broken) { IsOfResults = true };
        }
    }
}

/// <summary>Decides parts of a shared run, one after the other. For one thread.</summary>
public sealed class PartWorker
{
    private readonly PartDecision decision;
    private readonly Action<PopulationPart, BatchTotals, PartRows?> keep;

    internal PartWorker(PartDecision decision, Action<PopulationPart, BatchTotals, PartRows?> keep) => (this.decision, this.keep) = (decision, keep);

    /// <summary>Decides a part; its files stand when it returns.</summary>
    /// <exception cref="BatchException">A row is wrong, or the files cannot be written (<see cref="BatchException.IsOfResults"/>).</exception>
    public void Decide(PopulationPart part)
    {
        var (totals, rows) = decision.Decide(part, _ => { });
        keep(part, totals, rows);
    }
}
