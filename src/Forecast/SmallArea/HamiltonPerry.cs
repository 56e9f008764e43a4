using System.Collections.Immutable;

namespace Anyu.Forecast;

/// <summary>
/// Hamilton and Perry (1962): each cohort changes as cohorts of its age did in the recent past, and children stand to women as they do now. Needs
/// nothing but populations by age, so it serves where deaths and migration of a small area are not known.
/// </summary>
public static class HamiltonPerry
{
    private const int FirstBearing = 15;
    private const int LastBearing = 49;

    /// <summary>The population of each year, the last known first.</summary>
    /// <param name="known">Populations of consecutive years, at least two.</param>
    /// <param name="horizon">Years to forecast.</param>
    /// <param name="memory">Changes of the latest years to average, at least 1.</param>
    public static ImmutableArray<SexAge> Run(ReadOnlySpan<SexAge> known, int horizon, int memory = 5)
    {
        var recent = known[^Math.Min(memory + 1, known.Length)..].ToArray();
        var last = recent[^1];
        var change = SexAge.Build(last.OpenAge, (sex, age) => Change(recent, sex, age));
        var women = Women(last);
        var children = (Male: last.Male[0] / women, Female: last.Female[0] / women);
        var path = ImmutableArray.CreateBuilder<SexAge>(horizon + 1);
        path.Add(last);
        for (var step = 0; step < horizon; step++)
        {
            var before = path[^1];
            var aged = SexAge.Build(last.OpenAge, (sex, age) => age == 0 ? 0 : Source(before, sex, age) * change[sex, age]);
            var mothers = Women(aged);
            path.Add(aged.Map((sex, age, value) => age > 0 ? value : mothers * (sex == Sex.Male ? children.Male : children.Female)));
        }

        return path.MoveToImmutable();
    }

    private static double Change(SexAge[] recent, Sex sex, int age)
    {
        if (age == 0)
        {
            return 0;
        }

        var (after, before) = (0.0, 0.0);
        for (var i = 1; i < recent.Length; i++)
        {
            after += recent[i][sex, age];
            before += Source(recent[i - 1], sex, age);
        }

        return before > 0 ? after / before : 1;
    }

    private static double Source(SexAge population, Sex sex, int age) => age < population.OpenAge
        ? population[sex, age - 1]
        : population[sex, age - 1] + population[sex, age];

    private static double Women(SexAge population)
    {
        var sum = 0.0;
        for (var age = FirstBearing; age <= LastBearing; age++)
        {
            sum += population.Female[age];
        }

        return sum;
    }
}
