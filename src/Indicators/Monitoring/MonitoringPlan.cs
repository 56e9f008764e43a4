using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>How often a form is reported.</summary>
public enum ReportFrequency
{
    /// <summary>月报.</summary>
    Monthly,

    /// <summary>季报: stocks alone, dated at the last month of the quarter.</summary>
    Quarterly,

    /// <summary>年报.</summary>
    Yearly,
}

/// <summary>A group of the population 人群; all together are everybody over the whole life course.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Article">The full address of the article it rests on, <c>document#article</c>; null where the grouping is our own.</param>
/// <param name="Ground">The article's sentence, verbatim; of our own grouping the reason for it.</param>
public sealed record PopulationGroup(string Id, Bilingual Label, string? Article, Bilingual Ground);

/// <summary>One number that a form asks for.</summary>
/// <param name="Series">The series.</param>
/// <param name="Cells">The part of it.</param>
/// <param name="Label">What people call it.</param>
public sealed record FormField(Series Series, Cells Cells, Bilingual Label);

/// <summary>A form 报表 that monitoring points report: counts of series, how often, until when.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Frequency">How often.</param>
/// <param name="DueDays">The days after the end of the period until it is due, at least 1.</param>
/// <param name="IsWorkingDays">Whether these are working days.</param>
/// <param name="Levels">The levels of places that may report it.</param>
/// <param name="Fields">What it asks for.</param>
/// <param name="Groups">The ids of the groups that it carries.</param>
public sealed record MonitoringForm(
    string Id, Bilingual Label, ReportFrequency Frequency, int DueDays, bool IsWorkingDays, ImmutableArray<PlaceLevel> Levels, ImmutableArray<FormField> Fields, ImmutableArray<string> Groups)
{
    private const int MonthsInYear = 12;

    /// <summary>How many months one period has.</summary>
    public int Months => Frequency switch { ReportFrequency.Monthly => 1, ReportFrequency.Quarterly => 3, _ => MonthsInYear };

    /// <summary>The period that a month ends, as its counts are dated; null where the month ends none.</summary>
    public Period? Ending(Month month) => month.Number % Months != 0 ? null : Frequency == ReportFrequency.Yearly ? Period.OfYear(month.Year) : Period.OfMonth(month);

    /// <summary>Whether a period is one of the form's.</summary>
    public bool Has(Period period) => Ending(period.Last) == period;

    /// <summary>The day by which the report of a period is due; null with <c>KRN-0019</c> where the calendar does not reach so far.</summary>
    public (DateOnly? Due, Problem? Unknown) DueOf(Period period, WorkingCalendar? calendar)
    {
        var end = period.Last.LastDay;
        if (!IsWorkingDays)
        {
            return (end.AddDays(DueDays), null);
        }

        return calendar is null ? (null, IndicatorProblems.NoCalendar()) : calendar.TryAddWorkingDays(end, DueDays, out var due, out var unknown) ? (due, null) : (null, unknown);
    }
}

/// <summary>What <c>content/monitoring</c> says: the groups of the population and the forms that carry them.</summary>
/// <param name="Groups">The groups, in the order of the file.</param>
/// <param name="Forms">The forms, in the order of the file.</param>
/// <param name="IsConfirmed">Whether somebody with authority has confirmed them.</param>
public sealed record MonitoringPlan(ImmutableArray<PopulationGroup> Groups, ImmutableArray<MonitoringForm> Forms, bool IsConfirmed)
{
    /// <summary>No group and no form.</summary>
    public static MonitoringPlan None { get; } = new([], [], false);

    /// <summary>The form of an id; null when there is none.</summary>
    public MonitoringForm? Form(string id) => Forms.FirstOrDefault(f => f.Id == id);

    /// <summary>The forms that carry a group.</summary>
    public IEnumerable<MonitoringForm> Carrying(string group) => Forms.Where(f => f.Groups.Contains(group, StringComparer.Ordinal));
}
