using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Forecast;

/// <summary>What came: numbers to score forecasts against.</summary>
/// <param name="Numbers">Division (empty where the table has no such column), year, name of the series as <see cref="KeptRun.Series"/> has it, and the number.</param>
public sealed record ActualTable(ImmutableArray<(string Division, int Year, string Group, double Actual)> Numbers)
{
    /// <summary>Reads comma-separated text with the columns <c>year</c>, <c>group</c>, <c>actual</c> and perhaps <c>division</c>; every problem names row and column.</summary>
    /// <param name="text">The table, header first.</param>
    /// <param name="file">Its name, for messages.</param>
    public static Result<ActualTable> Read(string text, string file)
    {
        var problems = new List<Problem>();
        var table = new AssumptionTable(text, file, problems);
        var (division, year) = (table.Column(["division", "place", "行政区划代码"], optional: true), table.Column(["year", "年份", "年"]));
        var (group, actual) = (table.Column(["group", "年龄组"]), table.Column(["actual", "实际数"]));
        var numbers = ImmutableArray.CreateBuilder<(string, int, string, double)>();
        foreach (var row in problems.Count > 0 ? [] : table.Rows)
        {
            var value = table.Number(row, actual);
            problems.AddRange(value < 0 ? [ForecastProblems.NegativeActual(value, table.At(row, actual))] : []);
            numbers.Add((table.Text(row, division), (int)table.Number(row, year), table.Text(row, group), value));
        }

        problems.AddRange(problems.Count > 0 ? [] : Splits(numbers, at => table.At(table.Rows[at], division)));
        return problems.Count > 0 ? Result<ActualTable>.Failure([.. problems]) : Result<ActualTable>.Success(new ActualTable(numbers.ToImmutable()));
    }

    /// <summary>Divisions that are gone in the next year while others have appeared: a territory was divided or joined, and the numbers do not compare.</summary>
    private static IEnumerable<Problem> Splits(ImmutableArray<(string Division, int Year, string Group, double Actual)>.Builder numbers, Func<int, SourceLocation> at)
    {
        var years = numbers.Index().GroupBy(number => number.Item.Year).OrderBy(year => year.Key).Select(year => year.ToLookup(number => number.Item.Division, number => number.Index, StringComparer.Ordinal)).ToList();
        foreach (var (before, after) in years.Zip(years.Skip(1)))
        {
            var (gone, come) = (before.Where(division => !after.Contains(division.Key)).ToList(), after.Where(division => !before.Contains(division.Key)).ToList());
            foreach (var (division, appeared) in gone.Count > 0 && come.Count > 0 ? gone.Select(one => (one, false)).Concat(come.Select(one => (one, true))) : [])
            {
                yield return ForecastProblems.TerritoryChanged(division.Key, appeared, at(division.First()));
            }
        }
    }

    /// <summary>The forecasts of runs beside what came. A base population was known and is not scored.</summary>
    /// <param name="runs">Kept runs; each is scored with the numbers of its own division.</param>
    public IEnumerable<ScoredNumber> Score(IEnumerable<KeptRun> runs) =>
        from run in runs
        from known in Numbers
        where (known.Division.Length == 0 || string.Equals(known.Division, run.Plan.Division, StringComparison.Ordinal)) && IsAhead(run, known.Year, known.Group)
        let band = run.Of(known.Year, known.Group)
        where band is not null
        select new ScoredNumber(
            run.Plan.Division, known.Year - run.BaseYear + (IsFlow(known.Group) ? 1 : 0), known.Group, band.Value.Median, band.Value.Within80, band.Value.Within95, known.Actual);

    /// <summary>How forecasts of one series had turned out by a year: populations ahead of their base, as far as forecast and number are positive.</summary>
    /// <param name="runs">Kept runs; each is judged by the numbers of its own division.</param>
    /// <param name="series">The series, a population.</param>
    /// <param name="until">Nothing that came later enters.</param>
    public IEnumerable<Outcome> Outcomes(IEnumerable<KeptRun> runs, string series, int until) =>
        from run in runs
        from known in Numbers
        where known.Group == series && known.Year > run.BaseYear && known.Year <= until && known.Actual > 0
            && (known.Division.Length == 0 || string.Equals(known.Division, run.Plan.Division, StringComparison.Ordinal))
        let median = run.Of(known.Year, series)?.Median ?? 0
        where median > 0
        select new Outcome(run.Plan.Division, run.BaseYear, known.Year - run.BaseYear, median, known.Actual);

    private static bool IsFlow(string group) => group is "births" or "deaths";

    /// <summary>Births and deaths of the year that starts at the base were still ahead; the population was not.</summary>
    private static bool IsAhead(KeptRun run, int year, string group) => IsFlow(group) ? year >= run.BaseYear : year > run.BaseYear;
}
