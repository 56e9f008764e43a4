using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Anyu.Kernel;

/// <summary>
/// Which days are working days 工作日: Monday to Friday, but for public holidays, and with the Saturdays and Sundays swapped for them (调休).
/// The notices appear a year at a time, so the calendar has a horizon; asked beyond it, it answers <c>KRN-0019</c> and never guesses.
/// Limits in working days leave out rest days and holidays (Administrative Licensing Law art. 82); the day of the event is not counted (Civil Code art. 201).
/// </summary>
public sealed class WorkingCalendar
{
    private readonly FrozenDictionary<DateOnly, SpecialDay> special;

    /// <summary>Every working day of the horizon, ascending: counting working days is arithmetic on positions.</summary>
    private readonly ImmutableArray<DateOnly> working;

    internal WorkingCalendar(DateOnly firstDay, DateOnly lastDay, IEnumerable<SpecialDay> days)
    {
        (FirstDay, LastDay) = (firstDay, lastDay);
        special = days.ToFrozenDictionary(day => day.On);
        working = [.. Enumerable.Range(firstDay.DayNumber, lastDay.DayNumber - firstDay.DayNumber + 1).Select(DateOnly.FromDayNumber).Where(IsWorked)];
    }

    /// <summary>The first day that the calendar knows.</summary>
    public DateOnly FirstDay { get; }

    /// <summary>The last day that the calendar knows.</summary>
    public DateOnly LastDay { get; }

    /// <summary>Reads a calendar from CSV, <c>date,kind,name,English name</c>, with its horizon in a line <c># horizon: first..last</c>.</summary>
    /// <param name="path">Path for messages, relative to the content root.</param>
    /// <param name="text">The content of the file.</param>
    /// <returns>The calendar, or <c>KRN-0017</c> for each row that cannot be right and <c>KRN-0018</c> when the horizon is missing.</returns>
    public static Result<WorkingCalendar> Read(string path, string text) => WorkingCalendarReader.Read(path, text);

    /// <summary>Whether the calendar knows a day.</summary>
    public bool Covers(DateOnly day) => day >= FirstDay && day <= LastDay;

    /// <summary>The holiday or swapped working day on a day; null when the day follows the week or lies beyond the horizon.</summary>
    public SpecialDay? SpecialDayOn(DateOnly day) => special.GetValueOrDefault(day);

    /// <summary>Whether a day is worked.</summary>
    /// <param name="day">A day that the calendar covers.</param>
    /// <exception cref="ArgumentOutOfRangeException">It does not: ask <see cref="Covers"/> first, or <see cref="TryIsWorkingDay"/>.</exception>
    public bool IsWorkingDay(DateOnly day) =>
        Covers(day) ? IsWorked(day) : throw new ArgumentOutOfRangeException(nameof(day), day, "The day lies beyond the horizon of the working calendar.");

    /// <summary>Whether a day is worked.</summary>
    /// <param name="day">Any day.</param>
    /// <param name="isWorking">The answer.</param>
    /// <param name="problem"><c>KRN-0019</c> when the day lies beyond the horizon.</param>
    public bool TryIsWorkingDay(DateOnly day, out bool isWorking, [NotNullWhen(false)] out Problem? problem)
    {
        problem = BeyondHorizon(day);
        isWorking = problem is null && IsWorked(day);
        return problem is null;
    }

    /// <summary>
    /// The day on which a number of working days is complete, counted from the day after <paramref name="from"/>:
    /// a limit of 5 working days from a Friday ends, in a week without holidays, on the Friday after.
    /// </summary>
    /// <param name="from">The day of the event, which is not counted, whether it is worked or not.</param>
    /// <param name="days">How many working days; 0 answers <paramref name="from"/> itself, a negative number counts backwards from the day before.</param>
    /// <param name="day">A working day, but for 0.</param>
    /// <param name="problem"><c>KRN-0019</c> when <paramref name="from"/> or the answer lies beyond the horizon.</param>
    public bool TryAddWorkingDays(DateOnly from, int days, out DateOnly day, [NotNullWhen(false)] out Problem? problem)
    {
        day = from;
        problem = BeyondHorizon(from);
        if (problem is not null || days == 0)
        {
            return problem is null;
        }

        var position = days > 0 ? WorkedThrough(from) + (long)days - 1 : WorkedBefore(from) + (long)days;
        if (position < 0 || position >= working.Length)
        {
            problem = KernelProblems.BeyondCalendar(from, days, FirstDay, LastDay);
            return false;
        }

        day = working[(int)position];
        return true;
    }

    /// <summary>The first working day on or after a day: a period that would end on a rest day ends then (Civil Code art. 203).</summary>
    /// <param name="day">The day looked from.</param>
    /// <param name="next">The same day when it is worked.</param>
    /// <param name="problem"><c>KRN-0019</c> when the day or the answer lies beyond the horizon.</param>
    public bool TryOnOrAfter(DateOnly day, out DateOnly next, [NotNullWhen(false)] out Problem? problem)
    {
        next = day;
        problem = BeyondHorizon(day);
        return problem is null && (IsWorked(day) || TryAddWorkingDays(day, 1, out next, out problem));
    }

    /// <summary>How many working days pass from one day to another: those after <paramref name="from"/> up to and with <paramref name="to"/>; negative backwards.</summary>
    /// <param name="from">The day of the event, which is not counted.</param>
    /// <param name="to">The day counted to.</param>
    /// <param name="days">The number; 0 for the same day.</param>
    /// <param name="problem"><c>KRN-0019</c> when either lies beyond the horizon.</param>
    public bool TryCountWorkingDays(DateOnly from, DateOnly to, out int days, [NotNullWhen(false)] out Problem? problem)
    {
        problem = BeyondHorizon(from) ?? BeyondHorizon(to);
        days = problem is not null ? 0 : to >= from ? WorkedThrough(to) - WorkedThrough(from) : WorkedBefore(to) - WorkedBefore(from);
        return problem is null;
    }

    private Problem? BeyondHorizon(DateOnly day) => Covers(day) ? null : KernelProblems.BeyondCalendar(day, 0, FirstDay, LastDay);

    private bool IsWorked(DateOnly day) =>
        special.TryGetValue(day, out var found) ? found.Kind == SpecialDayKind.Workday : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>How many working days of the horizon lie before a day.</summary>
    private int WorkedBefore(DateOnly day)
    {
        var at = working.BinarySearch(day);
        return at < 0 ? ~at : at;
    }

    private int WorkedThrough(DateOnly day) => WorkedBefore(day) + (IsWorked(day) ? 1 : 0);
}
