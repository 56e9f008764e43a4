using Anyu.Kernel;

namespace Anyu.Casework;

/// <summary>Computes the dates of a legal clock. A limit behind the horizon of the calendar has no date, and the clock says so.</summary>
internal static class LegalClock
{
    /// <summary>The clock of a step that begins on that day.</summary>
    public static ClockState Start(ClockDefinition definition, DateOnly today, WorkingCalendar calendar)
    {
        var law = Due(definition.Statutory, today, calendar);
        var promise = Due(definition.Promised, today, calendar);
        return new ClockState(today, law, promise, null, null, [], IsBeyond(definition, law, promise));
    }

    /// <summary>The clock running again: the days that were left when it stopped are counted from today.</summary>
    public static ClockState Resume(ClockDefinition definition, ClockState clock, DateOnly today, WorkingCalendar calendar)
    {
        var since = clock.PausedOn ?? today;
        var law = Shifted(definition.Statutory, clock.StatutoryDue, since, today, calendar);
        var promise = Shifted(definition.Promised, clock.PromisedDue, since, today, calendar);
        return clock with { PausedOn = null, Pause = null, StatutoryDue = law, PromisedDue = promise, BeyondHorizon = IsBeyond(definition, law, promise) };
    }

    /// <summary>The clock with the limit made longer.</summary>
    public static ClockState Extend(ClockDefinition definition, ClockState clock, ExtensionDefinition extension, WorkingCalendar calendar)
    {
        var law = Longer(clock.StatutoryDue, extension, calendar);
        var promise = Longer(clock.PromisedDue, extension, calendar);
        return clock with { StatutoryDue = law, PromisedDue = promise, Extended = clock.Extended.Add(extension.Id), BeyondHorizon = IsBeyond(definition, law, promise) };
    }

    /// <summary>The same clock when the calendar has grown; null when nothing became known. A clock that stood still or was extended is not computed anew.</summary>
    public static ClockState? Known(ClockDefinition definition, ClockState clock, WorkingCalendar calendar)
    {
        if (!clock.BeyondHorizon || clock.PausedOn is not null || !clock.Extended.IsEmpty)
        {
            return null;
        }

        var started = Start(definition, clock.Started, calendar);
        return started.BeyondHorizon ? null : started;
    }

    private static DateOnly? Due(LimitDefinition? limit, DateOnly from, WorkingCalendar calendar) =>
        limit is null ? null : Later(from, limit.Days, limit.Working, calendar);

    private static DateOnly? Shifted(LimitDefinition? limit, DateOnly? due, DateOnly since, DateOnly today, WorkingCalendar calendar)
    {
        if (limit is null || due is not { } last)
        {
            return null;
        }

        if (!limit.Working)
        {
            return Later(today, Math.Max(0, DayCount.Elapsed(since, last)), working: false, calendar);
        }

        return calendar.TryCountWorkingDays(since, last, out var left, out _) ? Later(today, Math.Max(0, left), working: true, calendar) : null;
    }

    private static DateOnly? Longer(DateOnly? due, ExtensionDefinition extension, WorkingCalendar calendar) =>
        due is { } last ? Later(last, extension.Days, extension.Working, calendar) : null;

    /// <summary>The last day of a limit: a limit in calendar days that ends on a day off ends on the next working day (民法典 art. 203). Null behind the horizon.</summary>
    private static DateOnly? Later(DateOnly from, int days, bool working, WorkingCalendar calendar)
    {
        var isKnown = working ? calendar.TryAddWorkingDays(from, days, out var day, out _) : calendar.TryOnOrAfter(from.AddDays(days), out day, out _);
        return isKnown ? day : null;
    }

    private static bool IsBeyond(ClockDefinition definition, DateOnly? law, DateOnly? promise) =>
        (definition.Statutory is not null && law is null) || (definition.Promised is not null && promise is null);
}
