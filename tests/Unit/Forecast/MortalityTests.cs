using System.Collections.Immutable;
using Anyu.Forecast;
using Xunit;

namespace Anyu.Unit.Forecast;

public sealed class MortalityTests
{
    private static readonly ImmutableArray<double> Level = [.. Enumerable.Range(0, 101).Select(age => -9.5 + (0.09 * age) + (age == 0 ? 4 : 0))];
    private static readonly ImmutableArray<double> Slope = [.. Enumerable.Range(0, 101).Select(age => (1.5 - (age / 100.0)) / 101)];

    [Fact]
    public void Lee_and_Carter_find_the_line_the_rates_were_made_from()
    {
        double[] index = [12, 7, 1, -5, -15];
        var fitted = LogLinearMortality.LeeCarter([.. index.Select(k => Level.Select((a, age) => Math.Exp(a + (Slope[age] * k))).ToImmutableArray())]);
        Assert.Equal(1, fitted.Slope.Sum(), 1e-12);
        Assert.Equal(0, fitted.Index.Sum(), 1e-9);
        Assert.Equal(Slope[0] / Slope.Sum(), fitted.Slope[0], 1e-10);
        Assert.Equal(index[0] * Slope.Sum(), fitted.Index[0], 1e-8);
    }

    [Theory]
    [InlineData(65)]
    [InlineData(78.5)]
    [InlineData(90)]
    public void A_schedule_is_found_for_a_life_expectancy(double expectancy)
    {
        double[] today = [.. Level.Select(Math.Exp)];
        double[] decline = [.. Enumerable.Range(0, 101).Select(age => 0.03 * Math.Exp(-age / 60.0))];
        var schedule = LogLinearMortality.PatternOfDecline(today, decline).ForExpectancy(expectancy, Sex.Female);
        Assert.Equal(expectancy, LifeTable.Complete(schedule.AsSpan(), Sex.Female).ExpectancyAtBirth, 1e-8);
    }

    [Fact]
    public void An_impossible_life_expectancy_is_refused()
    {
        double[] today = [.. Level.Select(Math.Exp)];
        var family = LogLinearMortality.PatternOfDecline(today, new double[101]);
        Assert.Throws<ArgumentOutOfRangeException>(() => family.ForExpectancy(80, Sex.Male));
    }

    [Fact]
    public void Survival_is_matched_to_a_life_expectancy()
    {
        var ratios = ReferenceProjection.Inputs(MigrationTiming.End).Years[0].Survival.Female;
        Assert.Equal(85, SurvivalColumn.Expectancy(SurvivalColumn.Matching(ratios.AsSpan(), 85).AsSpan()), 1e-9);
    }

    [Fact]
    public void Rogers_and_Castro_peak_in_young_adulthood_and_shares_sum_to_one()
    {
        var shares = RogersCastro.Standard.Shares(100, maleShare: 0.55);
        Assert.Equal(1, shares.Total(), 1e-12);
        Assert.Equal(0.55, shares.Total(Sex.Male), 1e-12);
        var peak = Enumerable.Range(0, 101).MaxBy(age => shares.Male[age]);
        Assert.InRange(peak, 20, 28);
    }
}
