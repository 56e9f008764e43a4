using System.Collections.Immutable;
using System.Globalization;
using Anyu.Batch;
using Anyu.Feel;
using Anyu.Forecast;
using Anyu.Unit.Law;
using Xunit;

namespace Anyu.Unit.Batch;

/// <summary>The families of a forecast are as many, by single age, as the forecast has; the same seed gives the same; what it does not hold is refused.</summary>
public sealed class ForecastPopulationTests
{
    private const int Year = 2030;

    private static readonly Lazy<KeptRun> Run = new(() => KeptRun.Read(File.ReadAllText(Repository.At("samples", "forecast", "371581", "2025.run.json")), "2025.run.json").Value!);

    private static readonly Lazy<ForecastPopulation> Families = new(() => Of(ForecastShare.Median, OrderShares.Usual));

    [Fact]
    public void Women_and_children_of_every_age_are_those_of_the_forecast()
    {
        var (women, children) = Count(Families.Value);
        for (var age = 0; age < 18; age++)
        {
            var persons = Math.Round(Run.Value.Of(Year, Sex.Female, age)!.Value.Median + Run.Value.Of(Year, Sex.Male, age)!.Value.Median, MidpointRounding.AwayFromZero);
            Assert.Equal(persons, children.GetValueOrDefault(age));
        }

        for (var age = 20; age < 60; age++)
        {
            Assert.Equal(Math.Round(Run.Value.Of(Year, Sex.Female, age)!.Value.Median, MidpointRounding.AwayFromZero), women.GetValueOrDefault(age));
        }

        Assert.Equal(0, Families.Value.Basis.Unplaced);
    }

    [Fact]
    public void Orders_of_birth_follow_the_shares_assumed_and_the_result_says_what_became_of_them()
    {
        var (usual, basis) = (Families.Value.Basis, Of(ForecastShare.Median, new OrderShares(80, 15, 5)).Basis);

        Assert.Equal(usual.LastYear.Sum(), basis.LastYear.Sum());
        Assert.True(basis.LastYear[0] > usual.LastYear[0] && basis.LastYear[1] < usual.LastYear[1] && basis.LastYear[2] < usual.LastYear[2]);
        Assert.Contains("80:15:5", basis.Assumed.Zh, StringComparison.Ordinal);
        Assert.Contains(basis.LastYear[0].ToString("N0", CultureInfo.InvariantCulture), basis.Assumed.En, StringComparison.Ordinal);
        Assert.Contains(Run.Value.Plan.Title, basis.Taken.En, StringComparison.Ordinal);
    }

    [Fact]
    public void The_ends_of_the_band_hold_fewer_and_more_children_and_the_same_seed_the_same_families()
    {
        var (low, high) = (Of(ForecastShare.Low80, OrderShares.Usual).Basis.Children, Of(ForecastShare.High80, OrderShares.Usual).Basis.Children);
        Assert.True(low < Families.Value.Basis.Children && Families.Value.Basis.Children < high);
        Assert.Equal(Families.Value.Fingerprint, Of(ForecastShare.Median, OrderShares.Usual).Fingerprint);
        Assert.NotEqual(Families.Value.Fingerprint, Of(ForecastShare.Low80, OrderShares.Usual).Fingerprint);
    }

    [Fact]
    public void A_year_outside_of_the_forecast_and_shares_that_make_no_hundred_are_refused()
    {
        var refused = ForecastPopulation.Of(Library.Book, Run.Value, "2025.run.json", 2050, ForecastShare.Median, OrderShares.Usual, SyntheticPopulation.UsualSeed);
        Assert.Equal("BAT-0054", Assert.Single(refused.Problems).Code);
        Assert.Null(OrderShares.Read("50,40,15"));
        Assert.Equal(OrderShares.Usual, OrderShares.Read("45,40,15"));
    }

    private static ForecastPopulation Of(ForecastShare share, OrderShares orders) =>
        ForecastPopulation.Of(Library.Book, Run.Value, "2025.run.json", Year, share, orders, SyntheticPopulation.UsualSeed).Value!;

    /// <summary>Mothers and children by completed years at the beginning of the year, as the rows state them.</summary>
    private static (Dictionary<int, int> Women, Dictionary<int, int> Children) Count(ForecastPopulation population)
    {
        var (women, children) = (new Dictionary<int, int>(), new Dictionary<int, int>());
        var block = new ColumnBlock(population.Schema);
        ImmutableArray<int> births = [.. Enumerable.Range(1, 3).Select(i => population.Schema.IndexOf(string.Create(CultureInfo.InvariantCulture, $"children[{i}].birthDate")))];
        foreach (var part in population.Parts)
        {
            using var blocks = population.Open(part);
            while (blocks.Next(block))
            {
                for (var row = 0; row < block.Rows; row++)
                {
                    Add(women, block[population.Schema.IndexOf("mother.birthDate")], row);
                    foreach (var birth in births)
                    {
                        Add(children, block[birth], row);
                    }
                }
            }
        }

        return (women, children);
    }

    private static void Add(Dictionary<int, int> ages, ColumnVector born, int row)
    {
        if ((born.Unknown[row / 64] & (1UL << (row % 64))) != 0)
        {
            return;
        }

        var (day, on) = (DateOnly.FromDayNumber(born.Wholes[row]), ForecastPopulation.DayOf(Year));
        var age = on.Year - day.Year - (day > on.AddYears(day.Year - on.Year) ? 1 : 0);
        ages[age] = ages.GetValueOrDefault(age) + 1;
    }
}
