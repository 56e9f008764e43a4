using System.Collections.Immutable;
using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Forecast;

/// <summary>Reads a population by single age from comma-separated text with the columns <c>age</c>, <c>male</c>, <c>female</c>; the last age is open.</summary>
public static class PopulationTable
{
    private static readonly string[] Columns = ["age", "male", "female"];

    /// <summary>The population, or every problem with its line.</summary>
    /// <param name="text">The table, header first.</param>
    /// <param name="file">Its name, for messages.</param>
    public static Result<SexAge> Read(string text, string file)
    {
        var lines = text.ReplaceLineEndings("\n").TrimStart('\uFEFF').Split('\n');
        var header = lines[0].Split(',').Select(name => name.Trim().ToLowerInvariant()).ToArray();
        var problems = Columns.Where(column => !header.Contains(column, StringComparer.Ordinal))
            .Select(column => ForecastProblems.MissingColumn(column, new SourceLocation(file, 1))).ToList();
        if (problems.Count > 0)
        {
            return Result<SexAge>.Failure([.. problems]);
        }

        var rows = new SortedDictionary<int, (double Male, double Female)>();
        for (var line = 1; line < lines.Length; line++)
        {
            if (lines[line].Trim().Length > 0 && Row(header, lines[line], new SourceLocation(file, line + 1), problems) is var (age, male, female))
            {
                rows[age] = (male, female);
            }
        }

        var last = rows.Count == 0 ? 1 : Math.Max(1, rows.Keys.Last());
        problems.AddRange(Enumerable.Range(0, last + 1).Where(age => !rows.ContainsKey(age)).Select(age => ForecastProblems.MissingAge(age, new SourceLocation(file))));
        return problems.Count > 0
            ? Result<SexAge>.Failure([.. problems])
            : Result<SexAge>.Success(SexAge.Build(last, (sex, age) => sex == Sex.Male ? rows[age].Male : rows[age].Female));
    }

    private static (int Age, double Male, double Female)? Row(string[] header, string line, SourceLocation at, List<Problem> problems)
    {
        var cells = line.Split(',');
        var found = problems.Count;
        double Number(string column)
        {
            var place = Array.IndexOf(header, column);
            var cell = place < cells.Length ? cells[place].Trim() : string.Empty;
            if (double.TryParse(column == "age" ? cell.TrimEnd('+') : cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            {
                return value;
            }

            problems.Add(ForecastProblems.NotANumber(column, cell, at));
            return 0;
        }

        var (age, male, female) = (Number("age"), Number("male"), Number("female"));
        foreach (var (sex, persons) in new[] { (Sex.Male, male), (Sex.Female, female) })
        {
            if (persons < 0)
            {
                problems.Add(ForecastProblems.NegativePopulation(sex, (int)age, persons, at));
            }
        }

        return problems.Count == found && age is >= 0 and <= 150 ? ((int)age, male, female) : null;
    }
}
