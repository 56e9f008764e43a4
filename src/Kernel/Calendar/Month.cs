using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Anyu.Kernel;

/// <summary>
/// A calendar month, such as the month an allowance is paid for. Written <c>2024-06</c>.
/// Range: 0001-01 to 9999-12. The default value is 0001-01.
/// </summary>
public readonly record struct Month : IComparable<Month>
{
    private const int PerYear = 12;
    private const int Last = (9999 * PerYear) - 1;
    private readonly int _sinceYearOne;

    /// <summary>The month of a year.</summary>
    /// <param name="year">1 to 9999.</param>
    /// <param name="number">1 (January) to 12.</param>
    /// <exception cref="ArgumentOutOfRangeException">Either is out of range.</exception>
    public Month(int year, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9999);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, PerYear);
        _sinceYearOne = ((year - 1) * PerYear) + number - 1;
    }

    private Month(int sinceYearOne) => _sinceYearOne = sinceYearOne;

    /// <summary>The year, 1 to 9999.</summary>
    public int Year => (_sinceYearOne / PerYear) + 1;

    /// <summary>The number of the month in its year, 1 to 12.</summary>
    public int Number => (_sinceYearOne % PerYear) + 1;

    /// <summary>The first day.</summary>
    public DateOnly FirstDay => new(Year, Number, 1);

    /// <summary>The last day, 28 to 31.</summary>
    public DateOnly LastDay => new(Year, Number, Days);

    /// <summary>How many days it has.</summary>
    public int Days => DateTime.DaysInMonth(Year, Number);

    /// <summary>The month in which a day lies.</summary>
    public static Month Of(DateOnly day) => new(day.Year, day.Month);

    /// <summary>Reads <c>yyyy-MM</c>.</summary>
    /// <param name="text">What the user wrote.</param>
    /// <param name="month">The month when it could be read.</param>
    /// <param name="problem"><c>KRN-0011</c> when it could not.</param>
    public static bool TryParse(string text, out Month month, [NotNullWhen(false)] out Problem? problem)
    {
        month = default;
        problem = DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
            ? null
            : KernelProblems.NotAMonth(text);
        if (problem is not null)
        {
            return false;
        }

        month = Of(first);
        return true;
    }

    /// <summary>The month a number of months later, or earlier when negative.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The result would leave the years 1 to 9999.</exception>
    public Month AddMonths(int months)
    {
        var moved = (long)_sinceYearOne + months;
        return moved is >= 0 and <= Last ? new Month((int)moved) : throw new ArgumentOutOfRangeException(nameof(months));
    }

    /// <summary>Months that pass until <paramref name="later"/>; negative when it is earlier.</summary>
    public int MonthsUntil(Month later) => later._sinceYearOne - _sinceYearOne;

    /// <summary>Whether a day lies in this month.</summary>
    public bool Contains(DateOnly day) => Of(day) == this;

    /// <inheritdoc/>
    public int CompareTo(Month other) => _sinceYearOne.CompareTo(other._sinceYearOne);

    /// <summary>Earlier than.</summary>
    public static bool operator <(Month left, Month right) => left.CompareTo(right) < 0;

    /// <summary>Earlier than or the same.</summary>
    public static bool operator <=(Month left, Month right) => left.CompareTo(right) <= 0;

    /// <summary>Later than.</summary>
    public static bool operator >(Month left, Month right) => left.CompareTo(right) > 0;

    /// <summary>Later than or the same.</summary>
    public static bool operator >=(Month left, Month right) => left.CompareTo(right) >= 0;

    /// <summary><c>2024-06</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Number:D2}");
}
