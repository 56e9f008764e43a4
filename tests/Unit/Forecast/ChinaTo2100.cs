using System.Collections.Immutable;
using Anyu.Forecast;

namespace Anyu.Unit.Forecast;

/// <summary>China from mid-2026 to mid-2100, built from what the UN prints: anchors, five-year patterns and yearly totals.</summary>
internal static class ChinaTo2100
{
    private const string China = "wpp2024/china/";
    private const int Base = 2026;
    private const int PathEnd = 2050;

    internal static ProjectionInputs Inputs()
    {
        var anchors = new SurvivalAnchors(ReferenceFiles.Read(China + "single_age/one_minus_survival_ratio_anchors.csv")
            .GroupBy(row => row.Whole("year")).Select(year => (year.Key + 0.5, Ratios([.. year]))));
        var expectancy = Series("e0_annual.csv", "e0M").Zip(Series("e0_annual.csv", "e0F"), (m, f) => (m.Key, (m.Value, f.Value))).ToDictionary();
        var ratio = Series("sex_ratio_at_birth_annual.csv", "srb");
        var fertility = Series("tfr_annual.csv", "tfr");
        var migration = ReferenceFiles.Read(China + "net_migration_age1_annual.csv").GroupBy(row => row.Whole("year"))
            .ToDictionary(year => year.Key, year => ReferenceProjection.Columns([.. year.OrderBy(row => row.Whole("age"))], "male", "female"));
        var patterns = Patterns();
        var years = Enumerable.Range(Base, 2100 - Base).Select(start =>
        {
            var (now, next) = (expectancy[start], expectancy[start + 1]);
            var survival = anchors.At(start + 1.0);
            return new ProjectionYear(
                start,
                new SexAge(
                    SurvivalColumn.Matching(survival.Male.AsSpan(), (now.Item1 + next.Item1) / 2),
                    SurvivalColumn.Matching(survival.Female.AsSpan(), (now.Item2 + next.Item2) / 2)),
                [.. patterns(start).Select(share => share * (fertility[start] + fertility[start + 1]) / 2)],
                (ratio[start] + ratio[start + 1]) / 2,
                SexAge.Build(100, (sex, age) => 500 * (At(migration[start], sex, age) + At(migration[start + 1], sex, age))));
        });
        var population = ReferenceProjection.Columns(ReferenceFiles.Read(China + "single_age/population_2026_midyear.csv"), "male", "female");
        return new ProjectionInputs(Base, population, [.. years]);
    }

    /// <summary>Rates whose five-year groups stand as published, given the women of the year.</summary>
    internal static Func<ProjectionYear, double[], ImmutableArray<double>> GroupedFertility()
    {
        var groups = YearlyGroups();
        return (year, women) => FertilityPattern.Rates(year.Fertility.AsSpan(), 15, groups[year.Start], women, year.TotalFertility);
    }

    internal static Dictionary<int, double> Series(string file, string column) =>
        ReferenceFiles.Read(China + file).Where(row => row[column].Length > 0).ToDictionary(row => row.Whole("year"), row => row.Number(column));

    internal static IEnumerable<IGrouping<int, Dictionary<string, string>>> FiveYearGroups() =>
        ReferenceFiles.Read(China + "population_age5_midyear.csv").Where(row => row.Whole("year") >= 2030).GroupBy(row => row.Whole("year"));

    /// <summary>The single-age pattern moves from the first anchor to the second at the pace the five-year groups show, then straight between anchors.</summary>
    private static Func<int, double[]> Patterns()
    {
        var anchors = ReferenceFiles.Read(China + "single_age/fertility_pattern_anchors.csv").GroupBy(row => row.Whole("year")).OrderBy(year => year.Key)
            .Select(year => (Year: year.Key + 0.5, Shares: Shares([.. year]))).ToArray();
        var (from, to) = (Groups(anchors[0].Shares), Groups(anchors[1].Shares));
        var periods = Periods().Where(period => period.Mid is >= 2018 and <= 2063).ToArray();
        var along = Sprague.YearsOf([.. periods.Select(period => FertilityPattern.Along(from, to, period.Groups))]);
        return start =>
        {
            if (start >= PathEnd)
            {
                return FertilityPattern.At(anchors, start + 1.0);
            }

            var share = along[start - 2015];
            return [.. anchors[0].Shares.Zip(anchors[1].Shares, (a, b) => ((1 - share) * a) + (share * b))];
        };
    }

    private static Dictionary<int, double[]> YearlyGroups()
    {
        var periods = Periods();
        var columns = Enumerable.Range(0, 7).Select(group => Sprague.YearsOf([.. periods.Select(period => period.Groups[group])])).ToArray();
        return Enumerable.Range(0, periods.Length * 5).ToDictionary(
            year => periods[0].Mid - 3 + year,
            year => columns.Select(column => column[year]).ToArray());
    }

    private static (int Mid, double[] Groups)[] Periods() =>
        [.. ReferenceFiles.Read(China + "fertility_pasfr_5x5.csv").GroupBy(row => row.Whole("mid_year")).OrderBy(period => period.Key)
            .Select(period => (period.Key, period.Select(row => row.Number("percent_of_tfr") / 100).ToArray()))];

    private static double[] Groups(ImmutableArray<double> single) => [.. Enumerable.Range(0, 7).Select(group => single.Skip(15 + (group * 5)).Take(5).Sum())];

    private static ImmutableArray<double> Shares(Dictionary<string, string>[] rows)
    {
        var shares = new double[101];
        foreach (var row in rows)
        {
            shares[row.Whole("age")] = row.Number("share_of_tfr");
        }

        return [.. shares];
    }

    private static SexAge Ratios(Dictionary<string, string>[] rows)
    {
        var known = rows.ToDictionary(row => (row["sex"], row.Whole("age")), row => 1 - row.Number("one_minus_Sx"));
        return SexAge.Build(100, (sex, age) => known[(sex == Sex.Male ? "male" : "female", age)]);
    }

    private static double At(SexAge values, Sex sex, int age) => age <= values.OpenAge ? values[sex, age] : 0;
}
