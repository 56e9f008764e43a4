using System.Collections.Immutable;

namespace Anyu.Forecast;

/// <summary>The paths of a nation and of its divisions that add up to it in every trajectory.</summary>
/// <param name="Nation">The nation, as it runs alone.</param>
/// <param name="Divisions">In the order given.</param>
public sealed record ScaledPaths(TrajectoryPaths Nation, ImmutableArray<TrajectoryPaths> Divisions);

/// <summary>
/// Correlated paths of divisions, brought to the nation's path of the same trajectory: after each year every sex and age of all divisions is multiplied by nation over
/// sum of divisions, and the next year starts from there, so that cohorts, mothers and births stay those of the nation. What the scaling adds or takes counts as migration of the
/// division. Births and deaths are scaled to the nation's likewise.
/// </summary>
public static class ScaledDivisions
{
    /// <summary>Runs the nation and its divisions together. The bits do not depend on the number of threads.</summary>
    /// <param name="nation">The nation; its division code is empty.</param>
    /// <param name="cases">The divisions, of the same ages and years; national shares in their uncertainty make them move together.</param>
    /// <param name="plan">Trajectories, seed and age groups; its division is not used.</param>
    /// <exception cref="ArgumentException">No division, or a division of other ages or years.</exception>
    public static ScaledPaths Run(DivisionCase nation, IReadOnlyList<DivisionCase> cases, TrajectoryPlan plan)
    {
        if (cases.Count == 0 || cases.Any(one => one.Inputs.BasePopulation.OpenAge != nation.Inputs.BasePopulation.OpenAge || one.Inputs.Years.Length != nation.Inputs.Years.Length))
        {
            throw new ArgumentException("The divisions need the ages and years of the nation.", nameof(cases));
        }

        DivisionCase[] all = [nation with { Division = "" }, .. cases];
        var shocks = all.Select(one => new Shocks(plan.Seed, one.Division)).ToArray();
        var years = all.Select((one, at) => one.Inputs.Years.Select((year, step) => new TrajectoryYear(year, step, one.Inputs.Timing, one.Uncertainty, shocks[at])).ToArray()).ToArray();
        var paths = all.Select(one => new TrajectoryPaths(one.Inputs, plan)).ToArray();
        ProbabilisticProjection.InParallel(plan.Threads, (plan.Trajectories + TrajectoryState.Block - 1) / TrajectoryState.Block, block =>
        {
            var states = all.Select((one, at) => new TrajectoryState(one.Inputs.BasePopulation, one.Uncertainty, shocks[at], TrajectoryState.Block, block * TrajectoryState.Block)).ToArray();
            Keep(0);
            for (var step = 0; step < years[0].Length; step++)
            {
                for (var at = 0; at < states.Length; at++)
                {
                    years[at][step].Run(states[at], 0);
                    states[at].Age();
                }

                Keep(step + 1);
            }

            void Keep(int step)
            {
                Scale(states[0], states.AsSpan(1));
                for (var at = 0; at < states.Length; at++)
                {
                    paths[at].Keep(step, states[at]);
                }
            }
        });
        return new ScaledPaths(paths[0], [.. paths[1..]]);
    }

    private static void Scale(TrajectoryState nation, ReadOnlySpan<TrajectoryState> divisions)
    {
        var columns = divisions.ToArray();
        for (var age = 0; age <= nation.OpenAge; age++)
        {
            Scale(nation.Male[age], [.. columns.Select(one => one.Male[age])]);
            Scale(nation.Female[age], [.. columns.Select(one => one.Female[age])]);
        }

        Scale(nation.Births, [.. columns.Select(one => one.Births)]);
        Scale(nation.Deaths, [.. columns.Select(one => one.Deaths)]);
        foreach (var one in columns)
        {
            Array.Clear(one.Total);
            for (var age = 0; age <= one.OpenAge; age++)
            {
                for (var j = 0; j < one.Total.Length; j++)
                {
                    one.Total[j] += one.Male[age][j] + one.Female[age][j];
                }
            }
        }
    }

    /// <summary>Where the divisions are empty and the nation is not, each gets an equal share.</summary>
    private static void Scale(double[] nation, double[][] divisions)
    {
        for (var j = 0; j < nation.Length; j++)
        {
            var sum = 0.0;
            foreach (var row in divisions)
            {
                sum += row[j];
            }

            foreach (var row in divisions)
            {
                row[j] = sum > 0 ? row[j] * nation[j] / sum : nation[j] / divisions.Length;
            }
        }
    }
}
