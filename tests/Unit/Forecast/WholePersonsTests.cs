using System.Collections.Immutable;
using Anyu.Forecast;
using CsCheck;
using Xunit;

namespace Anyu.Unit.Forecast;

public sealed class WholePersonsTests
{
    [Fact]
    public void Every_rounded_trajectory_balances_exactly_in_every_cohort()
    {
        foreach (var timing in new[] { MigrationTiming.End, MigrationTiming.Even })
        {
            var inputs = ReferenceProjection.Inputs(timing);
            var plan = new TrajectoryPlan(5, 3, [0.5]);
            for (var j = 0; j < 5; j++)
            {
                var run = CohortComponent.Project(ProbabilisticProjection.Single(inputs, TrajectoryTests.AllUncertain(), plan, j));
                AssertBalanced(run, 1e-12);
                AssertWhole(run);
            }
        }
    }

    [Fact]
    public void A_village_of_a_few_dozen_people_balances_too()
    {
        var inputs = ReferenceProjection.Inputs(MigrationTiming.End);
        var village = inputs with
        {
            BasePopulation = inputs.BasePopulation.Map((_, _, persons) => persons / 2e7),
            Years = [.. inputs.Years.Select(year => year with { NetMigration = year.NetMigration.Map((_, age, _) => age is > 15 and < 30 ? -0.03 : 0) })],
        };
        AssertWhole(CohortComponent.Project(village));
    }

    [Fact]
    public void Rounding_keeps_the_sum_and_moves_no_number_by_a_whole()
    {
        Gen.Double[-1000, 1000].Array[1, 50].Sample(values =>
        {
            var whole = LargestRemainder.Round(values);
            return whole.Sum() == (long)Math.Round(values.Sum(), MidpointRounding.ToEven)
                && values.Zip(whole, (value, rounded) => Math.Abs(value - rounded)).All(moved => moved < 1 + 1e-9);
        });
    }

    private static void AssertBalanced(Projection run, double precision)
    {
        for (var i = 0; i < run.Events.Length; i++)
        {
            var happened = run.Events[i];
            var expected = run.Populations[i].Total() + happened.Births - happened.Deaths.Total() + happened.NetMigration.Total();
            Assert.Equal(expected, run.Populations[i + 1].Total(), precision * expected);
        }
    }

    private static void AssertWhole(Projection run)
    {
        var whole = WholePersons.Of(run);
        foreach (var (sex, rounded) in new[] { (Sex.Male, whole.Male), (Sex.Female, whole.Female) })
        {
            for (var i = 0; i < run.Events.Length; i++)
            {
                var (start, end) = (rounded.Population[i], rounded.Population[i + 1]);
                Assert.All(end, persons => Assert.True(persons >= 0));
                Assert.All(rounded.Deaths[i], deaths => Assert.True(deaths >= 0));
                for (var age = 0; age < end.Length; age++)
                {
                    Assert.Equal(Present(start, rounded.Births[i], age) - rounded.Deaths[i][age] + rounded.NetMigration[i][age], end[age]);
                }

                Assert.Equal(run.Populations[i + 1].Total(sex), end.Sum(), 1.0);
            }
        }
    }

    private static long Present(ImmutableArray<long> start, long births, int age) =>
        age == 0 ? births : age < start.Length - 1 ? start[age - 1] : start[age - 1] + start[age];
}
