using System.Collections.Immutable;

namespace Anyu.Forecast;

/// <summary>Many projections at once, each with its own path of fertility, mortality, migration and its own base population.</summary>
public static class ProbabilisticProjection
{
    /// <summary>Draws the trajectories and keeps the quantiles asked.</summary>
    /// <param name="inputs">Base population and assumptions.</param>
    /// <param name="uncertainty">What is uncertain.</param>
    /// <param name="plan">What is drawn and kept.</param>
    /// <param name="progress">Told the years done, of how many, after each.</param>
    /// <exception cref="ArgumentException">The ages of inputs and uncertainty differ, or the plan asks for nothing.</exception>
    public static TrajectoryQuantiles Run(ProjectionInputs inputs, Uncertainty uncertainty, TrajectoryPlan plan, Action<int, int>? progress = null)
    {
        Check(inputs, uncertainty, plan);
        var shocks = new Shocks(plan.Seed, plan.Division);
        var state = new TrajectoryState(inputs.BasePopulation, uncertainty, shocks, plan.Trajectories);
        var result = new TrajectoryQuantiles(inputs, plan);
        var summary = new YearSummary(plan, result, state);
        summary.Keep(0);
        for (var step = 0; step < inputs.Years.Length; step++)
        {
            var year = new TrajectoryYear(inputs.Years[step], step, inputs.Timing, uncertainty, shocks);
            InParallel(plan.Threads, state.Padded / TrajectoryState.Block, block => year.Run(state, block * TrajectoryState.Block));
            state.Age();
            summary.Keep(step + 1);
            progress?.Invoke(step + 1, inputs.Years.Length);
        }

        return result;
    }

    /// <summary>
    /// Draws the trajectories and keeps of each its totals and the age groups asked, without single ages: half the work and a tenth of the memory. Quantiles
    /// of sums over divisions need these, since quantiles do not add up.
    /// </summary>
    /// <exception cref="ArgumentException">The ages of inputs and uncertainty differ, or the plan asks for nothing.</exception>
    public static TrajectoryPaths Paths(ProjectionInputs inputs, Uncertainty uncertainty, TrajectoryPlan plan)
    {
        Check(inputs, uncertainty, plan);
        var shocks = new Shocks(plan.Seed, plan.Division);
        TrajectoryYear[] years = [.. inputs.Years.Select((year, step) => new TrajectoryYear(year, step, inputs.Timing, uncertainty, shocks))];
        var paths = new TrajectoryPaths(inputs, plan);
        InParallel(plan.Threads, (plan.Trajectories + TrajectoryState.Block - 1) / TrajectoryState.Block, block =>
        {
            var state = new TrajectoryState(inputs.BasePopulation, uncertainty, shocks, TrajectoryState.Block, block * TrajectoryState.Block);
            paths.Keep(0, state);
            for (var step = 0; step < years.Length; step++)
            {
                years[step].Run(state, 0);
                state.Age();
                paths.Keep(step + 1, state);
            }
        });
        return paths;
    }

    /// <summary>The inputs of a single trajectory, for running it alone through <see cref="CohortComponent"/>.</summary>
    public static ProjectionInputs Single(ProjectionInputs inputs, Uncertainty uncertainty, TrajectoryPlan plan, int trajectory)
    {
        Check(inputs, uncertainty, plan);
        var shocks = new Shocks(plan.Seed, plan.Division);
        var (fertility, mortality, migration) = (0.0, 0.0, 0.0);
        var years = ImmutableArray.CreateBuilder<ProjectionYear>(inputs.Years.Length);
        for (var step = 0; step < inputs.Years.Length; step++)
        {
            fertility = shocks.Next(uncertainty.Fertility, Shocks.Fertility, fertility, trajectory, step);
            mortality = shocks.Next(uncertainty.Mortality, Shocks.Mortality, mortality, trajectory, step);
            migration = shocks.Next(uncertainty.Migration, Shocks.Migration, migration, trajectory, step);
            years.Add(Shifted(inputs.Years[step], uncertainty, fertility, mortality, migration));
        }

        var errors = TrajectoryState.BaseErrors(uncertainty, shocks, inputs.BasePopulation.OpenAge, trajectory);
        var population = inputs.BasePopulation.Map((sex, age, persons) => persons * PortableMath.Exp(uncertainty.BaseSpread[sex, age] * errors[age]));
        return inputs with { BasePopulation = population, Years = years.MoveToImmutable() };
    }

    internal static void InParallel(int threads, int count, Action<int> work)
    {
        if (threads <= 1)
        {
            for (var i = 0; i < count; i++)
            {
                work(i);
            }

            return;
        }

        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads }, work);
    }

    private static ProjectionYear Shifted(ProjectionYear year, Uncertainty uncertainty, double fertility, double mortality, double migration)
    {
        var factor = PortableMath.Exp(fertility);
        return year with
        {
            Fertility = [.. year.Fertility.Select(rate => rate * factor)],
            Survival = year.Survival.Map((_, age, ratio) =>
                PortableMath.Exp(PortableMath.Log(ratio) * PortableMath.Exp(mortality * uncertainty.MortalitySensitivity[age]))),
            NetMigration = year.NetMigration.Map((sex, age, persons) => persons + (uncertainty.MigrationPattern[sex, age] * migration)),
        };
    }

    private static void Check(ProjectionInputs inputs, Uncertainty uncertainty, TrajectoryPlan plan)
    {
        var open = inputs.BasePopulation.OpenAge;
        if (uncertainty.MortalitySensitivity.Length != open + 1 || uncertainty.MigrationPattern.OpenAge != open || uncertainty.BaseSpread.OpenAge != open)
        {
            throw new ArgumentException("The uncertainty has other ages than the population.", nameof(uncertainty));
        }

        if (plan.Trajectories < 1 || plan.Quantiles.IsDefaultOrEmpty || plan.Quantiles.Any(share => share is < 0 or > 1) || !plan.Quantiles.Order().SequenceEqual(plan.Quantiles))
        {
            throw new ArgumentException("A plan needs trajectories and ascending shares between 0 and 1.", nameof(plan));
        }
    }
}
