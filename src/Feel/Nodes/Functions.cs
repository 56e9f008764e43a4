using Anyu.Kernel;

namespace Anyu.Feel;

/// <summary>The functions over known single values. None of them throws: what has no value is unknown for one of <see cref="FeelReasons"/>.</summary>
internal static class Functions
{
    private const int MaximumDigits = 20;
    private const int MaximumDays = 3_652_058;

    public static FeelValue Of(FeelFunction function, FeelValue a, FeelValue b, FeelValue c, IFeelHost host) => function switch
    {
        FeelFunction.Abs => FeelValue.Of(Math.Abs(a.AsNumber)),
        FeelFunction.Floor => FeelValue.Of(decimal.Floor(a.AsNumber)),
        FeelFunction.Ceiling => FeelValue.Of(decimal.Ceiling(a.AsNumber)),
        FeelFunction.Round => Round(a.AsNumber, b.AsNumber),
        FeelFunction.Date => Date(a.AsNumber, b.AsNumber, c.AsNumber),
        FeelFunction.AddDays or FeelFunction.AddMonths or FeelFunction.AddYears => Shift(function, a.AsDate, b.AsNumber, Rule(a.AsDate, host)),
        FeelFunction.AddWorkingDays => Math.Abs(b.AsNumber) > MaximumDays ? FeelValue.Unknown(FeelReasons.DateRange) : host.AddWorkingDays(a.AsDate, (int)b.AsNumber),
        FeelFunction.DaysBetween => FeelValue.Of(b.Magnitude - a.Magnitude),
        FeelFunction.MonthsBetween => FeelValue.Of((decimal)Age.CompletedMonths(a.AsDate, b.AsDate, Rule(a.AsDate, host))),
        FeelFunction.YearsBetween => FeelValue.Of((decimal)Age.CompletedYears(a.AsDate, b.AsDate, Rule(a.AsDate, host))),
        FeelFunction.Earlier => a.Magnitude <= b.Magnitude ? a : b,
        FeelFunction.Later => a.Magnitude >= b.Magnitude ? a : b,
        FeelFunction.IsWithin => FeelValue.Of(host.IsWithin(a.AsText, b.AsText)),
        _ => OfDate(function, a.AsDate),
    };

    /// <summary>Not applicable when any is, otherwise unknown for the reasons of all.</summary>
    public static FeelValue Missing(FeelValue a, FeelValue b, FeelValue c) =>
        a.Kind == FeelKind.NotApplicable || b.Kind == FeelKind.NotApplicable || c.Kind == FeelKind.NotApplicable
            ? FeelValue.NotApplicable
            : FeelValue.Unknown([.. a.Missing, .. b.Missing, .. c.Missing]);

    private static FeelValue OfDate(FeelFunction function, DateOnly date) => function switch
    {
        FeelFunction.YearOf => FeelValue.Of((decimal)date.Year),
        FeelFunction.MonthOf => FeelValue.Of((decimal)date.Month),
        FeelFunction.DayOf => FeelValue.Of((decimal)date.Day),
        FeelFunction.StartOfYear => FeelValue.Of(new DateOnly(date.Year, 1, 1)),
        FeelFunction.EndOfYear => FeelValue.Of(new DateOnly(date.Year, 12, 31)),
        FeelFunction.StartOfMonth => FeelValue.Of(new DateOnly(date.Year, date.Month, 1)),
        FeelFunction.EndOfMonth => FeelValue.Of(new DateOnly(date.Year, date.Month, DateTime.DaysInMonth(date.Year, date.Month))),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "Not a function of one date."),
    };

    /// <summary>The rule is asked for only where it can matter, so that answers name it only then.</summary>
    private static LeapDayRule Rule(DateOnly from, IFeelHost host) => from is { Month: 2, Day: 29 } && !host.LeapDayBirthdayOnFeb28 ? LeapDayRule.Mar1 : LeapDayRule.Feb28;

    private static FeelValue Round(decimal number, decimal digits) =>
        digits is < 0 or > MaximumDigits
            ? FeelValue.Unknown(FeelReasons.NumberRange)
            : FeelValue.Of(Math.Round(number, (int)digits, MidpointRounding.AwayFromZero));

    private static FeelValue Date(decimal year, decimal month, decimal day)
    {
        var exists = year is >= 1 and <= 9999 && month is >= 1 and < 13 && day >= 1
            && (int)day <= DateTime.DaysInMonth((int)year, (int)month);
        return exists ? FeelValue.Of(new DateOnly((int)year, (int)month, (int)day)) : FeelValue.Unknown(FeelReasons.DateRange);
    }

    private static FeelValue Shift(FeelFunction function, DateOnly from, decimal amount, LeapDayRule rule)
    {
        var limit = function switch { FeelFunction.AddDays => MaximumDays, FeelFunction.AddMonths => 119_988, _ => 9_998 };
        if (Math.Abs(amount) > limit)
        {
            return FeelValue.Unknown(FeelReasons.DateRange);
        }

        try
        {
            var whole = (int)amount;
            return FeelValue.Of(function switch
            {
                FeelFunction.AddDays => from.AddDays(whole),
                FeelFunction.AddMonths => Age.AddMonths(from, whole, rule),
                _ => Age.AddYears(from, whole, rule),
            });
        }
        catch (ArgumentOutOfRangeException)
        {
            return FeelValue.Unknown(FeelReasons.DateRange);
        }
    }
}
