using System.Runtime.CompilerServices;
using Anyu.Kernel;

namespace Anyu.Feel;

/// <summary>Decimals of 28 digits, row by row, with the rows that have no result.</summary>
internal static class ExactKernels
{
    public static void Pair(ColumnOp op, decimal[] target, decimal[] a, decimal[] b, ulong[] failed, int rows)
    {
        Array.Clear(failed);
        for (var i = 0; i < rows; i++)
        {
            try
            {
                target[i] = Of(op, a[i], b[i]);
            }
            catch (ArithmeticException)
            {
                (target[i], failed[i / 64]) = (0, failed[i / 64] | (1UL << (i % 64)));
            }
        }
    }

    public static void Test(ColumnOp op, ulong[] target, decimal[] a, decimal[] b, int rows)
    {
        Array.Clear(target);
        for (var i = 0; i < rows; i++)
        {
            if (op == ColumnOp.Less ? a[i] < b[i] : a[i] == b[i])
            {
                target[i / 64] |= 1UL << (i % 64);
            }
        }
    }

    public static void Select(decimal[] target, ulong[] mask, decimal[] a, decimal[] b)
    {
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = (mask[i / 64] & (1UL << (i % 64))) != 0 ? a[i] : b[i];
        }
    }

    public static void Single(ColumnOp op, decimal[] target, decimal[] a, int k)
    {
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = op == ColumnOp.ExactFloor ? decimal.Floor(a[i]) : Math.Round(a[i], k, MidpointRounding.AwayFromZero);
        }
    }

    public static void Truncate(long[] target, decimal[] a, long most)
    {
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = (long)Math.Clamp(decimal.Truncate(a[i]), -most, most);
        }
    }

    public static void FromInt(decimal[] target, int[] a, int decimals)
    {
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = a[i] / PowersOfTen.Decimal(decimals);
        }
    }

    public static void FromLong(decimal[] target, long[] a, int decimals)
    {
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = a[i] / PowersOfTen.Decimal(decimals);
        }
    }

    private static decimal Of(ColumnOp op, decimal a, decimal b) => op switch
    {
        ColumnOp.Add => a + b,
        ColumnOp.Subtract => a - b,
        ColumnOp.Multiply => a * b,
        ColumnOp.ExactPercent => a * b / 100m,
        ColumnOp.ExactDivide => a / b,
        ColumnOp.Min => Math.Min(a, b),
        _ => Math.Max(a, b),
    };
}

/// <summary>Functions of dates that are worked out row by row, as the walker does.</summary>
internal static class DateLanes
{
    public static void Run(DateLane lane, int[] target, int[] dates, int[] amounts, ulong[] failed, int rows)
    {
        Array.Clear(failed);
        for (var i = 0; i < rows; i++)
        {
            var date = Compute(lane, dates[i], amounts[i]);
            target[i] = date ?? 0;
            if (date is null)
            {
                failed[i / 64] |= 1UL << (i % 64);
            }
        }
    }

    /// <summary>The day number; null where the calendar has none.</summary>
    public static int? Compute(DateLane lane, int day, int amount)
    {
        if (lane.Function == FeelFunction.Date)
        {
            var (year, month, dayOfMonth) = (day >> DateParts.YearShift, (day & DateParts.MonthDayBits) >> DateParts.MonthShift, day & DateParts.DayBits);
            return year is >= 1 and <= 9999 && month is >= 1 and <= 12 && dayOfMonth >= 1 && dayOfMonth <= DateTime.DaysInMonth(year, month)
                ? new DateOnly(year, month, dayOfMonth).DayNumber
                : null;
        }

        if (day < 0 || day > DateOnly.MaxValue.DayNumber)
        {
            return null;
        }

        var date = DateOnly.FromDayNumber(day);
        return lane.Function switch
        {
            FeelFunction.AddDays => (long)day + amount is >= 0 and var later && later <= DateOnly.MaxValue.DayNumber ? (int)later : null,
            FeelFunction.AddMonths or FeelFunction.AddYears => Later(date, amount, lane.LeapDayOnFeb28),
            FeelFunction.StartOfYear => new DateOnly(date.Year, 1, 1).DayNumber,
            FeelFunction.EndOfYear => new DateOnly(date.Year, 12, 31).DayNumber,
            FeelFunction.StartOfMonth => day - date.Day + 1,
            _ => day - date.Day + DateTime.DaysInMonth(date.Year, date.Month),
        };
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int? Later(DateOnly date, int months, bool leapDayOnFeb28)
    {
        const int MonthsOfYear = 12;
        var last = ((9999 * MonthsOfYear) + MonthsOfYear) - ((date.Year * MonthsOfYear) + date.Month);
        var first = MonthsOfYear + 1 - ((date.Year * MonthsOfYear) + date.Month);
        return months < first || months > last ? null : Age.AddMonths(date, months, leapDayOnFeb28 ? LeapDayRule.Feb28 : LeapDayRule.Mar1).DayNumber;
    }
}
