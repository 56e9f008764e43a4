using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Register;

/// <summary>What the content says of imports by the page.</summary>
/// <param name="SecondPersonFrom">From how many rows another person confirms.</param>
/// <param name="DaysKept">For how many days a table that nobody imports is kept.</param>
internal sealed record ImportRules(int SecondPersonFrom, int DaysKept)
{
    private const string SecondPerson = "second-person-from";
    private const string Days = "days-kept";

    /// <summary>Reads the table; null when a rule is missing or is no number above nought.</summary>
    public static ImportRules? Of(IReadOnlyList<TableRow> rows, ProblemSink sink)
    {
        var (second, days) = (Number(rows, SecondPerson, sink), Number(rows, Days, sink));
        return second is null || days is null ? null : new ImportRules(second.Value, days.Value);
    }

    private static int? Number(IReadOnlyList<TableRow> rows, string rule, ProblemSink sink)
    {
        var row = rows.FirstOrDefault(row => row[0] == rule);
        if (row is not null && int.TryParse(row[1], NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0)
        {
            return value;
        }

        sink.Add(RegisterProblems.ImportRule(new SourceLocation("register/imports.csv", row?.Number ?? 0), rule));
        return null;
    }
}
