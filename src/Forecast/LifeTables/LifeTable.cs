using System.Collections.Immutable;

namespace Anyu.Forecast;

/// <summary>Which rule gave the years lived by those who die in their first year.</summary>
public enum InfantRule
{
    /// <summary>Andreev and Kingkade 2015.</summary>
    AndreevKingkade,

    /// <summary>Coale and Demeny, model West.</summary>
    CoaleDemenyWest,
}

/// <summary>One age group of a life table.</summary>
/// <param name="Age">Age at which the group begins.</param>
/// <param name="Width">Years in the group; infinite in the open group.</param>
/// <param name="Rate">Deaths per person-year (m).</param>
/// <param name="YearsLived">Years lived in the group by those who die in it (a).</param>
/// <param name="Risk">Probability of dying in the group (q), 0 to 1.</param>
/// <param name="Survivors">Survivors to the start of the group out of one birth (l).</param>
/// <param name="PersonYears">Person-years lived in the group per birth (L).</param>
/// <param name="Expectancy">Years still to live at the start of the group (e).</param>
public sealed record LifeTableRow(
    int Age, double Width, double Rate, double YearsLived, double Risk, double Survivors, double PersonYears, double Expectancy);

/// <summary>
/// A period life table for one sex, radix 1. Conventions of World Population Prospects 2024: age 0 by Andreev and Kingkade, ages 1–4 by Coale and
/// Demeny West, 2.5 years at 5–14, Greville above, half a year in single ages, the reciprocal of the rate in the open group.
/// </summary>
public sealed class LifeTable
{
    private LifeTable(ImmutableArray<LifeTableRow> rows, InfantRule rule) => (Rows, Rule) = (rows, rule);

    /// <summary>The groups from birth to the open group.</summary>
    public ImmutableArray<LifeTableRow> Rows { get; }

    /// <summary>The rule used at age 0.</summary>
    public InfantRule Rule { get; }

    /// <summary>Life expectancy at birth, years.</summary>
    public double ExpectancyAtBirth => Rows[0].Expectancy;

    /// <summary>From rates by single age 0, 1 … open age.</summary>
    /// <param name="rates">Deaths per person-year, not negative; positive in the open group.</param>
    /// <param name="sex">The sex.</param>
    /// <param name="rule">The rule at age 0.</param>
    public static LifeTable Complete(ReadOnlySpan<double> rates, Sex sex, InfantRule rule = InfantRule.AndreevKingkade)
    {
        var ages = Enumerable.Range(0, rates.Length).ToArray();
        var lived = new double[rates.Length];
        Array.Fill(lived, 0.5);
        lived[0] = Infant(rates[0], sex, rule);
        return Build(ages, rates, lived, rule);
    }

    /// <summary>From rates at ages 0, 1–4, 5–9, 10–14 … open group.</summary>
    /// <param name="rates">Deaths per person-year; positive from age 10 on, since Greville takes their logarithm.</param>
    /// <param name="sex">The sex.</param>
    /// <param name="rule">The rule at age 0.</param>
    public static LifeTable Abridged(ReadOnlySpan<double> rates, Sex sex, InfantRule rule = InfantRule.AndreevKingkade)
    {
        var ages = Enumerable.Range(0, rates.Length).Select(i => i < 2 ? i : (i - 1) * 5).ToArray();
        var lived = new double[rates.Length];
        for (var i = 0; i < rates.Length; i++)
        {
            lived[i] = ages[i] switch
            {
                0 => Infant(rates[0], sex, rule),
                1 => AverageYearsLived.CoaleDemenyChild(rates[0], sex),
                < 15 => 2.5,
                _ when i < rates.Length - 2 => AverageYearsLived.Greville(rates[i], rates[i + 1] / rates[i - 1]),
                _ when i == rates.Length - 2 => AverageYearsLived.Greville(rates[i], rates[i] / rates[i - 2]),
                _ => 0,
            };
        }

        return Build(ages, rates, lived, rule);
    }

    /// <summary>
    /// Survival ratios for a yearly projection from a table by single age: entry 0 from birth to age 0 (L0/l0), entry x from age x-1 to x
    /// (Lx/Lx-1), the last from the last single age and the open group together (T/(T+L)).
    /// </summary>
    public ImmutableArray<double> SurvivalRatios()
    {
        var open = Rows.Length - 1;
        var ratios = ImmutableArray.CreateBuilder<double>(Rows.Length);
        ratios.Add(Rows[0].PersonYears);
        for (var age = 1; age < open; age++)
        {
            ratios.Add(Rows[age].PersonYears / Rows[age - 1].PersonYears);
        }

        ratios.Add(Rows[open].PersonYears / (Rows[open - 1].PersonYears + Rows[open].PersonYears));
        return ratios.MoveToImmutable();
    }

    private static double Infant(double rate, Sex sex, InfantRule rule) => rule == InfantRule.AndreevKingkade
        ? AverageYearsLived.AndreevKingkade(rate, sex)
        : AverageYearsLived.CoaleDemenyInfant(rate, sex);

    private static LifeTable Build(int[] ages, ReadOnlySpan<double> rates, double[] lived, InfantRule rule)
    {
        var open = ages.Length - 1;
        var risk = new double[ages.Length];
        var survivors = new double[ages.Length];
        var years = new double[ages.Length];
        survivors[0] = 1;
        for (var i = 0; i < open; i++)
        {
            var width = ages[i + 1] - ages[i];
            risk[i] = Math.Min(1, width * rates[i] / (1 + ((width - lived[i]) * rates[i])));
            survivors[i + 1] = survivors[i] * (1 - risk[i]);
            years[i] = (width * survivors[i + 1]) + (lived[i] * (survivors[i] - survivors[i + 1]));
        }

        risk[open] = 1;
        lived[open] = 1 / rates[open];
        years[open] = survivors[open] / rates[open];
        return new LifeTable(Rowed(ages, rates, lived, risk, survivors, years), rule);
    }

    private static ImmutableArray<LifeTableRow> Rowed(
        int[] ages, ReadOnlySpan<double> rates, double[] lived, double[] risk, double[] survivors, double[] years)
    {
        var rows = new LifeTableRow[ages.Length];
        var above = 0.0;
        for (var i = ages.Length - 1; i >= 0; i--)
        {
            above += years[i];
            var width = i == ages.Length - 1 ? double.PositiveInfinity : ages[i + 1] - ages[i];
            var expectancy = survivors[i] > 0 ? above / survivors[i] : 0;
            rows[i] = new LifeTableRow(ages[i], width, rates[i], lived[i], risk[i], survivors[i], years[i], expectancy);
        }

        return [.. rows];
    }
}
