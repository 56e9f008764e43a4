using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>Where a report stands on a day, by its due day alone.</summary>
public enum ReportState
{
    /// <summary>It came by its due day.</summary>
    OnTime,

    /// <summary>It came after its due day.</summary>
    Late,

    /// <summary>It has not come and its due day is past.</summary>
    Missing,

    /// <summary>It has not come and is not due yet.</summary>
    NotYetDue,

    /// <summary>The due day is not known: the calendar does not reach so far.</summary>
    DueUnknown,
}

/// <summary>What was sent at once for a report.</summary>
/// <param name="DataSet">The data set that holds the counts.</param>
/// <param name="IsReport">Whether the point sent it itself; else a table brought it.</param>
/// <param name="On">The day it came.</param>
/// <param name="By">Who sent it.</param>
/// <param name="Values">The number of each field; null where it was not among them.</param>
/// <param name="Note">Of a correction the reason.</param>
public sealed record ReportSent(string DataSet, bool IsReport, DateOnly On, string By, ImmutableArray<long?> Values, string Note);

/// <summary>What one field of a report says beside what is known otherwise.</summary>
/// <param name="Field">The field.</param>
/// <param name="Reported">What stands now; null where it has not come.</param>
/// <param name="Other">What the records or another table say; null where nothing does.</param>
/// <param name="FromRecords">Whether the other was counted from records here.</param>
public sealed record FieldCheck(FormField Field, long? Reported, long? Other, bool FromRecords)
{
    /// <summary>Whether the two can be compared.</summary>
    public bool IsCompared => Reported is not null && Other is not null;
}

/// <summary>
/// A report that a point owes for a period: due when, come when, agreeing with what. It has come when every field of the form has a count for that place and period in the ledger, whether
/// the point sent it or a table brought it; counts from the records here are what it is held against, never a report.
/// </summary>
/// <param name="Point">The point.</param>
/// <param name="Form">The form.</param>
/// <param name="Period">The period.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Due">The day by which it is due; null where it is not known.</param>
/// <param name="Unknown">Why the due day is not known.</param>
/// <param name="Received">The day on which the last missing field came; null while some is missing.</param>
/// <param name="DaysLate">Days after the due day until it came, or until today while it is missing; 0 otherwise.</param>
/// <param name="Sent">All that was sent, the oldest first.</param>
/// <param name="Checks">Each field beside what is known otherwise.</param>
/// <param name="Synthetic">Whether made-up numbers entered.</param>
public sealed record OwedReport(
    MonitoringPoint Point, MonitoringForm Form, Period Period, ReportState State, DateOnly? Due, Problem? Unknown, DateOnly? Received, int DaysLate, ImmutableArray<ReportSent> Sent, ImmutableArray<FieldCheck> Checks, bool Synthetic)
{
    /// <summary>Whether it counts among reports due: it came, or its due day is past.</summary>
    public bool IsDue => State is ReportState.OnTime or ReportState.Late or ReportState.Missing;

    /// <summary>How many fields have come.</summary>
    public int FieldsCome => Checks.Count(c => c.Reported is not null);

    internal static OwedReport Of(MonitoringPoint point, MonitoringForm form, Period period, ILookup<CountKey, CameCount> came, WorkingCalendar? calendar, DateOnly today)
    {
        var counts = form.Fields.Select(f => came[new CountKey(f.Series.Id, point.Place, period, f.Cells)].ToList()).ToList();
        var reported = counts.Select(c => c.Where(x => !x.IsCounted).ToList()).ToList();
        DateOnly? received = reported.TrueForAll(r => r.Count > 0) ? reported.Max(r => r[0].On) : null;
        var (due, unknown) = form.DueOf(period, calendar);
        var (state, late) = Decide(due, received, today);
        var sent = reported.SelectMany(r => r).GroupBy(c => c.DataSet, StringComparer.Ordinal).Select(g => g.First()).OrderBy(c => c.On).Select(c => new ReportSent(
            c.DataSet, c.Mapping == DataSet.Report, c.On, c.By, [.. reported.Select(r => r.LastOrDefault(x => x.DataSet == c.DataSet)?.Value)], c.Note)).ToImmutableArray();
        return new(point, form, period, state, due, unknown, received, late, sent, [.. form.Fields.Zip(counts, Check)], counts.Exists(c => c.Exists(x => x.Synthetic)));
    }

    internal static (ReportState State, int DaysLate) Decide(DateOnly? due, DateOnly? received, DateOnly today) => (due, received) switch
    {
        (null, _) => (ReportState.DueUnknown, 0),
        ({ } by, { } on) => on <= by ? (ReportState.OnTime, 0) : (ReportState.Late, on.DayNumber - by.DayNumber),
        ({ } by, null) => today <= by ? (ReportState.NotYetDue, 0) : (ReportState.Missing, today.DayNumber - by.DayNumber),
    };

    /// <summary>What stands in the ledger, against the records here, or else against what came the other way: a table beside a report, a report beside a table.</summary>
    private static FieldCheck Check(FormField field, List<CameCount> counts)
    {
        var (own, records) = (counts.FindLast(c => !c.IsCounted), counts.FindLast(c => c.IsCounted));
        var beside = own is null ? null : counts.FindLast(c => !c.IsCounted && c.Mapping == DataSet.Report != (own.Mapping == DataSet.Report));
        return new(field, own?.Value, (records ?? beside)?.Value, records is not null);
    }
}
