using System.Globalization;
using Anyu.Forecast;
using Xunit;

namespace Anyu.Unit.Forecast;

/// <summary>How near the published medium variant comes a run built only from printed inputs.</summary>
public sealed class ChinaTo2100Tests
{
    private static readonly Projection Run = CohortComponent.Project(ChinaTo2100.Inputs(), ChinaTo2100.GroupedFertility());

    [Fact]
    public void The_total_stays_within_a_tenth_of_a_percent_to_2100()
    {
        var published = ChinaTo2100.Series("population_total_31dec.csv", "total");
        AssertWithin(0.0010, Enumerable.Range(2027, 74).Select(year => (
            Expected: (published[year - 1] + published[year]) * 500,
            Actual: Run.In(year).Total())));
    }

    [Fact]
    public void Births_of_every_year_stay_within_0_35_percent()
    {
        var published = ChinaTo2100.Series("vital_events_annual.csv", "births");
        AssertWithin(0.0035, Enumerable.Range(2027, 73).Select(year => (
            Expected: published[year] * 1000,
            Actual: (Run.Events[year - 2027].Births + Run.Events[year - 2026].Births) / 2)));
    }

    [Fact]
    public void Deaths_of_every_year_stay_within_0_22_percent()
    {
        var published = ChinaTo2100.Series("vital_events_annual.csv", "deaths");
        AssertWithin(0.0022, Enumerable.Range(2027, 73).Select(year => (
            Expected: published[year] * 1000,
            Actual: (Run.Events[year - 2027].Deaths.Total() + Run.Events[year - 2026].Deaths.Total()) / 2)));
    }

    [Fact]
    public void Every_five_year_group_under_95_stays_within_0_40_percent()
    {
        var pairs = new List<(double, double)>();
        foreach (var year in ChinaTo2100.FiveYearGroups())
        {
            foreach (var row in year.Where(row => !row["age"].StartsWith("95", StringComparison.Ordinal) && !row["age"].StartsWith("100", StringComparison.Ordinal)))
            {
                var from = int.Parse(row["age"].Split('-')[0], CultureInfo.InvariantCulture);
                foreach (var sex in new[] { Sex.Male, Sex.Female })
                {
                    pairs.Add((row.Number(sex == Sex.Male ? "male" : "female") * 1000, Enumerable.Range(from, 5).Sum(age => Run.In(year.Key)[sex, age])));
                }
            }
        }

        Assert.Equal(15 * 19 * 2, pairs.Count);
        AssertWithin(0.0040, pairs);
    }

    private static void AssertWithin(double limit, IEnumerable<(double Expected, double Actual)> pairs)
    {
        var worst = pairs.Max(pair => Math.Abs((pair.Actual / pair.Expected) - 1));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"worst {worst:P3}"));
        Assert.InRange(worst, 0, limit);
    }
}
