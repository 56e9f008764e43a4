using Anyu.Indicators;
using Xunit;

namespace Anyu.Unit.Indicators.Warnings;

/// <summary>What the default rule does when nothing changes and when a risk doubles.</summary>
public sealed class YearlyRuleTests
{
    private const double InfantRisk = 0.0045;

    [Theory]
    [InlineData("infant", InfantRisk, 0.2, 20261122)]
    [InlineData("infant, counties less alike", InfantRisk, 0.3, 4)]
    [InlineData("under five", 0.006, 0.2, 5)]
    [InlineData("maternal", 15e-5, 0.2, 6)]
    public void At_a_steady_risk_fewer_than_one_alarm_in_a_hundred_county_years_at_any_size(string name, double risk, double spread, int seed)
    {
        var counties = new WarningSimulation(seed, risk, spread);
        foreach (var withPrior in new[] { false, true })
        {
            var all = counties.False(new YearlyRule(), withPrior);
            Print($"{name}, {(withPrior ? "with" : "without")} prior: {all:F2} false alarms per 100 county-years, under 2,500 births {counties.False(new YearlyRule(), withPrior, 0, 2500):F2}, above {counties.False(new YearlyRule(), withPrior, 2500):F2}");
            Assert.InRange(all, 0, 1.0);
        }
    }

    [Theory]
    [InlineData(InfantRisk, 0.2, 20261122)]
    [InlineData(InfantRisk, 0.3, 4)]
    public void A_doubled_infant_mortality_is_found_within_three_years(double risk, double spread, int seed)
    {
        var counties = new WarningSimulation(seed, risk, spread);
        foreach (var withPrior in new[] { false, true })
        {
            var all = counties.Found(new YearlyRule(), withPrior);
            Print($"{(withPrior ? "with" : "without")} prior: {all:P1} found, 800-2,000 births {counties.Found(new YearlyRule(), withPrior, 0, 2000):P1}, 2,000-4,000 {counties.Found(new YearlyRule(), withPrior, 2000, 4000):P1}, 4,000-12,000 {counties.Found(new YearlyRule(), withPrior, 4000):P1}");
            Assert.InRange(all, 0.77, 1);
        }
    }

    [Fact]
    public void A_doubled_maternal_mortality_is_not_seen_in_one_county_by_any_honest_rule() =>
        Assert.InRange(new WarningSimulation(6, 15e-5, 0.2).Found(new YearlyRule(), withPrior: true), 0.02, 0.25);

    [Fact]
    public void A_short_history_gives_up_the_years_left_out_before_the_base()
    {
        EventCount[] years = [new(10, 1000), new(11, 1000), new(9, 1000), new(10, 1000), new(40, 1000)];
        var rule = new YearlyRule();
        Assert.Null(rule.Run(years[..3]));
        Assert.Equal(10.125, rule.Run(years)!.Expected, 1e-9);
        EventCount[] longer = [new(10, 1000), .. years[..4], new(30, 1000), new(30, 1000), new(40, 1000)];
        Assert.Equal((50 + 0.5) / 5, rule.Run(longer)!.Expected, 1e-9);
        Assert.True(rule.Run(longer)!.Alarm);
    }

    private static void Print(FormattableString line) => TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant(line));
}
