using Anyu.Forecast;
using Xunit;

namespace Anyu.Unit.Forecast;

public sealed class ScaledDivisionTests
{
    private const int Years = 12;
    private static readonly TrajectoryPlan Plan = new(150, 11, [0.1, 0.5, 0.9], Groups: [(0, 4), new AgeGroup(15, 49, Sex.Female)]);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Divisions_add_up_to_the_nation_in_every_trajectory_and_the_nation_runs_as_alone(int threads)
    {
        var (nation, cases) = (Case("", 1, 0), new[] { Case("A", 0.7, 0.5), Case("B", 0.2, 0.5), Case("C", 0.15, 0.5) });
        var scaled = ScaledDivisions.Run(nation, cases, Plan with { Threads = threads });
        var alone = ProbabilisticProjection.Paths(nation.Inputs, nation.Uncertainty, Plan);
        foreach (var year in new[] { 2026, 2027, 2026 + Years })
        {
            Assert.Equal(alone.TotalAt(year).ToArray(), scaled.Nation.TotalAt(year).ToArray());
            for (var j = 0; j < Plan.Trajectories; j++)
            {
                Assert.Equal(scaled.Nation.TotalAt(year)[j], scaled.Divisions.Sum(one => one.TotalAt(year)[j]), 1e-9 * scaled.Nation.TotalAt(year)[j]);
                Assert.Equal(scaled.Nation.GroupAt(year, 1)[j], scaled.Divisions.Sum(one => one.GroupAt(year, 1)[j]), 1e-9 * scaled.Nation.GroupAt(year, 1)[j]);
            }
        }

        Assert.Equal(scaled.Nation.BirthsFrom(2030)[9], scaled.Divisions.Sum(one => one.BirthsFrom(2030)[9]), 1e-9 * scaled.Nation.BirthsFrom(2030)[9]);
        Assert.Throws<ArgumentException>(() => ScaledDivisions.Run(nation, [], Plan));
    }

    private static DivisionCase Case(string division, double share, double together)
    {
        var inputs = ReferenceProjection.Inputs(MigrationTiming.End);
        var uncertain = TrajectoryTests.AllUncertain();
        return new DivisionCase(
            division,
            inputs with { BasePopulation = inputs.BasePopulation.Map((_, _, persons) => persons * share), Years = inputs.Years[..Years] },
            uncertain with { Fertility = uncertain.Fertility with { NationalShare = together }, Mortality = uncertain.Mortality with { NationalShare = together }, Migration = uncertain.Migration with { Spread = uncertain.Migration.Spread * share, NationalShare = together } });
    }
}
