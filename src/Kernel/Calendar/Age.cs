namespace Anyu.Kernel;

/// <summary>
/// Completed years and months of life 周岁、满月龄, and the date arithmetic behind them.
/// A month is completed on the same day of a later month; where that day does not exist, on the last day of that month
/// (31 January + 1 month = 28 or 29 February). Only the yearly anniversary of 29 February follows <see cref="LeapDayRule"/>.
/// The number itself is included by 满、以上、届满 and excluded by 不满、未满 (Civil Code art. 1259): compare completed units with
/// <c>&gt;=</c> and <c>&lt;</c>. The rule of criminal law that a year of life is completed on the day after the birthday is not applied.
/// All dates are calendar days in China Standard Time, never instants.
/// </summary>
public static class Age
{
    private const int MonthsPerYear = 12;

    /// <summary>The day on which <paramref name="months"/> months have passed since <paramref name="from"/>.</summary>
    /// <param name="from">The day counted from, not clamped.</param>
    /// <param name="months">Months; negative goes back.</param>
    /// <param name="rule">Where the yearly anniversary of 29 February falls.</param>
    /// <exception cref="ArgumentOutOfRangeException">The result would leave the years 1 to 9999.</exception>
    public static DateOnly AddMonths(DateOnly from, int months, LeapDayRule rule)
    {
        var clamped = from.AddMonths(months);
        var lostLeapDay = from is { Month: 2, Day: 29 } && months % MonthsPerYear == 0 && clamped.Day == 28;
        return lostLeapDay && rule == LeapDayRule.Mar1 ? clamped.AddDays(1) : clamped;
    }

    /// <summary>The day on which <paramref name="years"/> years have passed since <paramref name="from"/>.</summary>
    /// <param name="from">The day counted from.</param>
    /// <param name="years">Years; negative goes back.</param>
    /// <param name="rule">Where the anniversary of 29 February falls.</param>
    /// <exception cref="ArgumentOutOfRangeException">The result would leave the years 1 to 9999.</exception>
    public static DateOnly AddYears(DateOnly from, int years, LeapDayRule rule)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(years, DateOnly.MaxValue.Year);
        ArgumentOutOfRangeException.ThrowIfLessThan(years, -DateOnly.MaxValue.Year);
        return AddMonths(from, years * MonthsPerYear, rule);
    }

    /// <summary>Completed months between two days: the greatest n with <c>AddMonths(from, n) &lt;= to</c>; negative when <paramref name="to"/> is earlier.</summary>
    /// <param name="from">The first day, such as the day of birth.</param>
    /// <param name="to">The day asked.</param>
    /// <param name="rule">Where the yearly anniversary of 29 February falls.</param>
    public static int CompletedMonths(DateOnly from, DateOnly to, LeapDayRule rule)
    {
        var months = ((to.Year - from.Year) * MonthsPerYear) + to.Month - from.Month;
        return IsReached(from, months, to, rule) ? months : months - 1;
    }

    /// <summary>Completed years between two days 周岁: the greatest n with <c>AddYears(from, n) &lt;= to</c>; negative when <paramref name="to"/> is earlier.</summary>
    /// <param name="from">The first day, such as the day of birth.</param>
    /// <param name="to">The day asked.</param>
    /// <param name="rule">Where the anniversary of 29 February falls.</param>
    public static int CompletedYears(DateOnly from, DateOnly to, LeapDayRule rule)
    {
        var years = to.Year - from.Year;
        return IsReached(from, years * MonthsPerYear, to, rule) ? years : years - 1;
    }

    private static bool IsReached(DateOnly from, int months, DateOnly to, LeapDayRule rule) => AddMonths(from, months, rule) <= to;
}
