using System.Collections.Immutable;
using System.Globalization;

namespace Anyu.Kernel;

/// <summary>Reads the rows of a working calendar; one reading reports every row that cannot be right.</summary>
internal static class WorkingCalendarReader
{
    private const string HorizonMark = "# horizon: ";
    private const int Fields = 4;

    public static Result<WorkingCalendar> Read(string path, string text)
    {
        var rows = text.Split('\n');
        if (Horizon(rows) is not { Start: { } first, End: { } last })
        {
            return Result<WorkingCalendar>.Failure(KernelProblems.CalendarHorizon(new SourceLocation(path)));
        }

        var days = new Dictionary<DateOnly, SpecialDay>();
        var problems = ImmutableArray.CreateBuilder<Problem>();
        foreach (var (index, row) in rows.Index().Where(line => line.Item.Length > 0 && line.Item[0] != '#'))
        {
            if (ReadRow(row) is not { } day || day.On < first || day.On > last || !days.TryAdd(day.On, day))
            {
                problems.Add(KernelProblems.CalendarRow(new SourceLocation(path, index + 1), row));
            }
        }

        return problems.Count == 0
            ? Result<WorkingCalendar>.Success(new WorkingCalendar(first, last, days.Values))
            : Result<WorkingCalendar>.Failure(problems.ToImmutable());
    }

    private static DateInterval? Horizon(string[] rows) =>
        rows.FirstOrDefault(row => row.StartsWith(HorizonMark, StringComparison.Ordinal)) is { } row
        && DateInterval.TryParse(row[HorizonMark.Length..], out var horizon, out _) ? horizon : null;

    /// <summary>The row's day; null when it is malformed, or makes a working day of a weekday, which is one anyway.</summary>
    private static SpecialDay? ReadRow(string row)
    {
        var fields = row.Split(',');
        if (fields.Length != Fields
            || !DateOnly.TryParseExact(fields[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
            || fields[2].Length == 0 || fields[3].Length == 0)
        {
            return null;
        }

        var isWeekend = on.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        return fields[1] switch
        {
            "holiday" => new SpecialDay(on, SpecialDayKind.Holiday, new(fields[2], fields[3])),
            "workday" when isWeekend => new SpecialDay(on, SpecialDayKind.Workday, new(fields[2], fields[3])),
            _ => null,
        };
    }
}
