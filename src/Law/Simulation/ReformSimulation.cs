using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>
/// Reforms beside the law as it stands, compiled into one plan for a population: what they share is worked out once, and answers that no reform touches are asked of the law alone.
/// Immutable; several threads run it over parts of one population.
/// </summary>
public sealed class ReformSimulation
{
    /// <summary>The most reforms in one pass.</summary>
    public const int MaxReforms = 10;

    private ReformSimulation(ImmutableArray<Lawbook> laws, ImmutableArray<LawBranch> branches, BatchPlan plan, DateOnly on) =>
        (Laws, Branches, Plan, On) = (laws, branches, plan, on);

    /// <summary>The reforms.</summary>
    public ImmutableArray<LawBranch> Branches { get; }

    /// <summary>The date asked.</summary>
    public DateOnly On { get; }

    /// <summary>The compiled answers: all of the law as it stands, and of each reform those that it may change.</summary>
    public BatchPlan Plan { get; }

    /// <summary>Whether families are shown as examples; those of a register never are.</summary>
    public bool HasExamples { get; private init; }

    /// <summary>The divisions that parts lie in, where no column says where families live.</summary>
    internal ImmutableArray<string> PlacesOfParts { get; private init; } = [];

    /// <summary>The law as it stands, then the reforms.</summary>
    internal ImmutableArray<Lawbook> Laws { get; }

    /// <summary>What is wrong with so many reforms; null when nothing is.</summary>
    public static Problem? Check(int reforms) => reforms > MaxReforms ? LawProblems.ManyReforms(reforms, MaxReforms) : null;

    /// <summary>Compiles.</summary>
    /// <param name="trunk">The law as it stands.</param>
    /// <param name="branches">The reforms, at most <see cref="MaxReforms"/>.</param>
    /// <param name="schema">The columns of the population.</param>
    /// <param name="on">The date asked. What is given once for an event counts when the event lies in the year that ends with it.</param>
    /// <param name="examples">Whether families are shown as examples.</param>
    /// <param name="placesOfParts">The divisions of parts (<see cref="SimulationPart.Place"/>), where no column says where families live.</param>
    public static ReformSimulation Of(Lawbook trunk, ImmutableArray<LawBranch> branches, ColumnSchema schema, DateOnly on, bool examples = true, params ImmutableArray<string> placesOfParts)
    {
        if (branches.Length > MaxReforms)
        {
            throw new ArgumentException($"More than {MaxReforms} reforms.", nameof(branches));
        }

        ImmutableArray<Lawbook> laws = [trunk, .. branches.Select(b => b.Book)];
        var request = BatchRequest.For(on) with { Parts = BatchParts.Outcome | BatchParts.Amount | BatchParts.LawDate };
        return new ReformSimulation(laws, branches, BatchPlan.Of(laws, schema, request), on) { HasExamples = examples, PlacesOfParts = placesOfParts };
    }

    /// <summary>Runs over the parts of a population.</summary>
    /// <param name="parts">What opens each part.</param>
    /// <param name="threads">How many parts are decided at the same time; the result does not depend on it.</param>
    /// <param name="progress">Told how many families more are decided; by several threads.</param>
    /// <param name="stop">Ends the run between two blocks.</param>
    public SimulationReport Run(ImmutableArray<Func<IColumnBlocks>> parts, int threads, Action<int>? progress, CancellationToken stop) =>
        Run([.. parts.Select((open, i) => new SimulationPart(i, null, open))], threads, progress, null, stop);

    /// <summary>Runs over the parts of a population.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="threads">How many parts are decided at the same time; the result does not depend on it.</param>
    /// <param name="progress">Told how many families more are decided; by several threads.</param>
    /// <param name="changed">Opens what takes the answers of a part that change; by several threads.</param>
    /// <param name="stop">Ends the run between two blocks.</param>
    public SimulationReport Run(ImmutableArray<SimulationPart> parts, int threads, Action<int>? progress, Func<SimulationPart, IChangedAnswers>? changed, CancellationToken stop)
    {
        var next = -1;
        var tallies = Enumerable.Range(0, Math.Clamp(parts.Length, 1, threads)).Select(_ => new SimulationTally(this)).ToArray();
        Parallel.ForEach(tallies, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = stop }, tally =>
        {
            var run = Plan.Start();
            while (Interlocked.Increment(ref next) is var part && part < parts.Length)
            {
                var blocks = parts[part].Open();
                using var into = changed?.Invoke(parts[part]);
                using (blocks as IDisposable)
                {
                    tally.Begin(parts[part], into);
                    Run(run, tally, blocks, progress, stop);
                }
            }
        });
        foreach (var tally in tallies.Skip(1))
        {
            tallies[0].Add(tally);
        }

        return tallies[0].Report();
    }

    private static void Run(BatchRun run, SimulationTally tally, IColumnBlocks blocks, Action<int>? progress, CancellationToken stop)
    {
        var block = new ColumnBlock(blocks.Schema);
        while (blocks.Next(block))
        {
            stop.ThrowIfCancellationRequested();
            tally.Begin(block);
            run.Run(block, tally);
            tally.End();
            progress?.Invoke(block.Rows);
        }
    }
}
