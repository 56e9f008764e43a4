using Anyu.Forecast;
using Xunit;

namespace Anyu.Unit.Forecast;

public sealed class LifeTableTests
{
    [Fact]
    public void Life_expectancy_from_printed_rates_is_within_0_0005_years()
    {
        var expected = ReferenceFiles.Read("wpp2024/china/e0_5year.csv").ToDictionary(row => row["period"], StringComparer.Ordinal);
        var periods = ReferenceFiles.Read("wpp2024/china/mortality_mx_5x5.csv").GroupBy(row => row["period"], StringComparer.Ordinal).ToArray();
        Assert.Equal(30, periods.Length);
        foreach (var period in periods)
        {
            Check([.. period.Select(row => row.Number("male"))], Sex.Male, expected[period.Key].Number("e0M"));
            Check([.. period.Select(row => row.Number("female"))], Sex.Female, expected[period.Key].Number("e0F"));
        }
    }

    [Fact]
    public void The_older_infant_rule_gives_another_expectancy()
    {
        double[] rates = [.. ReferenceFiles.Read("wpp2024/china/mortality_mx_5x5.csv").Where(row => row["period"] == "2025-2030").Select(row => row.Number("male"))];
        Assert.NotEqual(
            LifeTable.Abridged(rates, Sex.Male).ExpectancyAtBirth,
            LifeTable.Abridged(rates, Sex.Male, InfantRule.CoaleDemenyWest).ExpectancyAtBirth,
            1e-6);
    }

    [Fact]
    public void With_a_constant_rate_life_expectancy_is_its_reciprocal_and_survival_is_even()
    {
        var rates = Enumerable.Repeat(0.02, 101).ToArray();
        var table = LifeTable.Complete(rates, Sex.Female);
        Assert.Equal(50, table.Rows[1].Expectancy, 0.01);
        var ratios = table.SurvivalRatios();
        Assert.All(ratios.Skip(2), ratio => Assert.Equal(Math.Exp(-0.02), ratio, 1e-5));
    }

    private static void Check(double[] rates, Sex sex, double expected) =>
        Assert.Equal(expected, LifeTable.Abridged(rates, sex).ExpectancyAtBirth, 0.0005);
}
