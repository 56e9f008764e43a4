namespace Anyu.Feel;

/// <summary>The functions of policy mode; their names in expressions begin with a lower-case letter (docs/content-format.md §4).</summary>
public enum FeelFunction
{
    /// <summary>How many members a list has; members that are not applicable do not count.</summary>
    Count,

    /// <summary>The sum of numbers of one unit; of none it is 0. Members that are not applicable add nothing.</summary>
    Sum,

    /// <summary>The least number or earliest date; of none it is not applicable.</summary>
    Min,

    /// <summary>The greatest number or latest date; of none it is not applicable.</summary>
    Max,

    /// <summary>The absolute value.</summary>
    Abs,

    /// <summary>The greatest whole number not above.</summary>
    Floor,

    /// <summary>The least whole number not below.</summary>
    Ceiling,

    /// <summary>Rounded to so many digits (0 to 20), halves away from zero, as FEEL's <c>round half up</c>.</summary>
    Round,

    /// <summary>The date of a year, month and day.</summary>
    Date,

    /// <summary>So many calendar days later. Parts of a day are dropped.</summary>
    AddDays,

    /// <summary>So many months later; a day that the month lacks becomes its last.</summary>
    AddMonths,

    /// <summary>So many years later; 29 February by the host's leap-day rule.</summary>
    AddYears,

    /// <summary>The day on which so many working days after a date are complete; the date itself is not counted. Beyond the working calendar it is unknown.</summary>
    AddWorkingDays,

    /// <summary>Days from one date to another.</summary>
    DaysBetween,

    /// <summary>Completed months from one date to another.</summary>
    MonthsBetween,

    /// <summary>Completed years from one date to another.</summary>
    YearsBetween,

    /// <summary>The calendar year.</summary>
    YearOf,

    /// <summary>The month of the year, 1 to 12.</summary>
    MonthOf,

    /// <summary>The day of the month, 1 to 31.</summary>
    DayOf,

    /// <summary>1 January of the year.</summary>
    StartOfYear,

    /// <summary>31 December of the year.</summary>
    EndOfYear,

    /// <summary>The first day of the month.</summary>
    StartOfMonth,

    /// <summary>The last day of the month.</summary>
    EndOfMonth,

    /// <summary>The earlier of two dates.</summary>
    Earlier,

    /// <summary>The later of two dates.</summary>
    Later,

    /// <summary>Whether a place lies in another or is it.</summary>
    IsWithin,
}
