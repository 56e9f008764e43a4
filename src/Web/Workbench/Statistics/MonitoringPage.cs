using Anyu.Access;
using Anyu.Indicators;
using Anyu.Web.Indicators;

namespace Anyu.Web.Workbench;

/// <summary>What the pages of the monitoring network share: the plan, the day, and the words for where a report stands.</summary>
internal abstract class MonitoringPage(IndicatorShelf shelf) : StaffPage(shelf)
{
    /// <summary>The overview.</summary>
    protected const string Address = "/workbench/statistics/network";

    /// <summary>Groups and forms; none where the definitions cannot be read.</summary>
    protected MonitoringPlan Plan => Catalogue?.Monitoring ?? MonitoringPlan.None;

    /// <summary>The day in China.</summary>
    protected DateOnly Today => ChinaDay.Today(HttpContext.RequestServices.GetRequiredService<TimeProvider>());

    /// <summary>The place that the reader's post answers for.</summary>
    protected PlaceCode Home => PlaceCode.Parse(Actor.Scope.From);

    /// <summary>Whether the database holds nobody real.</summary>
    protected bool IsSynthetic => HttpContext.RequestServices.GetRequiredService<Installation>().Synthetic is not null;

    /// <summary>The network of a place.</summary>
    protected Task<NetworkBook> Network(PlaceCode place) => Read(unit => NetworkBook.Read(unit, Plan, PlaceRange.Of(place), Library.Book.Calendar, Today));

    /// <summary>A point's name; of one without an English name the Chinese.</summary>
    protected static Bilingual NameOf(MonitoringPoint point) => point.Name.En.Length > 0 ? point.Name : new(point.Name.Zh, point.Name.Zh);

    /// <summary>Who reports, or that nobody does.</summary>
    protected static void WriteReporter(Html html, Reporter? reporter) => _ = reporter switch
    {
        null => html.Add($"""<span class="tag no">{("没有报送人", "no reporter")}</span>"""),
        { Holder: null } vacant => html.Add($"""{vacant.Title} <span class="tag no">{("岗位空缺，没有报送人", "post vacant, no reporter")}</span>"""),
        { Holder: { } holder } held => html.Add($"""{holder} <span class="hint">{held.Title}</span>"""),
    };

    /// <summary>Where a report stands.</summary>
    protected static void StateOf(Html html, OwedReport report)
    {
        var due = report.Due is { } day ? html.View.Day(day) : "";
        _ = report.State switch
        {
            ReportState.OnTime => html.Add($"""<span class="tag sure">{("按时", "on time")}</span>"""),
            ReportState.Late => html.Add($"""<span class="tag ask">{($"迟报 {report.DaysLate} 天", $"late by {report.DaysLate} days")}</span>"""),
            ReportState.Missing => html.Add($"""<span class="tag no">{($"未报，已过期 {report.DaysLate} 天", $"missing for {report.DaysLate} days")}</span>"""),
            ReportState.NotYetDue => html.Add($"""<span class="tag">{("未到期", "not yet due")}</span>"""),
            _ => html.Add($"""<span class="tag">{("到期日未知", "due day not known")}</span>"""),
        };
        _ = report.Unknown is { } unknown ? html.Add($""" <span class="hint">{unknown.What} {unknown.Code}</span>""") : html.Add($""" <span class="hint">{("到期", "due")} {due}</span>""");
        if (report.State is ReportState.Missing or ReportState.NotYetDue && report.FieldsCome > 0)
        {
            html.Add($""" <span class="hint">{($"只来了 {report.FieldsCome}/{report.Checks.Length} 个数", $"{report.FieldsCome} of {report.Checks.Length} counts came")}</span>""");
        }
    }

    /// <summary>A period of a form as people write it.</summary>
    protected static string PeriodText(MonitoringForm form, Period period) => form.Frequency == ReportFrequency.Quarterly
        ? string.Create(CultureInfo.InvariantCulture, $"{period.Year}-Q{period.Last.Number / form.Months}")
        : period.ToString();
}
