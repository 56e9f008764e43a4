using Anyu.Kernel;

namespace Anyu.Forecast;

/// <summary>What the cells of a table by age are, and so what they may be.</summary>
public enum AgeTableKind
{
    /// <summary>Persons, not negative.</summary>
    Persons,

    /// <summary>Survival ratios, 0 to 1; entry 0 from birth.</summary>
    Survival,

    /// <summary>Births per woman and year under <c>female</c> or <c>rate</c>; a column <c>male</c> is not needed.</summary>
    Fertility,

    /// <summary>Persons who come less those who go.</summary>
    Migrants,
}

/// <summary>Reads a table by single age from comma-separated text with the columns <c>age</c>, <c>male</c>, <c>female</c> (年龄、男、女); the last age is open.</summary>
public static class AgeTable
{
    private const int HighestAge = 150;
    private static readonly string[] Age = ["age", "年龄"];
    private static readonly string[] Male = ["male", "男", "男性"];
    private static readonly string[] Female = ["female", "女", "女性"];
    private static readonly string[] Rate = ["female", "rate", "女", "女性", "生育率"];

    /// <summary>The numbers, or every problem with file, row and column.</summary>
    /// <param name="text">The table, header first.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="kind">What its cells are.</param>
    public static Result<SexAge> Read(string text, string file, AgeTableKind kind)
    {
        var problems = new List<Problem>();
        var table = new AssumptionTable(text, file, problems);
        var age = table.Column(Age);
        var (male, female) = kind == AgeTableKind.Fertility ? (-1, table.Column(Rate)) : (table.Column(Male), table.Column(Female));
        var rows = new SortedDictionary<int, ((int Line, string[] Cells) Row, double Male, double Female)>();
        foreach (var row in problems.Count > 0 ? [] : table.Rows)
        {
            if (AgeOf(table, row, age, problems) is { } at)
            {
                var pair = (row, Cell(table, row, male, Sex.Male, at, kind, problems), Cell(table, row, female, Sex.Female, at, kind, problems));
                problems.AddRange(rows.TryAdd(at, pair) ? [] : [ForecastProblems.AgeTwice(at, table.At(row, age))]);
            }
        }

        if (problems.TrueForAll(problem => problem.Code != "FCST-0008"))
        {
            var last = rows.Count == 0 ? 1 : Math.Max(1, rows.Keys.Last());
            problems.AddRange(Enumerable.Range(0, last + 1).Where(at => !rows.ContainsKey(at)).Select(at => ForecastProblems.MissingAge(at, Before(table, rows.FirstOrDefault(row => row.Key > at).Value.Row, age))));
        }

        return problems.Count > 0
            ? Result<SexAge>.Failure([.. problems])
            : Result<SexAge>.Success(SexAge.Build(rows.Keys.Last(), (sex, at) => sex == Sex.Male ? rows[at].Male : rows[at].Female));
    }

    /// <summary>The cell before whose row an age belongs: that of the next age there is, or the first free row.</summary>
    private static SourceLocation Before(AssumptionTable table, (int Line, string[] Cells) next, int column) =>
        next.Line > 0 ? table.At(next, column) : table.At((table.Rows.Length == 0 ? 2 : table.Rows[^1].Line + 1, []), column);

    private static int? AgeOf(AssumptionTable table, (int Line, string[] Cells) row, int column, List<Problem> problems)
    {
        if (int.TryParse(table.Text(row, column).TrimEnd('+'), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var age) && age <= HighestAge)
        {
            return age;
        }

        problems.Add(ForecastProblems.NotANumber(Age[0], table.Text(row, column), table.At(row, column)));
        return null;
    }

    private static double Cell(AssumptionTable table, (int Line, string[] Cells) row, int column, Sex sex, int age, AgeTableKind kind, List<Problem> problems)
    {
        if (column < 0)
        {
            return 0;
        }

        var (before, value, at) = (problems.Count, table.Number(row, column), table.At(row, column));
        if (problems.Count == before && Fault(kind, sex, age, value, at) is { } fault)
        {
            problems.Add(fault);
        }

        return value;
    }

    private static Problem? Fault(AgeTableKind kind, Sex sex, int age, double value, SourceLocation at) => kind switch
    {
        AgeTableKind.Persons when value < 0 => ForecastProblems.NegativePopulation(sex, age, value, at),
        AgeTableKind.Survival when value is < 0 or > 1 => ForecastProblems.SurvivalOutside(null, sex, age, value, at),
        AgeTableKind.Fertility when value is < 0 or > InputCheck.HighestRate => ForecastProblems.RatePerThousand(null, age, value, at),
        _ => null,
    };
}
