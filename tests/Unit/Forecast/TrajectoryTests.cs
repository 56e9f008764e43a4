using System.Runtime.InteropServices;
using Anyu.Forecast;
using Xunit;

namespace Anyu.Unit.Forecast;

public sealed class TrajectoryTests
{
    private const int OpenAge = 100;
    private static readonly TrajectoryPlan Plan = new(500, 20261122, TrajectoryPlan.UsualQuantiles, Groups: [(0, 2), (60, 100)]);

    [Theory]
    [InlineData(MigrationTiming.End)]
    [InlineData(MigrationTiming.Even)]
    public void One_two_and_eight_threads_give_identical_bits(MigrationTiming timing)
    {
        var inputs = ReferenceProjection.Inputs(timing);
        var runs = new[] { 1, 2, 8 }.Select(threads => Bits(ProbabilisticProjection.Run(inputs, AllUncertain(), Plan with { Threads = threads }))).ToArray();
        Assert.Equal(runs[0], runs[1]);
        Assert.Equal(runs[0], runs[2]);
        Assert.NotEqual(runs[0], Bits(ProbabilisticProjection.Run(inputs, AllUncertain(), Plan with { Seed = 1 })));
    }

    [Fact]
    public void Without_uncertainty_every_quantile_is_the_reference_run_on_any_number_of_threads()
    {
        var inputs = ReferenceProjection.Inputs(MigrationTiming.End);
        foreach (var threads in new[] { 1, 2, 8 })
        {
            var run = ProbabilisticProjection.Run(inputs, Uncertainty.None(OpenAge), new TrajectoryPlan(3, 1, [0.025, 0.5, 0.975], Threads: threads));
            foreach (var row in ReferenceProjection.Population("end"))
            {
                Close(row.Number("male"), run.At(row.Whole("year"), Sex.Male, row.Whole("age")));
                Close(row.Number("female"), run.At(row.Whole("year"), Sex.Female, row.Whole("age")));
            }

            foreach (var row in ReferenceProjection.Events("end"))
            {
                Close(row.Number("births_male") + row.Number("births_female"), run.BirthsFrom(row.Whole("period_start")));
                Close(row.Number("deaths_male") + row.Number("deaths_female"), run.DeathsFrom(row.Whole("period_start")));
            }
        }
    }

    [Theory]
    [InlineData(MigrationTiming.End)]
    [InlineData(MigrationTiming.Even)]
    public void The_fast_run_agrees_with_each_trajectory_run_alone(MigrationTiming timing)
    {
        var inputs = ReferenceProjection.Inputs(timing);
        var plan = Plan with { Trajectories = 21, Quantiles = [0, 0.5, 1] };
        var fast = ProbabilisticProjection.Run(inputs, AllUncertain(), plan);
        var alone = Enumerable.Range(0, 21).Select(j => CohortComponent.Project(ProbabilisticProjection.Single(inputs, AllUncertain(), plan, j))).ToArray();
        foreach (var year in new[] { 2026, 2027, 2050, 2100 })
        {
            for (var age = 0; age <= OpenAge; age++)
            {
                Agree([.. alone.Select(run => run.In(year)[Sex.Female, age])], fast.At(year, Sex.Female, age));
                Agree([.. alone.Select(run => run.In(year)[Sex.Male, age])], fast.At(year, Sex.Male, age));
            }

            Agree([.. alone.Select(run => run.In(year).Between(0, 2))], fast.GroupAt(year, 0));
            Agree([.. alone.Select(run => run.In(year).Total())], fast.TotalAt(year));
        }

        Agree([.. alone.Select(run => run.Events[73].Births)], fast.BirthsFrom(2099));
        Agree([.. alone.Select(run => run.Events[73].Deaths.Total())], fast.DeathsFrom(2099));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void Paths_without_single_ages_have_the_same_bits_as_the_full_run(int threads)
    {
        var inputs = ReferenceProjection.Inputs(MigrationTiming.End);
        var full = ProbabilisticProjection.Run(inputs, AllUncertain(), Plan);
        var paths = ProbabilisticProjection.Paths(inputs, AllUncertain(), Plan with { Threads = threads });
        foreach (var year in new[] { 2026, 2027, 2060, 2099 })
        {
            Assert.Equal(full.TotalAt(year).ToArray(), TrajectoryPaths.Quantiles(paths.TotalAt(year), Plan.Quantiles.AsSpan()));
            Assert.Equal(full.BirthsFrom(year).ToArray(), TrajectoryPaths.Quantiles(paths.BirthsFrom(year), Plan.Quantiles.AsSpan()));
            Assert.Equal(full.DeathsFrom(year).ToArray(), TrajectoryPaths.Quantiles(paths.DeathsFrom(year), Plan.Quantiles.AsSpan()));
            Assert.Equal(full.GroupAt(year, 0).ToArray(), TrajectoryPaths.Quantiles(paths.GroupAt(year, 0), Plan.Quantiles.AsSpan()));
        }
    }

    [Fact]
    public void Divisions_of_one_nation_move_together_as_far_as_asked()
    {
        var own = Enumerable.Range(0, 4000).Select(j => (
            A: new Shocks(5, "140100").Draw(Shocks.Fertility, 0.64, j, 3),
            B: new Shocks(5, "140200").Draw(Shocks.Fertility, 0.64, j, 3))).ToArray();
        Assert.Equal(0.64, own.Average(pair => pair.A * pair.B), 0.05);
        Assert.Equal(1, own.Average(pair => pair.A * pair.A), 0.07);
    }

    internal static Uncertainty AllUncertain() => new(
        new RandomFactor(0.95, 0.04),
        new RandomFactor(1, 0.02),
        [.. Enumerable.Range(0, OpenAge + 1).Select(age => 1.4 - (age * 0.008))],
        new RandomFactor(0.8, 150_000),
        SexAge.Build(OpenAge, (_, age) => age is >= 15 and < 40 ? 0.02 : 0),
        SexAge.Build(OpenAge, (_, age) => age < 5 ? 0.03 : 0.01),
        0.9);

    internal static byte[] Bits(TrajectoryQuantiles run) => [.. run.Parts().SelectMany(part => MemoryMarshal.AsBytes(part.AsSpan()).ToArray())];

    private static void Close(double expected, ReadOnlySpan<double> quantiles)
    {
        foreach (var value in quantiles)
        {
            Assert.True(Math.Abs(value - expected) <= 1e-12 * Math.Abs(expected), $"expected {expected:R}, got {value:R}");
        }
    }

    private static void Agree(double[] alone, ReadOnlySpan<double> fast)
    {
        Array.Sort(alone);
        Assert.Equal(alone[0], fast[0], 1e-11 * alone[0]);
        Assert.Equal(alone[10], fast[1], 1e-11 * alone[10]);
        Assert.Equal(alone[^1], fast[2], 1e-11 * alone[^1]);
    }
}
