using System.Collections.Immutable;

namespace Anyu.Forecast;

/// <summary>How an area's rates are taken to go on.</summary>
/// <param name="MigrationMemory">Years over which the lasting level of migration is averaged.</param>
/// <param name="MigrationPersistence">Share of today's distance from that level left after a year, 0 to 1.</param>
/// <param name="FertilityMemory">Years over which the lasting level of fertility is averaged.</param>
/// <param name="FertilityPersistence">Share of today's distance from that level left after a year, 0 to 1.</param>
/// <param name="MortalityDecline">Yearly decline of all hazards, as a share; 0.02 is the long-run pace of countries with low mortality.</param>
/// <param name="SexRatioAtBirth">Boys per girl.</param>
public sealed record AreaMethod(
    int MigrationMemory = 15,
    double MigrationPersistence = 0.7,
    int FertilityMemory = 10,
    double FertilityPersistence = 0.95,
    double MortalityDecline = 0.02,
    double SexRatioAtBirth = 1.05)
{
    /// <summary>Every rate stays as in the last year: the simplest cohort-component forecast.</summary>
    public static AreaMethod ConstantRates { get; } = new(1, 1, 1, 1, 0);
}

/// <summary>
/// Cohort-component forecast of one area from its own history. Migration and fertility start at their present level (the mean of two years) and
/// return towards their long mean; both wander, and no recent extreme lasts.
/// </summary>
public static class AreaForecast
{
    private const int Present = 2;

    /// <summary>The assumptions and base population of a forecast of <paramref name="horizon"/> years.</summary>
    public static ProjectionInputs Inputs(AreaHistory history, int horizon, AreaMethod method)
    {
        var survival = history.LastSurvival();
        var (migration, lastingMigration) = (history.MeanMigration(Math.Min(Present, method.MigrationMemory)), history.MeanMigration(method.MigrationMemory));
        var (fertility, lastingFertility) = (history.MeanFertility(Math.Min(Present, method.FertilityMemory)), history.MeanFertility(method.FertilityMemory));
        var years = ImmutableArray.CreateBuilder<ProjectionYear>(horizon);
        for (var step = 0; step < horizon; step++)
        {
            var leftOfMigration = Math.Pow(method.MigrationPersistence, step + 1);
            var total = lastingFertility + ((fertility - lastingFertility) * Math.Pow(method.FertilityPersistence, step + 1));
            var hazard = Math.Pow(1 - method.MortalityDecline, step + 0.5);
            years.Add(new ProjectionYear(
                history.Last.Year + step,
                survival.Map((_, _, ratio) => Math.Pow(ratio, hazard)),
                [.. history.Last.FertilityShares.Select(share => share * total)],
                method.SexRatioAtBirth,
                lastingMigration.Map((sex, age, lasting) => lasting + ((migration[sex, age] - lasting) * leftOfMigration))));
        }

        return new ProjectionInputs(history.Last.Year, history.Last.Population, years.MoveToImmutable());
    }

    /// <summary>The forecast population of each year, the base first.</summary>
    public static ImmutableArray<SexAge> Run(AreaHistory history, int horizon, AreaMethod method) =>
        CohortComponent.Project(Inputs(history, horizon, method)).Populations;
}
