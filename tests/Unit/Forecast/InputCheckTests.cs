using System.Collections.Immutable;
using Anyu.Forecast;
using Anyu.Kernel;
using Xunit;

namespace Anyu.Unit.Forecast;

public sealed class InputCheckTests
{
    private static readonly ProjectionInputs Good = ReferenceProjection.Inputs(MigrationTiming.End);

    [Fact]
    public void The_reference_inputs_have_no_problem() => Assert.Empty(InputCheck.Check(Good));

    [Fact]
    public void A_negative_population_names_its_cell()
    {
        var problem = Assert.Single(InputCheck.Check(Good with { BasePopulation = Good.BasePopulation.Map((sex, age, p) => sex == Sex.Female && age == 33 ? -5 : p) }));
        AssertProblem("FCST-0001", "female, age 33: -5", problem);
    }

    [Fact]
    public void A_survival_above_one_names_its_cell()
    {
        var survival = Good.Years[2].Survival.Map((sex, age, s) => sex == Sex.Male && age == 50 ? 1.01 : s);
        AssertProblem("FCST-0003", "2028, male, age 50: 1.01", Assert.Single(With(2, Good.Years[2] with { Survival = survival })));
    }

    [Fact]
    public void Rates_per_thousand_are_recognised()
    {
        var problems = With(0, Good.Years[0] with { Fertility = [.. Good.Years[0].Fertility.Select(rate => rate * 1000)] });
        Assert.Contains(problems, problem => problem.Code == "FCST-0004" && problem.What.En.Contains("age 27", StringComparison.Ordinal));
    }

    [Fact]
    public void Years_before_the_base_and_gaps_are_named()
    {
        AssertProblem("FCST-0005", "2020", Assert.Single(With(73, Good.Years[73] with { Start = 2020 })));
        Assert.Contains(With(5, Good.Years[5] with { Start = 2040 }), problem => problem.Code == "FCST-0010");
    }

    [Fact]
    public void A_sex_ratio_per_hundred_girls_is_recognised() =>
        AssertProblem("FCST-0009", "2026 is not plausible: 109", Assert.Single(With(0, Good.Years[0] with { SexRatioAtBirth = 109 })));

    [Fact]
    public void Other_ages_and_births_to_newborns_are_named()
    {
        Assert.Equal("FCST-0011", Assert.Single(With(0, Good.Years[0] with { NetMigration = SexAge.Zero(90) })).Code);
        AssertProblem("FCST-0012", "age 0 in 2026", Assert.Single(With(0, Good.Years[0] with { Fertility = Good.Years[0].Fertility.SetItem(0, 0.1) })));
    }

    [Fact]
    public void A_territory_that_split_is_named_both_ways()
    {
        var problems = InputCheck.CheckTerritory(["140100", "140200"], ["140100", "140201", "140202"]);
        Assert.Equal(["140200", "140201", "140202"], problems.Select(problem => problem.What.En.Split(' ')[1]));
        Assert.All(problems, problem => Assert.Equal("FCST-0006", problem.Code));
    }

    [Fact]
    public void A_division_that_split_among_the_actuals_is_named_with_its_cell()
    {
        var problems = ActualTable.Read("division,year,group,actual\n140100,2024,total,5\n140200,2024,total,9\n140100,2025,total,5\n140201,2025,total,4\n140202,2025,total,5\n", "actuals.csv").Problems;
        Assert.Equal([("FCST-0006", 3), ("FCST-0006", 5), ("FCST-0006", 6)], problems.Select(problem => (problem.Code, problem.At!.Line)));
        Assert.All(problems, problem => Assert.Equal(1, problem.At!.Column));
        Assert.True(ActualTable.Read("division,year,group,actual\n140100,2024,total,5\n140200,2024,total,9\n140100,2025,total,5\n", "actuals.csv").Succeeded);
    }

    [Fact]
    public void A_population_table_is_read_with_its_open_age()
    {
        var read = AgeTable.Read("Age,Male,Female\n0,10,11\n1,20,21\n2+,5,6\n", "town.csv", AgeTableKind.Persons);
        Assert.True(read.Succeeded);
        Assert.Equal(2, read.Value.OpenAge);
        Assert.Equal(73, read.Value.Total());
    }

    [Fact]
    public void A_broken_population_table_names_line_and_mend()
    {
        var read = AgeTable.Read("age,male,female\n0,10,11\n1,-20,21\n3,1 234,5\n4,1,1\n", "town.csv", AgeTableKind.Persons);
        Assert.False(read.Succeeded);
        Assert.Contains(read.Problems, problem => problem.Code == "FCST-0001" && problem.At is { Line: 3, Column: 2 });
        Assert.Contains(read.Problems, problem => problem.Code == "FCST-0007" && problem.At is { Line: 4, Column: 2 });
        Assert.Contains(read.Problems, problem => problem.Code == "FCST-0002" && problem.What.En.Contains("Age 2", StringComparison.Ordinal) && problem.At is { Line: 4, Column: 1 });
        Assert.Equal("FCST-0008", Assert.Single(AgeTable.Read("age,male\n0,1", "town.csv", AgeTableKind.Persons).Problems).Code);
    }

    [Theory]
    [InlineData("0,0.99,0.99\n1,1.2,0.99\n2,0.5,0.5\n", AgeTableKind.Survival, "FCST-0003", 3, 2)]
    [InlineData("0,0,0\n1,0,85.3\n2,0,0\n", AgeTableKind.Fertility, "FCST-0004", 3, 3)]
    [InlineData("0,5,5\n1,5,5\n1,5,5\n", AgeTableKind.Persons, "FCST-0016", 4, 1)]
    [InlineData("0,5,5\nold,5,5\n1,5,5\n", AgeTableKind.Persons, "FCST-0007", 3, 1)]
    public void A_cell_that_cannot_be_is_named_by_row_and_column(string rows, AgeTableKind kind, string code, int line, int column)
    {
        var problem = Assert.Single(AgeTable.Read("age,male,female\n" + rows, "table.csv", kind).Problems);
        Assert.Equal((code, line, column), (problem.Code, problem.At?.Line, problem.At?.Column));
    }

    private static ImmutableArray<Problem> With(int index, ProjectionYear year) => InputCheck.Check(Good with { Years = Good.Years.SetItem(index, year) });

    private static void AssertProblem(string code, string cell, Problem problem)
    {
        Assert.Equal(code, problem.Code);
        Assert.Contains(cell, problem.What.En, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Mend.Zh);
    }
}
