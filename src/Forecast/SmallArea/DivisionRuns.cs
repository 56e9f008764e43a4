using System.Collections.Immutable;

namespace Anyu.Forecast;

/// <summary>One division to be projected.</summary>
/// <param name="Division">Its code; its own shocks follow from it.</param>
/// <param name="Inputs">Its inputs.</param>
/// <param name="Uncertainty">What is uncertain; national shares in it make divisions move together.</param>
public sealed record DivisionCase(string Division, ProjectionInputs Inputs, Uncertainty Uncertainty);

/// <summary>All divisions of a nation, province or county at once.</summary>
public static class DivisionRuns
{
    /// <summary>
    /// The paths of every division, in the order given. A number of a trajectory means the same national shocks in all of them, so paths may be added up trajectory by
    /// trajectory, which quantiles may not. Threads take whole divisions; the bits do not depend on their number.
    /// </summary>
    /// <param name="cases">The divisions.</param>
    /// <param name="plan">Trajectories, seed and age groups; its division is not used.</param>
    public static ImmutableArray<TrajectoryPaths> Paths(IReadOnlyList<DivisionCase> cases, TrajectoryPlan plan)
    {
        var paths = new TrajectoryPaths[cases.Count];
        ProbabilisticProjection.InParallel(plan.Threads, cases.Count, at => paths[at] = ProbabilisticProjection.Paths(
            cases[at].Inputs, cases[at].Uncertainty, plan with { Division = cases[at].Division, Threads = 1 }));
        return [.. paths];
    }
}
