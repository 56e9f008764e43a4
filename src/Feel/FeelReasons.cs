namespace Anyu.Feel;

/// <summary>
/// Reserved entries of <see cref="FeelValue.Missing"/> that name no fact: the facts are there, but the operation has no value for them.
/// Such a result is unknown, never a made-up number and never an exception; a person must look at the rule or the facts.
/// </summary>
public static class FeelReasons
{
    /// <summary>A divisor turned out to be zero.</summary>
    public const string DivisionByZero = "division by zero";

    /// <summary>A number left the range of a 28-digit decimal, or a digit count left 0 to 20.</summary>
    public const string NumberRange = "number out of range";

    /// <summary>A date left the years 1 to 9999, or its parts name no day of the calendar.</summary>
    public const string DateRange = "date out of range";

    /// <summary>A count of working days left the working calendar, whose holidays are announced a year at a time.</summary>
    public const string CalendarRange = "beyond the working calendar";

    /// <summary>More than one row of a table with hit policy unique fits.</summary>
    public const string TableOverlap = "more than one row fits";

    /// <summary>Whether the entry names a reason rather than a fact.</summary>
    public static bool IsReason(string missing) => missing is DivisionByZero or NumberRange or DateRange or CalendarRange or TableOverlap;
}
