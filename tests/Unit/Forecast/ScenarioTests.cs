using Anyu.Forecast;
using Xunit;

namespace Anyu.Unit.Forecast;

public sealed class ScenarioTests
{
    private static readonly ProjectionInputs Central = ReferenceProjection.Inputs(MigrationTiming.End);

    /// <summary>The UN prints year-end totals, so the mean of two is mid-year; its variants part in 2024, ours at the base of mid-2026, hence 3 percent.</summary>
    [Theory]
    [InlineData("pop_low", -1)]
    [InlineData("pop_high", 1)]
    public void Low_and_high_fertility_land_near_the_published_variants(string column, int sign)
    {
        var published = ChinaTo2100.Series("population_total_31dec.csv", column);
        var central = ChinaTo2100.Series("population_total_31dec.csv", "total");
        var moved = sign < 0 ? Variants.LowFertility(Central, 2024) : Variants.HighFertility(Central, 2024);
        var change = CohortComponent.Project(moved).In(2100).Total() / CohortComponent.Project(Central).In(2100).Total();
        var expected = (published[2099] + published[2100]) / (central[2099] + central[2100]);
        Assert.Equal(expected, change, 0.03);
    }

    [Fact]
    public void Constant_variants_keep_the_first_year()
    {
        Assert.All(Variants.ConstantFertility(Central).Years, year => Assert.Equal(Central.Years[0].TotalFertility, year.TotalFertility));
        Assert.All(Variants.ConstantMortality(Central).Years, year => Assert.Same(Central.Years[0].Survival, year.Survival));
    }

    [Fact]
    public void Without_migration_the_population_changes_by_births_and_deaths_alone()
    {
        var run = CohortComponent.Project(Variants.ZeroMigration(Central));
        Assert.Equal(run.In(2050).Total() + run.Events[24].Births - run.Events[24].Deaths.Total(), run.In(2051).Total(), 1e-3);
        Assert.All(run.Events, happened => Assert.Equal(0, happened.NetMigration.Total()));
    }

    [Fact]
    public void Under_replacement_every_year_reproduces_itself_and_momentum_levels_off()
    {
        Assert.All(Variants.InstantReplacement(Central).Years, year => Assert.Equal(1, Variants.NetReproduction(year), 1e-12));
        var momentum = Variants.Momentum(Central);
        var longer = momentum with { Years = [.. Enumerable.Range(0, 400).Select(i => momentum.Years[0] with { Start = 2026 + i })] };
        var run = CohortComponent.Project(longer);
        Assert.Equal(1, run.In(2426).Total() / run.In(2425).Total(), 1e-5);
    }

    [Fact]
    public void A_policy_effect_needs_a_source_and_works_in_its_years_only()
    {
        var effect = new PolicyEffect("allowance", "study X, table 2", 2030, 2034, FertilityFactor: 1.05);
        var years = effect.ApplyTo(Central).Years;
        Assert.Equal(Central.Years[3].TotalFertility, years[3].TotalFertility);
        Assert.Equal(Central.Years[4].TotalFertility * 1.05, years[4].TotalFertility, 1e-12);
        Assert.Equal(Central.Years[9].TotalFertility, years[9].TotalFertility);
        Assert.Throws<InvalidOperationException>(() => (effect with { Source = " " }).ApplyTo(Central));
    }
}
