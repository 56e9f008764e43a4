using Anyu.Forecast;
using Xunit;

namespace Anyu.Unit.Forecast;

public sealed class SmallAreaTests
{
    [Fact]
    public void Hamilton_and_Perry_carry_a_steady_change_forward()
    {
        // Every cohort halves each year and every woman of 15 to 49 stands beside the same children.
        var known = Enumerable.Range(0, 4).Select(t => SexAge.Build(60, (_, age) => 1000 * Math.Pow(0.5, age) * (age == 60 ? 2 : 1))).ToArray();
        var path = HamiltonPerry.Run(known, 3);
        Assert.Equal(known[0].Total(), path[^1].Total(), 1e-6);
        Assert.Equal(known[0].Male[10], path[^1].Male[10], 1e-9);
    }

    [Fact]
    public void Scaled_divisions_add_up_to_the_nation_at_every_age()
    {
        SexAge[] divisions = [SexAge.Build(5, (_, age) => age), SexAge.Build(5, (_, age) => age * 3)];
        var nation = SexAge.Build(5, (_, age) => (age * 5) + 2);
        var scaled = NationalScaling.Scale(divisions, nation);
        Assert.All(Enumerable.Range(0, 6), age => Assert.Equal(nation.Female[age], scaled[0].Female[age] + scaled[1].Female[age], 1e-12));
        Assert.Equal(1, scaled[0].Male[0]);
        Assert.Equal(3, scaled[1].Male[4] / scaled[0].Male[4], 1e-12);
    }

    [Fact]
    public void A_forecast_cannot_see_past_its_base()
    {
        var years = Enumerable.Range(2000, 10).Select(year => Year(year, year < 2006 ? 1.5 : 9)).ToArray();
        var cut = new AreaHistory("A", [.. years]).Until(2005);
        Assert.Equal(2005, cut.Last.Year);
        Assert.All(AreaForecast.Inputs(cut, 10, new AreaMethod()).Years, year => Assert.Equal(1.5, year.TotalFertility, 1e-12));
    }

    [Fact]
    public void Spread_grows_with_the_horizon_and_learns_from_the_division_itself()
    {
        var outcomes = Enumerable.Range(0, 60).SelectMany(i => new[]
        {
            new Outcome("calm", 2000 + i, 1, 100, i % 2 == 0 ? 101 : 99),
            new Outcome("wild", 2000 + i, 1, 100, i % 2 == 0 ? 110 : 90),
        });
        var past = new PastErrors(outcomes);
        Assert.True(past.Spread("calm", 1) < past.Spread("new", 1) && past.Spread("new", 1) < past.Spread("wild", 1));
        Assert.True(past.Spread("calm", 10) > 9 * past.Spread("calm", 1));
        Assert.True(past.Around("wild", 1, 100, 0.95).Holds(110));
    }

    [Fact]
    public void A_scorecard_counts_by_division_horizon_and_age()
    {
        var card = new Scorecard(
        [
            new ScoredNumber("A", 1, "0-4", 110, new Interval(95, 120), new Interval(90, 130), 100),
            new ScoredNumber("A", 2, "total", 300, new Interval(290, 310), new Interval(280, 320), 400),
            new ScoredNumber("B", 1, "total", 90, new Interval(80, 95), new Interval(70, 101), 100),
        ]);
        Assert.Equal(["A", "B"], card.ByDivision.Select(score => score.Name));
        Assert.Equal(0.175, card.ByDivision[0].MeanAbsoluteError, 1e-12);
        Assert.Equal(120.0 / 600, card.All.WeightedError, 1e-12);
        Assert.Equal(1.0 / 3, card.All.Held80, 1e-12);
        Assert.Equal(2.0 / 3, card.All.Held95, 1e-12);
        Assert.Equal(0, card.ByHorizon[0].MeanError, 1e-12);
        Assert.Equal(2, card.ByAge.Length);
    }

    private static AreaYear Year(int year, double fertility) => new(
        year,
        SexAge.Build(100, (_, _) => 10),
        SexAge.Build(100, (_, _) => 0.01),
        SexAge.Zero(100),
        fertility,
        [.. Enumerable.Range(0, 101).Select(age => age is >= 20 and < 40 ? 0.05 : 0)]);
}
