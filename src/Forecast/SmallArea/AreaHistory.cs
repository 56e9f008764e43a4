using System.Collections.Immutable;

namespace Anyu.Forecast;

/// <summary>What is known of one area in one year.</summary>
/// <param name="Year">Calendar year; the population is that of its last day.</param>
/// <param name="Population">Persons.</param>
/// <param name="DeathRates">Deaths per person-year by single age.</param>
/// <param name="NetMigration">Net migrants of the year.</param>
/// <param name="TotalFertility">Births per woman.</param>
/// <param name="FertilityShares">Shares of total fertility by age of the mother.</param>
public sealed record AreaYear(
    int Year, SexAge Population, SexAge DeathRates, SexAge NetMigration, double TotalFertility, ImmutableArray<double> FertilityShares);

/// <summary>One area year by year. A forecast takes a history cut at its base, so that nothing later can enter.</summary>
/// <param name="Division">The area's code.</param>
/// <param name="Years">Consecutive years, ascending, at least two.</param>
public sealed record AreaHistory(string Division, ImmutableArray<AreaYear> Years)
{
    /// <summary>The last year known: the base of a forecast.</summary>
    public AreaYear Last => Years[^1];

    /// <summary>The history as it was known at the end of a year.</summary>
    public AreaHistory Until(int year) => this with { Years = [.. Years.Where(known => known.Year <= year)] };

    /// <summary>The mean of net migration over the latest years, at most <paramref name="years"/> of them, without the first, whose flows precede its population.</summary>
    internal SexAge MeanMigration(int years)
    {
        var used = Years.Skip(1).TakeLast(years).ToArray();
        return SexAge.Build(Last.Population.OpenAge, (sex, age) => used.Average(year => year.NetMigration[sex, age]));
    }

    /// <summary>The mean of total fertility over the latest years.</summary>
    internal double MeanFertility(int years) => Years.TakeLast(years).Average(year => year.TotalFertility);

    /// <summary>Survival ratios of the last year.</summary>
    internal SexAge LastSurvival() => new(
        LifeTable.Complete(Last.DeathRates.Male.AsSpan(), Sex.Male).SurvivalRatios(),
        LifeTable.Complete(Last.DeathRates.Female.AsSpan(), Sex.Female).SurvivalRatios());
}
