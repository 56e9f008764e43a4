using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Anyu.Kernel;

namespace Anyu.Forecast;

/// <summary>
/// The tables that PADIS and DemProj (Spectrum) ask for, as comma-separated text with Chinese or English headings: what somebody writes out of such a program, whose own files are not read.
/// </summary>
/// <param name="Population">Columns age, male, female: single ages or five-year groups (0-4, 5-9 … 80+), the last open.</param>
/// <param name="Years">
/// One row a year: year, total fertility, sex ratio at birth (boys per girl or per 100 girls), life expectancy of males and females, net migration of males and females if any.
/// </param>
/// <param name="Ages">One row a single age, to the open age: the pattern of fertility (shares or percent) and the standard death rates of males and females.</param>
public sealed record AssumptionFiles(string Population, string Years, string Ages)
{
    /// <summary>The files of a folder that hold them: population, years, ages.</summary>
    public static ImmutableArray<string> Names { get; } = ["population.csv", "years.csv", "ages.csv"];

    internal const double HighestFertility = 10;
    private const double LowestRatioPerHundred = 10;
    private static readonly string[] Age = ["age", "年龄"];
    private static readonly string[] Year = ["year", "年份", "年"];
    private static readonly string[] Male = ["male", "男", "男性"];
    private static readonly string[] Female = ["female", "女", "女性"];

    /// <summary>
    /// A plan with its tables, from the first year of the years on, whose run has the inputs of <see cref="Read"/>; or every problem with file, row and column.
    /// </summary>
    /// <param name="source">Where they come from; printed with every result.</param>
    public Result<ImportedPlan> ToPlan(string source)
    {
        var problems = new List<Problem>();
        var years = new AssumptionTable(Years, Names[1], problems);
        var column = years.Column(Year);
        var first = years.Rows is [var row, ..] ? (int)years.Number(row, column) : 0;
        var read = problems.Count > 0 ? Result<ProjectionInputs>.Failure([.. problems]) : Read(first);
        if (read.Value is not { } inputs)
        {
            return Result<ImportedPlan>.Failure(read.Problems);
        }

        var opening = inputs.Years[0];
        var tables = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["population.csv"] = ImportedPlan.Table(inputs.BasePopulation),
            ["survival.csv"] = ImportedPlan.Table(opening.Survival),
            ["fertility.csv"] = ImportedPlan.Table(SexAge.Build(opening.Survival.OpenAge, (sex, age) => sex == Sex.Female ? opening.Fertility[age] : 0)),
            ["path.csv"] = PathOf(inputs),
        });
        var plan = new ForecastPlan
        {
            Title = source, Source = source, BaseYear = inputs.BaseYear, Years = inputs.Years.Length,
            Population = "population.csv", Survival = "survival.csv", Fertility = "fertility.csv", Path = "path.csv",
        };
        return Result<ImportedPlan>.Success(new ImportedPlan(plan, tables));
    }

    /// <summary>
    /// The inputs of a projection, or every problem with file, row and column. Survival is the standard with hazards scaled to the year's life expectancy; migrants
    /// are spread over ages by the standard of Rogers and Castro.
    /// </summary>
    /// <param name="baseYear">The calendar year of the population.</param>
    public Result<ProjectionInputs> Read(int baseYear)
    {
        var problems = new List<Problem>();
        var ages = new AssumptionTable(Ages, Names[2], problems);
        var (fertility, standard) = Patterns(ages, problems);
        var population = PeopleOf(new AssumptionTable(Population, Names[0], problems), standard.OpenAge, problems);
        if (problems.Count > 0)
        {
            return Result<ProjectionInputs>.Failure([.. problems]);
        }

        var years = YearsOf(new AssumptionTable(Years, Names[1], problems), baseYear, fertility, standard, problems);
        if (problems.Count > 0)
        {
            return Result<ProjectionInputs>.Failure([.. problems]);
        }

        var inputs = new ProjectionInputs(baseYear, population, years);
        problems.AddRange(InputCheck.Check(inputs));
        return problems.Count > 0 ? Result<ProjectionInputs>.Failure([.. problems]) : Result<ProjectionInputs>.Success(inputs);
    }

    /// <summary>What a plan changes from year to year; the standard of Rogers and Castro gives the ages of migrants there as here.</summary>
    private static string PathOf(ProjectionInputs inputs)
    {
        var text = new StringBuilder("year,tfr,srb,e0_male,e0_female,net_migration_male,net_migration_female\n");
        foreach (var year in inputs.Years)
        {
            double[] numbers =
            [
                year.TotalFertility, year.SexRatioAtBirth, SurvivalColumn.Expectancy(year.Survival.Male.AsSpan()), SurvivalColumn.Expectancy(year.Survival.Female.AsSpan()),
                year.NetMigration.Total(Sex.Male), year.NetMigration.Total(Sex.Female),
            ];
            text.Append(year.Start.ToString(CultureInfo.InvariantCulture)).AppendJoin("", numbers.Select(number => "," + number.ToString("R", CultureInfo.InvariantCulture))).Append('\n');
        }

        return text.ToString();
    }

    private static (ImmutableArray<double> Fertility, SexAge Survival) Patterns(AssumptionTable table, List<Problem> problems)
    {
        var (age, shares) = (table.Column(Age), table.Column(["fertility", "asfr", "share", "生育模式", "生育率"]));
        var (male, female) = (table.Column(["male_rate", "男性死亡率", "mx_male"]), table.Column(["female_rate", "女性死亡率", "mx_female"]));
        for (var at = 0; at < table.Rows.Length && age >= 0; at++)
        {
            if (!string.Equals(table.Text(table.Rows[at], age).TrimEnd('+'), at.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))
            {
                problems.Add(ForecastProblems.MissingAge(at, table.At(table.Rows[at], age)));
                break;
            }
        }

        double[] Rates(int column) => [.. table.Rows.Select(row => table.Number(row, column))];
        var (pattern, males, females) = (Rates(shares), Rates(male), Rates(female));
        for (var at = 0; at < table.Rows.Length; at++)
        {
            if (males[at] is <= 0 or > 2 || females[at] is <= 0 or > 2)
            {
                var isMale = males[at] is <= 0 or > 2;
                problems.Add(ForecastProblems.DeathRateOutside(at, isMale ? males[at] : females[at], table.At(table.Rows[at], isMale ? male : female)));
            }
        }

        var sum = pattern.Sum();
        if (problems.Count == 0 && (table.Rows.Length < 3 || !(sum > 0)))
        {
            problems.Add(ForecastProblems.MissingAge(table.Rows.Length, table.At((table.Rows.Length + 2, []), age)));
        }

        return problems.Count > 0
            ? ([], SexAge.Zero(1))
            : ([.. pattern.Select(share => share / sum)], new SexAge(LifeTable.Complete(males, Sex.Male).SurvivalRatios(), LifeTable.Complete(females, Sex.Female).SurvivalRatios()));
    }

    /// <summary>Single ages as they stand, five-year groups by Sprague; ages above the open age of the patterns are added together.</summary>
    private static SexAge PeopleOf(AssumptionTable table, int openAge, List<Problem> problems)
    {
        var (age, male, female) = (table.Column(Age), table.Column(Male), table.Column(Female));
        var width = table.Rows.Length > 0 && table.Text(table.Rows[0], age).Contains('-', StringComparison.Ordinal) ? 5 : 1;
        var people = table.Rows.Select((row, at) =>
        {
            if (!string.Equals(table.Text(row, age).Split('-', '+')[0], (at * width).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))
            {
                problems.Add(ForecastProblems.MissingAge(at * width, table.At(row, age)));
            }

            var (men, women) = (table.Number(row, male), table.Number(row, female));
            if (men < 0 || women < 0)
            {
                problems.Add(ForecastProblems.NegativePopulation(men < 0 ? Sex.Male : Sex.Female, at * width, Math.Min(men, women), table.At(row, men < 0 ? male : female)));
            }

            return (Men: men, Women: women);
        }).ToArray();
        var last = (people.Length - 1) * width;
        if (problems.Count > 0 || last < openAge || (width == 5 && people.Length < 6))
        {
            problems.AddRange(problems.Count > 0 ? [] : [ForecastProblems.MissingAge(last + width, table.At((table.Rows.Length + 2, []), age))]);
            return SexAge.Zero(1);
        }

        ImmutableArray<double> Single(IEnumerable<double> column) => width == 1 ? [.. column] : Sprague.Graduate(column.ToArray());
        return new SexAge(Single(people.Select(row => row.Men)), Single(people.Select(row => row.Women))).FoldTo(openAge);
    }

    private static ImmutableArray<ProjectionYear> YearsOf(AssumptionTable table, int baseYear, ImmutableArray<double> pattern, SexAge standard, List<Problem> problems)
    {
        var (year, tfr, srb) = (table.Column(Year), table.Column(["tfr", "total_fertility_rate", "总和生育率"]), table.Column(["srb", "sex_ratio_at_birth", "出生性别比"]));
        var (male, female) = (table.Column(["e0_male", "male_life_expectancy", "男性预期寿命"]), table.Column(["e0_female", "female_life_expectancy", "女性预期寿命"]));
        var (movedMen, movedWomen) = (table.Column(["net_migration_male", "男性净迁移"], optional: true), table.Column(["net_migration_female", "女性净迁移"], optional: true));
        var moving = RogersCastro.Standard.Shares(standard.OpenAge);
        var years = ImmutableArray.CreateBuilder<ProjectionYear>(table.Rows.Length);
        foreach (var row in table.Rows)
        {
            var (start, total, ratio) = ((int)table.Number(row, year), table.Number(row, tfr), table.Number(row, srb));
            var (men, women) = (table.Number(row, male), table.Number(row, female));
            problems.AddRange(start < baseYear ? [ForecastProblems.BeforeBase(start, baseYear, table.At(row.Line))] : []);
            problems.AddRange(total is < 0 or > HighestFertility ? [ForecastProblems.FertilityOutside(start, total, table.At(row.Line))] : []);
            problems.AddRange(new[] { men, women }.Where(years => years is < 20 or > 110).Select(years => ForecastProblems.ExpectancyOutside(start, years, table.At(row.Line))));
            if (problems.Count == 0)
            {
                var (goingMen, goingWomen) = (table.Number(row, movedMen), table.Number(row, movedWomen));
                years.Add(new ProjectionYear(
                    start,
                    new SexAge(SurvivalColumn.Matching(standard.Male.AsSpan(), men), SurvivalColumn.Matching(standard.Female.AsSpan(), women)),
                    [.. pattern.Select(share => share * total)],
                    ratio > LowestRatioPerHundred ? ratio / 100 : ratio,
                    moving.Map((sex, _, share) => 2 * share * (sex == Sex.Male ? goingMen : goingWomen))));
            }
        }

        return years.ToImmutable();
    }
}
