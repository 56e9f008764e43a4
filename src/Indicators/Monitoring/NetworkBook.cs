using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Indicators;

/// <summary>Everything known of the monitoring network of a place on a day: points, who reports, what came.</summary>
/// <param name="Plan">Groups and forms.</param>
/// <param name="Points">The points, ended ones too.</param>
/// <param name="Reporters">The reporters by post.</param>
/// <param name="Reports">What each point owed and what came of it, the latest period first.</param>
public sealed record NetworkBook(MonitoringPlan Plan, ImmutableArray<MonitoringPoint> Points, ImmutableDictionary<Guid, Reporter> Reporters, ImmutableArray<OwedReport> Reports)
{
    /// <summary>How far back reports are looked at, in months.</summary>
    public const int MonthsBack = 24;

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(NetworkBook));

    /// <summary>Reads it; the scope stands in the query.</summary>
    /// <param name="unit">A unit.</param>
    /// <param name="plan">Groups and forms.</param>
    /// <param name="scope">The places.</param>
    /// <param name="calendar">The working calendar; null where there is none.</param>
    /// <param name="today">The day in China.</param>
    public static async Task<NetworkBook> Read(UnitOfWork unit, MonitoringPlan plan, PlaceRange scope, WorkingCalendar? calendar, DateOnly today)
    {
        var points = await Indicators.Points.Inside(unit, scope);
        var first = Month.Of(today).AddMonths(-MonthsBack);
        var came = (await unit.Query<CameRow>(Sql["came"], new { ScopeFrom = scope.From, ScopeTo = scope.To, Year = first.ToString()[..4] }))
            .Select(row => row.Count()).ToLookup(c => c.Key);
        var reporters = await Reporter.Of(unit, points.Select(p => p.Reporter).OfType<Guid>());
        return new(plan, points, reporters, [.. points.SelectMany(p => Owed(plan, p, first, today).Select(o => OwedReport.Of(p, o.Form, o.Period, came, calendar, today)))]);
    }

    /// <summary>Who reports for a point; null when it has ended or its post is gone.</summary>
    public Reporter? ReporterOf(MonitoringPoint point) => point.Reporter is { } post ? Reporters.GetValueOrDefault(post) : null;

    /// <summary>What a point owes: each period of its forms that ended while it was there, the latest first.</summary>
    internal static IEnumerable<(MonitoringForm Form, Period Period)> Owed(MonitoringPlan plan, MonitoringPoint point, Month first, DateOnly today)
    {
        var last = point.Until is { } until && until < today ? until.AddDays(1) : today;
        foreach (var form in point.Forms.Select(plan.Form).OfType<MonitoringForm>())
        {
            for (var month = Month.Of(today); month >= first; month = month.AddMonths(-1))
            {
                if (form.Ending(month) is { } period && month.LastDay < last && month.LastDay >= point.Since)
                {
                    yield return (form, period);
                }
            }
        }
    }
}

/// <summary>One count that came for a place, as it stands in the ledger.</summary>
/// <param name="Key">Where it stands.</param>
/// <param name="Value">The number.</param>
/// <param name="DataSet">Its data set.</param>
/// <param name="Mapping">How it came: <see cref="DataSet.Report"/>, <see cref="DataSet.Register"/>, <see cref="DataSet.Casework"/> or a table's mapping.</param>
/// <param name="On">The day it came.</param>
/// <param name="By">Who sent it.</param>
/// <param name="Synthetic">Whether it is made up.</param>
/// <param name="Note">Of a correction the reason.</param>
internal sealed record CameCount(CountKey Key, long Value, string DataSet, string Mapping, DateOnly On, string By, bool Synthetic, string Note)
{
    public bool IsCounted => Mapping is Indicators.DataSet.Register or Indicators.DataSet.Casework;
}

/// <summary>A count that came, as a row.</summary>
internal sealed class CameRow
{
    public required string Series { get; init; }

    public required string Place { get; init; }

    public required string Period { get; init; }

    public required string Cells { get; init; }

    public required long Value { get; init; }

    public required string DataSet { get; init; }

    public required string Mapping { get; init; }

    public required DateOnly ImportedOn { get; init; }

    public required string ImportedBy { get; init; }

    public required bool Synthetic { get; init; }

    public string? Note { get; init; }

    public CameCount Count() => new(new CountKey(Series, PlaceCode.Parse(Place), Indicators.Period.Read(Period)!.Value, Indicators.Cells.Parse(Cells)), Value, DataSet, Mapping, ImportedOn, ImportedBy, Synthetic, Note ?? "");
}
