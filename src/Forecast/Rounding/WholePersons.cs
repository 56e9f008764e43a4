using System.Collections.Immutable;

namespace Anyu.Forecast;

/// <summary>One sex of a projection in whole persons.</summary>
/// <param name="Population">Persons by age, the base year first.</param>
/// <param name="Births">Births of each year.</param>
/// <param name="Deaths">Deaths of each year by the age the cohort reaches.</param>
/// <param name="NetMigration">Net migrants of each year by the age reached.</param>
public sealed record WholeSex(
    ImmutableArray<ImmutableArray<long>> Population,
    ImmutableArray<long> Births,
    ImmutableArray<ImmutableArray<long>> Deaths,
    ImmutableArray<ImmutableArray<long>> NetMigration);

/// <summary>
/// A projection in whole persons. Each sex's population adds up to its rounded total, and every cohort of every year balances exactly:
/// end = start (or births) - deaths + net migration, with no negative number of persons or deaths.
/// </summary>
/// <param name="Male">Males.</param>
/// <param name="Female">Females.</param>
public sealed record WholePersons(WholeSex Male, WholeSex Female)
{
    /// <summary>Rounds a projection.</summary>
    public static WholePersons Of(Projection projection) => new(Rounded(projection, Sex.Male), Rounded(projection, Sex.Female));

    private static WholeSex Rounded(Projection projection, Sex sex)
    {
        var population = ImmutableArray.CreateBuilder<ImmutableArray<long>>();
        var births = ImmutableArray.CreateBuilder<long>();
        var deaths = ImmutableArray.CreateBuilder<ImmutableArray<long>>();
        var migration = ImmutableArray.CreateBuilder<ImmutableArray<long>>();
        population.Add(LargestRemainder.Round(projection.Populations[0].Of(sex).AsSpan()));
        for (var step = 0; step < projection.Events.Length; step++)
        {
            var happened = projection.Events[step];
            var born = (long)Math.Round(sex == Sex.Male ? happened.BirthsMale : happened.BirthsFemale, MidpointRounding.ToEven);
            var present = Cohorts(population[^1], born);
            var moved = AtMostAll(LargestRemainder.Round(happened.NetMigration.Of(sex).AsSpan()), present);
            long[] ceilings = [.. present.Zip(moved, (persons, net) => persons + net)];
            var end = LargestRemainder.Round(projection.Populations[step + 1].Of(sex).AsSpan(), ceilings);
            population.Add(end);
            births.Add(born);
            migration.Add(moved);
            deaths.Add([.. ceilings.Zip(end, (most, alive) => most - alive)]);
        }

        return new WholeSex(population.ToImmutable(), births.ToImmutable(), deaths.ToImmutable(), migration.ToImmutable());
    }

    /// <summary>Who can reach each age this year.</summary>
    private static long[] Cohorts(ImmutableArray<long> start, long born)
    {
        var present = new long[start.Length];
        present[0] = born;
        for (var age = 1; age < start.Length; age++)
        {
            present[age] = start[age - 1];
        }

        present[^1] += start[^1];
        return present;
    }

    private static ImmutableArray<long> AtMostAll(ImmutableArray<long> net, long[] present) =>
        [.. net.Select((persons, age) => Math.Max(persons, -present[age]))];
}
