using System.Collections.Immutable;

namespace Anyu.Casework;

/// <summary>Computes the dates of a legal clock. A limit behind the horizon of the calendar has no date, and the clock says so.</summary>
internal static class LegalClock
{
    /// <summary>The clock of a step that begins on that day.</summary>
    public static ClockState Start(ClockDefinition definition, DateOnly today, IWorkDays calendar)
    {
        var law = Due(definition.Statutory, today, calendar);
        var promise = Due(definition.Promised, today, calendar);
        return new ClockState(today, law, promise, null, null, [], IsBeyond(definition, law, promise));
    }

    /// <summary>The clock running again: the days that were left when it stopped are counted from today.</summary>
    public static ClockState Resume(ClockDefinition definition, ClockState clock, DateOnly today, IWorkDays calendar)
    {
        var since = clock.PausedOn ?? today;
        var law = Shifted(definition.Statutory, clock.StatutoryDue, since, today, calendar);
        var promise = Shifted(definition.Promised, clock.PromisedDue, since, today, calendar);
        return clock with { PausedOn = null, Pause = null, StatutoryDue = law, PromisedDue = promise, BeyondHorizon = IsBeyond(definition, law, promise) };
    }

    /// <summary>The clock with the limit made longer.</summary>
    public static ClockState Extend(ClockDefinition definition, ClockState clock, ExtensionDefinition extension, IWorkDays calendar)
    {
        var law = Longer(clock.StatutoryDue, extension, calendar);
        var promise = Longer(clock.PromisedDue, extension, calendar);
        return clock with { StatutoryDue = law, PromisedDue = promise, Extended = clock.Extended.Add(extension.Id), BeyondHorizon = IsBeyond(definition, law, promise) };
    }

    /// <summary>The same clock when the calendar has grown; null when nothing became known. A clock that stood still or was extended is not computed anew.</summary>
    public static ClockState? Known(ClockDefinition definition, ClockState clock, IWorkDays calendar)
    {
        if (!clock.BeyondHorizon || clock.PausedOn is not null || !clock.Extended.IsEmpty)
        {
            return null;
        }

        var started = Start(definition, clock.Started, calendar);
        return started.BeyondHorizon ? null : started;
    }

    private static DateOnly? Due(LimitDefinition? limit, DateOnly from, IWorkDays calendar) =>
        limit is null ? null : limit.Working ? calendar.Add(from, limit.Days) : calendar.AddCalendarDays(from, limit.Days);

    private static DateOnly? Shifted(LimitDefinition? limit, DateOnly? due, DateOnly since, DateOnly today, IWorkDays calendar)
    {
        if (limit is null || due is not { } last)
        {
            return null;
        }

        if (!limit.Working)
        {
            return calendar.AddCalendarDays(today, Math.Max(0, last.DayNumber - since.DayNumber));
        }

        return calendar.Between(since, last) is { } left ? calendar.Add(today, left) : null;
    }

    private static DateOnly? Longer(DateOnly? due, ExtensionDefinition extension, IWorkDays calendar) =>
        due is not { } last ? null : extension.Working ? calendar.Add(last, extension.Days) : calendar.AddCalendarDays(last, extension.Days);

    private static bool IsBeyond(ClockDefinition definition, DateOnly? law, DateOnly? promise) =>
        (definition.Statutory is not null && law is null) || (definition.Promised is not null && promise is null);
}
