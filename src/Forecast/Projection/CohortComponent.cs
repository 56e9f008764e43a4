using System.Collections.Immutable;

namespace Anyu.Forecast;

/// <summary>
/// The cohort-component method in yearly steps by single age (Preston, Heuveline and Guillot, Demography, ch. 6; UN Population Division,
/// WPP 2024 methodology): everybody ages by a survival ratio, women bear by age-specific rates over the mean of the women at the start
/// and the end of the year, newborns survive to age 0, migrants are added.
/// </summary>
public static class CohortComponent
{
    /// <summary>Projects the base population through every year of the inputs.</summary>
    /// <param name="inputs">Base population and assumptions.</param>
    /// <param name="fertility">
    /// When rates depend on the women there will be (published rates of age groups): gives the rates of a year from its woman-years by age.
    /// Without it the rates of the inputs hold.
    /// </param>
    /// <exception cref="ArgumentException">The ages of the years differ from those of the base population.</exception>
    public static Projection Project(ProjectionInputs inputs, Func<ProjectionYear, double[], ImmutableArray<double>>? fertility = null)
    {
        var populations = ImmutableArray.CreateBuilder<SexAge>(inputs.Years.Length + 1);
        var events = ImmutableArray.CreateBuilder<YearEvents>(inputs.Years.Length);
        populations.Add(inputs.BasePopulation);
        foreach (var assumed in inputs.Years)
        {
            var year = fertility is null ? assumed : assumed with { Fertility = fertility(assumed, WomanYears(populations[^1], assumed, inputs.Timing)) };
            var (end, happened) = Step(populations[^1], year, inputs.Timing);
            populations.Add(end);
            events.Add(happened);
        }

        return new Projection(inputs.BaseYear, populations.MoveToImmutable(), events.MoveToImmutable());
    }

    /// <summary>One year: the population at its end and what happened.</summary>
    public static (SexAge End, YearEvents Events) Step(SexAge start, ProjectionYear year, MigrationTiming timing)
    {
        if (year.Survival.OpenAge != start.OpenAge || year.NetMigration.OpenAge != start.OpenAge || year.Fertility.Length != start.OpenAge + 1)
        {
            throw new ArgumentException($"The year {year.Start} has other ages than the population.", nameof(year));
        }

        var male = new SexYear(start.Male.AsSpan(), year.Survival.Male.AsSpan(), year.NetMigration.Male.AsSpan(), timing);
        var female = new SexYear(start.Female.AsSpan(), year.Survival.Female.AsSpan(), year.NetMigration.Female.AsSpan(), timing);
        var births = female.Births(year.Fertility.AsSpan());
        var girls = births / (1 + year.SexRatioAtBirth);
        var boys = births - girls;
        male.AddNewborns(boys, year.Survival.Male[0], year.NetMigration.Male[0]);
        female.AddNewborns(girls, year.Survival.Female[0], year.NetMigration.Female[0]);
        var happened = new YearEvents(
            year.Start,
            boys,
            girls,
            SexAge.Wrap(male.Deaths, female.Deaths),
            SexAge.Wrap(male.Migrants, female.Migrants));
        return (SexAge.Wrap(male.End, female.End), happened);
    }

    private static double[] WomanYears(SexAge start, ProjectionYear year, MigrationTiming timing)
    {
        var women = new SexYear(start.Female.AsSpan(), year.Survival.Female.AsSpan(), year.NetMigration.Female.AsSpan(), timing);
        return [.. Enumerable.Range(0, start.OpenAge + 1).Select(women.Bearing)];
    }
}
