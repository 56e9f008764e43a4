using System.Globalization;

namespace Anyu.Kernel;

/// <summary>A day as people and tables write it.</summary>
public static class WrittenDay
{
    /// <summary>A date cell of a workbook is the number of days since 1899-12-30.</summary>
    private const int WorkbookEpochDays = 693_593;

    private static readonly string[] Forms = ["yyyy-MM-dd", "yyyyMMdd", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyy-M-d", "yyyy-MM-dd HH:mm:ss", "yyyy/M/d H:mm:ss"];

    /// <summary>The day that a cell of a table tells: in one of the usual forms, with a time of day or without, or as the number that a workbook keeps for a date from 1927 on; null for anything else.</summary>
    public static DateOnly? OfCell(string text) =>
        DateTime.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? DateOnly.FromDateTime(day)
        : text.Length == 5 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var serial) && serial >= 10_000 ? DateOnly.FromDayNumber(WorkbookEpochDays + serial)
        : null;
}
