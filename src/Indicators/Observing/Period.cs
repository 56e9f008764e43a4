using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>A period of whole months: a month, a year, or several years together. A stock is dated at the end of its period.</summary>
public readonly record struct Period : IComparable<Period>
{
    private const int MonthsInYear = 12;

    private Period(Month first, int months) => (First, Months) = (first, months);

    /// <summary>The first month.</summary>
    public Month First { get; }

    /// <summary>How many months.</summary>
    public int Months { get; }

    /// <summary>The last month.</summary>
    public Month Last => First.AddMonths(Months - 1);

    /// <summary>Whether it is one calendar year or several.</summary>
    public bool IsYears => First.Number == 1 && Months % MonthsInYear == 0;

    /// <summary>Whether it is one month.</summary>
    public bool IsMonth => Months == 1;

    /// <summary>How many years, for whole years.</summary>
    public int Years => Months / MonthsInYear;

    /// <summary>The year in which it ends.</summary>
    public int Year => Last.Year;

    /// <summary>One calendar year.</summary>
    public static Period OfYear(int year) => new(new Month(year, 1), MonthsInYear);

    /// <summary>The years up to and including one.</summary>
    public static Period OfYears(int years, int last) => new(new Month(last - years + 1, 1), years * MonthsInYear);

    /// <summary>One month.</summary>
    public static Period OfMonth(Month month) => new(month, 1);

    /// <summary>Reads <c>2023</c>, <c>2023-04</c> or <c>2021..2023</c>; null when it is none of them.</summary>
    public static Period? Read(string text)
    {
        var cut = text.IndexOf("..", StringComparison.Ordinal);
        if (cut > 0)
        {
            return Year4(text[..cut]) is { } from && Year4(text[(cut + 2)..]) is { } to && to >= from ? OfYears(to - from + 1, to) : null;
        }

        return Year4(text) is { } year ? OfYear(year) : Month.TryParse(text, out var month, out _) ? OfMonth(month) : null;
    }

    /// <summary>The months in it.</summary>
    public IEnumerable<Month> EachMonth()
    {
        for (var i = 0; i < Months; i++)
        {
            yield return First.AddMonths(i);
        }
    }

    /// <summary>The calendar years in it, for whole years.</summary>
    public IEnumerable<Period> EachYear() => Enumerable.Range(First.Year, Years).Select(OfYear);

    /// <inheritdoc/>
    public int CompareTo(Period other) => (First, Months).CompareTo((other.First, other.Months));

    /// <summary>Earlier, or shorter from the same month.</summary>
    public static bool operator <(Period left, Period right) => left.CompareTo(right) < 0;

    /// <summary>Earlier or the same.</summary>
    public static bool operator <=(Period left, Period right) => left.CompareTo(right) <= 0;

    /// <summary>Later, or longer from the same month.</summary>
    public static bool operator >(Period left, Period right) => left.CompareTo(right) > 0;

    /// <summary>Later or the same.</summary>
    public static bool operator >=(Period left, Period right) => left.CompareTo(right) >= 0;

    /// <summary><c>2023</c>, <c>2023-04</c> or <c>2021..2023</c>.</summary>
    public override string ToString() => (IsYears, Years) switch
    {
        (true, 1) => First.Year.ToString("D4", CultureInfo.InvariantCulture),
        (true, _) => string.Create(CultureInfo.InvariantCulture, $"{First.Year:D4}..{Last.Year:D4}"),
        _ when IsMonth => First.ToString(),
        _ => $"{First}..{Last}",
    };

    private static int? Year4(string text) =>
        text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and <= 2200 ? year : null;
}
