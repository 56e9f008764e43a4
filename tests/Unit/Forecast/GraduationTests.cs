using Anyu.Forecast;
using CsCheck;
using Xunit;

namespace Anyu.Unit.Forecast;

public sealed class GraduationTests
{
    private static readonly List<Dictionary<string, string>> China = ReferenceFiles.Read("wpp2024/china/single_age/population_2026_midyear.csv");

    [Fact]
    public void The_birth_series_misplaces_less_than_one_percent_of_China_in_2026()
    {
        var births = ReferenceFiles.Read("wpp2024/china/vital_events_annual.csv").ToDictionary(row => row.Whole("year"), row => row.Number("births"));
        Assert.InRange(Misplaced(groups => [.. BirthSeries.Graduate(groups, 2026, births)]), 0, 0.010);
    }

    [Fact]
    public void Sprague_blurs_the_cohorts_of_famine_and_boom()
    {
        Assert.InRange(Misplaced(groups => [.. Sprague.Graduate(groups)]), 0.03, 0.05);
    }

    [Fact]
    public void Sprague_keeps_a_straight_line_and_every_group()
    {
        Gen.Select(Gen.Double[0, 1000], Gen.Double[-8, 8]).Sample(line =>
        {
            var (level, slope) = line;
            var groups = Enumerable.Range(0, 21).Select(group => Enumerable.Range(group * 5, 5).Sum(age => level + (slope * age))).ToArray();
            var single = Sprague.Graduate(groups);
            return Enumerable.Range(0, 100).All(age => Math.Abs(single[age] - (level + (slope * age))) < 1e-8);
        });
    }

    private static double Misplaced(Func<double[], double[]> graduate)
    {
        var (wrong, all) = (0.0, 0.0);
        foreach (var sex in new[] { "male", "female" })
        {
            var single = China.Select(row => row.Number(sex)).ToArray();
            var groups = Enumerable.Range(0, 21).Select(group => single.Skip(group * 5).Take(5).Sum()).ToArray();
            var graduated = graduate(groups);
            for (var group = 0; group < 21; group++)
            {
                Assert.Equal(groups[group], graduated.Skip(group * 5).Take(5).Sum(), groups[group] * 1e-9);
            }

            wrong += single.Zip(graduated, (a, b) => Math.Abs(a - b)).Sum();
            all += single.Sum();
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"misplaced {wrong / all:P3}");
        return wrong / all;
    }
}
