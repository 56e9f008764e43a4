using System.Globalization;
using Anyu.Forecast;
using Xunit;

namespace Anyu.Unit.Forecast;

/// <summary>The layout of DemProj and PADIS inputs, with made-up numbers.</summary>
public sealed class AssumptionFilesTests
{
    private static readonly AssumptionFiles Good = new(
        "age,male,female\n" + string.Concat(Enumerable.Range(0, 101).Select(age => $"{age}{(age == 100 ? "+" : "")},{1000 - (9 * age)},{1010 - (9 * age)}\n")),
        "年份,总和生育率,出生性别比,男性预期寿命,女性预期寿命,男性净迁移,女性净迁移\n2026,1.05,109,76.5,81.5,-10,-12\n2027,1.06,108.8,76.7,81.7,-10,-12\n",
        "age,fertility,male_rate,female_rate\n" + string.Concat(Enumerable.Range(0, 101).Select(age => string.Create(
            CultureInfo.InvariantCulture, $"{age},{(age is >= 15 and < 50 ? 3 - Math.Abs(age - 29) / 12.0 : 0)},{4e-4 * Math.Exp(0.07 * age)},{2e-4 * Math.Exp(0.075 * age)}\n"))));

    [Fact]
    public void Tables_become_inputs_with_the_totals_they_state()
    {
        var read = Good.Read(2026);
        Assert.True(read.Succeeded, string.Join("\n", read.Problems.Select(problem => problem.What.En)));
        var year = read.Value.Years[1];
        Assert.Equal(1.06, year.TotalFertility, 1e-12);
        Assert.Equal(1.088, year.SexRatioAtBirth, 1e-12);
        Assert.Equal(76.7, SurvivalColumn.Expectancy(year.Survival.Male.AsSpan()), 1e-6);
        Assert.Equal(-10, year.NetMigration.Total(Sex.Male), 1e-9);
        Assert.Equal(-12, year.NetMigration.Total(Sex.Female), 1e-9);
        Assert.Equal(3, CohortComponent.Project(read.Value).Populations.Length);
    }

    [Fact]
    public void The_plan_made_of_them_runs_with_the_same_inputs()
    {
        var made = Good.ToPlan("padis").Value!;
        Assert.Equal((2026, 2, "padis"), (made.Plan.BaseYear, made.Plan.Years, made.Plan.Source));
        var (planned, read) = (PlanInputs.Of(made.Plan, made.Tables.GetValueOrDefault).Value!.Inputs, Good.Read(2026).Value!);
        Near(read.BasePopulation, planned.BasePopulation);
        Assert.Equal(read.Years.Length, planned.Years.Length);
        foreach (var (right, found) in read.Years.Zip(planned.Years))
        {
            Assert.Equal((right.Start, right.SexRatioAtBirth), (found.Start, found.SexRatioAtBirth));
            Near(right.Survival, found.Survival);
            Near(right.NetMigration, found.NetMigration);
            Assert.All(right.Fertility.Zip(found.Fertility), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
        }
    }

    [Fact]
    public void A_fault_of_the_tables_is_no_plan() =>
        Assert.Equal("FCST-0013", Assert.Single((Good with { Years = Good.Years.Replace("1.06,108.8", "1060,108.8", StringComparison.Ordinal) }).ToPlan("padis").Problems).Code);

    [Fact]
    public void Five_year_groups_are_graduated_and_kept()
    {
        var groups = "age,male,female\n" + string.Concat(Enumerable.Range(0, 21).Select(at => at < 20 ? $"{at * 5}-{(at * 5) + 4},{500 - (20 * at)},{510 - (20 * at)}\n" : "100+,30,40\n"));
        var read = (Good with { Population = groups }).Read(2026);
        Assert.True(read.Succeeded, string.Join("\n", read.Problems.Select(problem => problem.What.En)));
        Assert.Equal(480 + 490, read.Value.BasePopulation.Between(5, 9), 1e-9);
    }

    [Theory]
    [InlineData("2026,1.05,109", "2020,1.05,109", "FCST-0005", 2)]
    [InlineData("1.06,108.8", "1060,108.8", "FCST-0013", 3)]
    [InlineData("76.7,81.7", "0.767,81.7", "FCST-0014", 3)]
    [InlineData("1.06,108.8", "x,108.8", "FCST-0007", 3)]
    [InlineData("总和生育率", "生育", "FCST-0008", 1)]
    public void A_fault_among_the_years_names_its_row(string right, string wrong, string code, int line)
    {
        var problem = (Good with { Years = Good.Years.Replace(right, wrong, StringComparison.Ordinal) }).Read(2026).Problems[0];
        Assert.Equal((code, "years.csv", line), (problem.Code, problem.At?.File, problem.At?.Line));
    }

    [Fact]
    public void A_missing_age_a_negative_count_and_rates_per_thousand_name_their_rows()
    {
        Assert.Equal(("FCST-0002", 5), Found(Good with { Population = Good.Population.Replace("\n3,973,983\n", "\n", StringComparison.Ordinal) }));
        Assert.Equal(("FCST-0001", 5), Found(Good with { Population = Good.Population.Replace("\n3,973,983\n", "\n3,-973,983\n", StringComparison.Ordinal) }));
        Assert.Equal(("FCST-0015", 2), Found(Good with { Ages = Good.Ages.Replace("\n0,0,0.0004,", "\n0,0,4.0,", StringComparison.Ordinal) }));
        Assert.Equal("FCST-0010", (Good with { Years = Good.Years.Replace("2027", "2028", StringComparison.Ordinal) }).Read(2026).Problems[0].Code);
    }

    private static void Near(SexAge right, SexAge found)
    {
        Assert.All(right.Male.Zip(found.Male), pair => Assert.Equal(pair.First, pair.Second, 1e-7));
        Assert.All(right.Female.Zip(found.Female), pair => Assert.Equal(pair.First, pair.Second, 1e-7));
    }

    private static (string Code, int? Line) Found(AssumptionFiles files)
    {
        var problem = files.Read(2026).Problems[0];
        return (problem.Code, problem.At?.Line);
    }
}
