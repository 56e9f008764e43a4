using System.Collections.Immutable;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Batch;

/// <summary>Reforms to be run over a population.</summary>
/// <param name="Book">The law as it stands.</param>
/// <param name="Branches">The reforms.</param>
/// <param name="Families">The population.</param>
/// <param name="On">The day asked.</param>
public sealed record ReformOrder(Lawbook Book, ImmutableArray<LawBranch> Branches, IPopulation Families, DateOnly On)
{
    /// <summary>How many parts are decided at the same time.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Where the families of the population live, for examples that are made in their stead; the nation: anywhere.</summary>
    public PlaceCode Place { get; init; } = PlaceCode.Nation;

    /// <summary>The id of a run of the law as it stands, with rows, over the same population and day (<see cref="BatchOrder.Id"/>): receipts are named by it.</summary>
    public string Id => new BatchOrder(Book, Families, BatchRequest.For(On)) { WithRows = true }.Id;
}

/// <summary>
/// Runs reforms over a population. No family of a register is ever shown as an example: in its stead stand synthetic families of the same place, whose answers and sentences differ
/// in the same way.
/// </summary>
public sealed class ReformJob
{
    private const long FamiliesForExamples = 4_000;

    private readonly ReformOrder order;
    private readonly ReformSimulation simulation;

    private ReformJob(ReformOrder order, ReformSimulation simulation) => (this.order, this.simulation) = (order, simulation);

    /// <summary>Whether the examples are synthetic while the numbers are not.</summary>
    public bool HasSyntheticExamples => !simulation.HasExamples;

    /// <summary>Compiles.</summary>
    public static ReformJob Of(ReformOrder order)
    {
        var registered = order.Families is RegisterPopulation;
        ImmutableArray<string> places = registered ? [.. order.Families.Parts.Select(p => p.Place).OfType<string>()] : [];
        return new ReformJob(order, ReformSimulation.Of(order.Book, order.Branches, order.Families.Schema, order.On, !registered, places));
    }

    /// <summary>Runs over the population.</summary>
    /// <param name="progress">Told how many families more are decided; by several threads.</param>
    /// <param name="changed">Writes the answers that change; null when nobody wants them.</param>
    /// <param name="stop">Ends the run between two blocks.</param>
    public SimulationReport Run(Action<int>? progress, ReformRows? changed, CancellationToken stop) => WithExamples(Run(order.Families, progress, changed, stop), stop);

    /// <summary>The same reforms over another population with the same columns.</summary>
    /// <param name="families">The population.</param>
    /// <param name="progress">Told how many families more are decided.</param>
    /// <param name="changed">Writes the answers that change.</param>
    /// <param name="stop">Ends the run between two blocks.</param>
    public SimulationReport Run(IPopulation families, Action<int>? progress, ReformRows? changed, CancellationToken stop)
    {
        ImmutableArray<SimulationPart> parts = [.. families.Parts.Select(p => new SimulationPart(p.Number, p.Place, () => families.Open(p)))];
        return simulation.Run(parts, order.Threads, progress, changed is null ? null : changed.Begin, stop);
    }

    private SimulationReport WithExamples(SimulationReport report, CancellationToken stop)
    {
        if (!HasSyntheticExamples)
        {
            return report;
        }

        var synthetic = new SyntheticPopulation(
            order.Book, FamiliesForExamples, SyntheticPopulation.UsualSeed, order.On, order.Place == PlaceCode.Nation ? [] : SyntheticPopulation.CountiesOf(order.Book, order.Place));
        var examples = Of(order with { Families = synthetic }).Run(null, null, stop);
        return report with { Reforms = [.. report.Reforms.Zip(examples.Reforms, (real, made) => real with { Examples = made.Examples })] };
    }
}
