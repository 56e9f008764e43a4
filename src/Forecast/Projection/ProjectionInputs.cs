using System.Collections.Immutable;

namespace Anyu.Forecast;

/// <summary>When in the year migrants move.</summary>
public enum MigrationTiming
{
    /// <summary>At the end: after ageing, births and deaths. The convention of World Population Prospects 2024.</summary>
    End,

    /// <summary>Evenly: half before and half after ageing and deaths; both halves count among the women who bear.</summary>
    Even,
}

/// <summary>The assumptions of one projection year, from 1 July (or any other day) to the same day of the next year.</summary>
/// <param name="Start">The calendar year in which the projection year starts.</param>
/// <param name="Survival">
/// Survival ratios, 0 to 1. Entry 0 is from birth to age 0; entry x is from age x-1 to x; the entry of the open age is from the last
/// single age and the open age together into the open age.
/// </param>
/// <param name="Fertility">Births per woman and year by single age of the mother, 0 to the open age; 0 outside the fertile ages.</param>
/// <param name="SexRatioAtBirth">Boys per girl, about 1.05.</param>
/// <param name="NetMigration">Persons who move in less those who move out, by the age at the end of the year (end) or at each half's own time (even).</param>
public sealed record ProjectionYear(
    int Start,
    SexAge Survival,
    ImmutableArray<double> Fertility,
    double SexRatioAtBirth,
    SexAge NetMigration)
{
    /// <summary>Total fertility: the sum of the rates over single ages.</summary>
    public double TotalFertility => Fertility.Sum();
}

/// <summary>A base population and the assumptions for every later year.</summary>
/// <param name="BaseYear">The calendar year of the base population.</param>
/// <param name="BasePopulation">Persons by sex and single age, not negative.</param>
/// <param name="Years">Consecutive years, the first starting in <paramref name="BaseYear"/>.</param>
/// <param name="Timing">When migrants move.</param>
public sealed record ProjectionInputs(
    int BaseYear,
    SexAge BasePopulation,
    ImmutableArray<ProjectionYear> Years,
    MigrationTiming Timing = MigrationTiming.End);

/// <summary>What happened in one projection year.</summary>
/// <param name="Start">The calendar year in which it started.</param>
/// <param name="BirthsMale">Boys born alive.</param>
/// <param name="BirthsFemale">Girls born alive.</param>
/// <param name="Deaths">
/// Deaths by cohort, under the age the cohort reaches at the end of the year: entry 0 are deaths among those born in the year.
/// </param>
/// <param name="NetMigration">
/// Net migrants who moved, by the age reached at the end of the year. Differs from the assumption only where more people were
/// to leave than there were.
/// </param>
public sealed record YearEvents(int Start, double BirthsMale, double BirthsFemale, SexAge Deaths, SexAge NetMigration)
{
    /// <summary>All births.</summary>
    public double Births => BirthsMale + BirthsFemale;
}

/// <summary>A projected population and its events.</summary>
/// <param name="BaseYear">The calendar year of the first population.</param>
/// <param name="Populations">The base population and one more for each year, so one longer than <paramref name="Events"/>.</param>
/// <param name="Events">Events of each year.</param>
public sealed record Projection(int BaseYear, ImmutableArray<SexAge> Populations, ImmutableArray<YearEvents> Events)
{
    /// <summary>The population in a calendar year.</summary>
    public SexAge In(int year) => Populations[year - BaseYear];
}
