using Anyu.Forecast;
using Xunit;

namespace Anyu.Unit.Forecast;

public sealed class OpenAgeTests
{
    private static readonly ProjectionInputs China = ReferenceProjection.Inputs(MigrationTiming.End);

    [Fact]
    public void A_logistic_schedule_is_found_again()
    {
        double[] hazards = [.. Enumerable.Range(0, 100).Select(age => 1 / (1 + Math.Exp(10.5 - (0.1 * age))))];
        var (level, slope) = OpenAgeExtension.Kannisto(hazards);
        Assert.Equal(-10.5, level, 1e-9);
        Assert.Equal(0.1, slope, 1e-11);
    }

    [Fact]
    public void Extended_inputs_keep_everybody_and_change_nothing_below_the_old_open_age()
    {
        var extended = OpenAgeExtension.Extend(China);
        Assert.Equal(130, extended.BasePopulation.OpenAge);
        Assert.Equal(China.BasePopulation.Total(), extended.BasePopulation.Total(), 1e-3);
        Assert.Empty(InputCheck.Check(extended));
        var (plain, longer) = (CohortComponent.Project(China), CohortComponent.Project(extended));
        Assert.All(new[] { 2027, 2060, 2100 }, year => Assert.All(Enumerable.Range(0, 100), age => Assert.Equal(plain.In(year).Female[age], longer.In(year).Female[age])));
        var difference = longer.In(2100).Between(100, 130) / plain.In(2100).Between(100, 100);
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"100 and over in 2100: {difference:F3} of the folded run"));
        Assert.InRange(difference, 0.8, 1.2);
        Assert.All(Enumerable.Range(100, 30), age => Assert.True(extended.Years[0].Survival.Male[age + 1] < extended.Years[0].Survival.Male[age]));
    }

    [Fact]
    public void All_divisions_at_once_have_the_bits_of_each_alone_and_share_the_nation()
    {
        var uncertainty = TrajectoryTests.AllUncertain() with { Fertility = new RandomFactor(0.95, 0.04, 0, 0.64) };
        var plan = new TrajectoryPlan(300, 9, [0.1, 0.5, 0.9], Groups: [(0, 2)], Threads: 2);
        var inputs = China with { Years = China.Years[..10] };
        DivisionCase[] cases = [new("a", inputs, uncertainty), new("b", inputs, uncertainty), new("c", inputs, uncertainty)];
        var paths = DivisionRuns.Paths(cases, plan);
        var alone = ProbabilisticProjection.Paths(inputs, uncertainty, plan with { Division = "b", Threads = 1 });
        Assert.Equal(alone.GroupAt(2036, 0).ToArray(), paths[1].GroupAt(2036, 0).ToArray());
        var (one, other) = (paths[0].BirthsFrom(2035).ToArray(), paths[2].BirthsFrom(2035).ToArray());
        Assert.InRange(Correlation(one, other), 0.45, 0.8);
    }

    private static double Correlation(double[] one, double[] other)
    {
        var (first, second) = (one.Average(), other.Average());
        var cross = one.Zip(other, (a, b) => (a - first) * (b - second)).Sum();
        return cross / Math.Sqrt(one.Sum(a => (a - first) * (a - first)) * other.Sum(b => (b - second) * (b - second)));
    }
}
