using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Forecast;

/// <summary>Finds what would make a projection senseless, and names the cell.</summary>
public static class InputCheck
{
    /// <summary>No population has ever borne more by single age.</summary>
    internal const double HighestRate = 0.6;
    private const double LowestSexRatio = 0.8;
    private const double HighestSexRatio = 1.4;

    /// <summary>All problems of the inputs; empty when they can be projected.</summary>
    public static ImmutableArray<Problem> Check(ProjectionInputs inputs)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        foreach (var sex in new[] { Sex.Male, Sex.Female })
        {
            for (var age = 0; age <= inputs.BasePopulation.OpenAge; age++)
            {
                if (!(inputs.BasePopulation[sex, age] >= 0))
                {
                    problems.Add(ForecastProblems.NegativePopulation(sex, age, inputs.BasePopulation[sex, age]));
                }
            }
        }

        var expected = inputs.BaseYear;
        foreach (var year in inputs.Years)
        {
            if (year.Start < inputs.BaseYear)
            {
                problems.Add(ForecastProblems.BeforeBase(year.Start, inputs.BaseYear));
            }
            else if (year.Start != expected)
            {
                problems.Add(ForecastProblems.YearsNotConsecutive(expected, year.Start));
            }

            expected = year.Start + 1;
            problems.AddRange(Check(year, inputs.BasePopulation.OpenAge));
        }

        return problems.ToImmutable();
    }

    /// <summary>Divisions that are in one year but not in the other.</summary>
    /// <param name="before">Codes of the earlier year.</param>
    /// <param name="after">Codes of the later year.</param>
    public static ImmutableArray<Problem> CheckTerritory(IEnumerable<string> before, IEnumerable<string> after)
    {
        var (old, current) = (before.ToHashSet(StringComparer.Ordinal), after.ToHashSet(StringComparer.Ordinal));
        return
        [
            .. old.Except(current, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(code => ForecastProblems.TerritoryChanged(code, appeared: false)),
            .. current.Except(old, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(code => ForecastProblems.TerritoryChanged(code, appeared: true)),
        ];
    }

    private static IEnumerable<Problem> Check(ProjectionYear year, int openAge)
    {
        var last = Math.Max(year.Survival.OpenAge, Math.Max(year.NetMigration.OpenAge, year.Fertility.Length - 1));
        if (year.Survival.OpenAge != openAge || year.NetMigration.OpenAge != openAge || year.Fertility.Length != openAge + 1)
        {
            yield return ForecastProblems.AgesDiffer(year.Start, last, openAge);
            yield break;
        }

        if (!(year.SexRatioAtBirth >= LowestSexRatio && year.SexRatioAtBirth <= HighestSexRatio))
        {
            yield return ForecastProblems.SexRatioOutside(year.Start, year.SexRatioAtBirth);
        }

        for (var age = 0; age <= openAge; age++)
        {
            foreach (var sex in new[] { Sex.Male, Sex.Female })
            {
                if (!(year.Survival[sex, age] >= 0 && year.Survival[sex, age] <= 1))
                {
                    yield return ForecastProblems.SurvivalOutside(year.Start, sex, age, year.Survival[sex, age]);
                }
            }

            var rate = year.Fertility[age];
            if (!(rate >= 0 && rate <= HighestRate))
            {
                yield return ForecastProblems.RatePerThousand(year.Start, age, rate);
            }
            else if (rate > 0 && (age == 0 || age >= openAge - 1))
            {
                yield return ForecastProblems.BearingOutside(year.Start, age, rate);
            }
        }
    }
}
