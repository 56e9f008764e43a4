namespace Anyu.Casework;

/// <summary>The working calendar as clocks read it. Behind its last day it answers nothing rather than guess.</summary>
public interface IWorkDays
{
    /// <summary>The last day it knows.</summary>
    DateOnly Horizon { get; }

    /// <summary>Whether work is done on that day; null behind the horizon.</summary>
    bool? IsWorkDay(DateOnly day);
}

/// <summary>Counting on the working calendar. The first day is not counted (民法典 art. 201), and a calendar limit that ends on a day off ends on the next working day (art. 203).</summary>
internal static class WorkDayCount
{
    /// <summary>The day on which that many working days have passed; null behind the horizon.</summary>
    public static DateOnly? Add(this IWorkDays calendar, DateOnly from, int days)
    {
        for (var day = from; days > 0;)
        {
            day = day.AddDays(1);
            if (calendar.IsWorkDay(day) is not { } works)
            {
                return null;
            }

            days -= works ? 1 : 0;
            from = day;
        }

        return from;
    }

    /// <summary>The last day of a limit in calendar days; null behind the horizon.</summary>
    public static DateOnly? AddCalendarDays(this IWorkDays calendar, DateOnly from, int days)
    {
        for (var day = from.AddDays(days); ; day = day.AddDays(1))
        {
            if (calendar.IsWorkDay(day) is not { } works)
            {
                return null;
            }

            if (works)
            {
                return day;
            }
        }
    }

    /// <summary>How many working days lie behind the first day up to the second, both within the horizon.</summary>
    public static int? Between(this IWorkDays calendar, DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            if (calendar.IsWorkDay(day) is not { } works)
            {
                return null;
            }

            count += works ? 1 : 0;
        }

        return count;
    }
}
