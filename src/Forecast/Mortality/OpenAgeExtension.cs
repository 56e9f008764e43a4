using System.Collections.Immutable;

namespace Anyu.Forecast;

/// <summary>
/// Carries inputs that end at 85, 90 or 100 on to 130 and above, as World Population Prospects compute before they fold for printing: an open group that is folded from the start
/// ages wrongly, by 5 to 15 percent of those over 100 in a century. Hazards follow the logistic curve of Kannisto (1994) fitted to the last twenty single ages.
/// </summary>
public static class OpenAgeExtension
{
    private const int FittedAges = 20;

    /// <summary>The same inputs with ages on to <paramref name="openAge"/>; below the old open age nothing changes.</summary>
    /// <param name="inputs">Inputs by single age to an open age of at least 30.</param>
    /// <param name="openAge">The new open age, above the old one, such as 130.</param>
    /// <exception cref="ArgumentException">The inputs end below age 30 or hold no year.</exception>
    /// <param name="growth">Yearly growth of the numbers who once reached the old open age: how much larger each younger cohort of the old is, about 0.03 where the old have become many.</param>
    public static ProjectionInputs Extend(ProjectionInputs inputs, int openAge = 130, double growth = 0.03)
    {
        var old = inputs.BasePopulation.OpenAge;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(openAge, old);
        if (old < FittedAges + 10)
        {
            throw new ArgumentException("The ages are too few to fit the curve of old age.", nameof(inputs));
        }

        var years = inputs.Years.Select(year => year with
        {
            Survival = new SexAge(Survival(year.Survival.Male.AsSpan(), openAge), Survival(year.Survival.Female.AsSpan(), openAge)),
            Fertility = [.. year.Fertility, .. new double[openAge - old]],
            NetMigration = SexAge.Build(openAge, (sex, age) => age <= old ? year.NetMigration[sex, age] : 0),
        }).ToImmutableArray();
        var survival = years.Length > 0 ? years[0].Survival : throw new ArgumentException("Without a year there is no mortality to extend.", nameof(inputs));
        var population = new SexAge(
            Spread(inputs.BasePopulation.Male.AsSpan(), survival.Male.AsSpan(), growth),
            Spread(inputs.BasePopulation.Female.AsSpan(), survival.Female.AsSpan(), growth));
        return inputs with { BasePopulation = population, Years = years };
    }

    /// <summary>Level and slope of the logit of the hazard by age, by least squares over the last twenty single ages.</summary>
    /// <param name="hazards">Deaths per person-year by single age 0, 1 …, all closed.</param>
    internal static (double Level, double Slope) Kannisto(ReadOnlySpan<double> hazards)
    {
        var first = hazards.Length - FittedAges;
        var (middle, mean) = (first + ((FittedAges - 1) / 2.0), 0.0);
        for (var age = first; age < hazards.Length; age++)
        {
            mean += Logit(hazards[age]) / FittedAges;
        }

        var (cross, square) = (0.0, 0.0);
        for (var age = first; age < hazards.Length; age++)
        {
            cross += (age - middle) * (Logit(hazards[age]) - mean);
            square += (age - middle) * (age - middle);
        }

        return (mean - (cross / square * middle), cross / square);
    }

    private static double Logit(double hazard)
    {
        var inside = Math.Clamp(hazard, 1e-9, 1 - 1e-9);
        return Math.Log(inside / (1 - inside));
    }

    /// <summary>The ratio into an age stands for the hazard of that age; the old open group's ratio, of two groups together, is dropped.</summary>
    private static ImmutableArray<double> Survival(ReadOnlySpan<double> ratios, int openAge)
    {
        var old = ratios.Length - 1;
        var hazards = new double[old];
        for (var age = 0; age < old; age++)
        {
            hazards[age] = -Math.Log(ratios[age]);
        }

        var (level, slope) = Kannisto(hazards);
        return [.. ratios[..old], .. Enumerable.Range(old, openAge + 1 - old).Select(age => Math.Exp(-1 / (1 + Math.Exp(-level - (slope * age)))))];
    }

    /// <summary>The old open group over its ages as the survivors of cohorts that each were larger than the one before by the growth.</summary>
    private static ImmutableArray<double> Spread(ReadOnlySpan<double> persons, ReadOnlySpan<double> survival, double growth)
    {
        var old = persons.Length - 1;
        var shares = new double[survival.Length - old];
        var alive = 1.0;
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = alive;
            alive *= survival[Math.Min(old + i + 1, survival.Length - 1)] * Math.Exp(-growth);
        }

        var (sum, open) = (shares.Sum(), persons[old]);
        return [.. persons[..old], .. shares.Select(share => open * share / sum)];
    }
}
