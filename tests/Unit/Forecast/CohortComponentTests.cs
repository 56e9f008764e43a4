using Anyu.Forecast;
using Xunit;

namespace Anyu.Unit.Forecast;

public sealed class CohortComponentTests
{
    private const double Precise = 1e-12;

    [Theory]
    [InlineData("end", MigrationTiming.End)]
    [InlineData("even", MigrationTiming.Even)]
    public void The_reference_run_agrees_at_every_age(string file, MigrationTiming timing)
    {
        var projection = CohortComponent.Project(ReferenceProjection.Inputs(timing));
        var rows = ReferenceProjection.Population(file);
        Assert.True(rows.Count >= 505);
        foreach (var row in rows)
        {
            var population = projection.In(row.Whole("year"));
            AssertClose(row.Number("male"), population[Sex.Male, row.Whole("age")]);
            AssertClose(row.Number("female"), population[Sex.Female, row.Whole("age")]);
        }
    }

    [Theory]
    [InlineData("end", MigrationTiming.End)]
    [InlineData("even", MigrationTiming.Even)]
    public void The_reference_run_agrees_in_births_deaths_and_totals(string file, MigrationTiming timing)
    {
        var projection = CohortComponent.Project(ReferenceProjection.Inputs(timing));
        foreach (var row in ReferenceProjection.Events(file))
        {
            var year = row.Whole("period_start");
            var happened = projection.Events[year - 2026];
            AssertClose(row.Number("births_male"), happened.BirthsMale);
            AssertClose(row.Number("births_female"), happened.BirthsFemale);
            AssertClose(row.Number("deaths_male"), happened.Deaths.Total(Sex.Male));
            AssertClose(row.Number("deaths_female"), happened.Deaths.Total(Sex.Female));
            AssertClose(row.Number("net_migration_male"), happened.NetMigration.Total(Sex.Male));
            AssertClose(row.Number("population_end_male"), projection.In(year + 1).Total(Sex.Male));
            AssertClose(row.Number("population_end_female"), projection.In(year + 1).Total(Sex.Female));
        }
    }

    [Theory]
    [InlineData(MigrationTiming.End)]
    [InlineData(MigrationTiming.Even)]
    public void Every_year_balances(MigrationTiming timing)
    {
        var projection = CohortComponent.Project(ReferenceProjection.Inputs(timing));
        for (var i = 0; i < projection.Events.Length; i++)
        {
            var happened = projection.Events[i];
            var expected = projection.Populations[i].Total() + happened.Births - happened.Deaths.Total() + happened.NetMigration.Total();
            AssertClose(expected, projection.Populations[i + 1].Total());
        }
    }

    [Fact]
    public void Nobody_leaves_who_is_not_there()
    {
        var start = SexAge.Build(3, (_, _) => 10);
        var year = new ProjectionYear(2026, SexAge.Build(3, (_, _) => 0.5), [0, 0.1, 0.1, 0], 1.05, SexAge.Build(3, (_, _) => -100));
        var (end, happened) = CohortComponent.Step(start, year, MigrationTiming.End);
        Assert.Equal(0, end.Total());
        Assert.Equal(start.Total() + happened.Births - happened.Deaths.Total() + happened.NetMigration.Total(), end.Total(), 10);
    }

    private static void AssertClose(double expected, double actual) =>
        Assert.True(Math.Abs(actual - expected) <= Precise * Math.Abs(expected), $"expected {expected:R}, got {actual:R}");
}
