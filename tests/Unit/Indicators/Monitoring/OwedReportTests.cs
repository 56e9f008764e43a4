using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Indicators;
using Anyu.Kernel;
using Anyu.Unit.Law;
using Xunit;

namespace Anyu.Unit.Indicators.Monitoring;

/// <summary>When a report is due, where it stands, which groups are covered and how a township scores: from days and counts alone.</summary>
public sealed class OwedReportTests
{
    private static readonly DateOnly Due = new(2026, 3, 6);

    [Theory]
    [InlineData("2026-03-06", "2026-03-20", ReportState.OnTime, 0)]
    [InlineData("2026-03-09", "2026-03-20", ReportState.Late, 3)]
    [InlineData(null, "2026-03-20", ReportState.Missing, 14)]
    [InlineData(null, "2026-03-06", ReportState.NotYetDue, 0)]
    public void A_report_stands_where_its_due_day_and_the_clock_put_it(string? received, string today, ReportState state, int late) =>
        Assert.Equal((state, late), OwedReport.Decide(Due, received is null ? null : Day(received), Day(today)));

    [Fact]
    public void A_due_day_in_working_days_follows_the_calendar_and_beyond_it_is_not_guessed()
    {
        var form = Plan.Form("births-monthly")!;
        var calendar = Library.Book.Calendar!;

        // 2026: the first five working days of March are those of its first week.
        Assert.Equal(new DateOnly(2026, 3, 6), form.DueOf(Period.OfMonth(new Month(2026, 2)), calendar).Due);
        var (due, unknown) = form.DueOf(Period.OfMonth(new Month(calendar.LastDay.Year + 1, 5)), calendar);
        Assert.Equal((null, "KRN-0019"), (due, unknown!.Code));
        Assert.Equal(ReportState.DueUnknown, OwedReport.Decide(due, null, new DateOnly(2026, 3, 1)).State);
        Assert.Equal(new DateOnly(2026, 1, 31), Plan.Form("residents-yearly")!.DueOf(Period.OfYear(2025), calendar).Due);
    }

    [Fact]
    public void A_point_owes_the_periods_that_ended_while_it_was_there()
    {
        var point = Point("371581101", "2026-02-10", "births-monthly", "pregnancies-monthly");
        var owed = NetworkBook.Owed(Plan, point, new Month(2025, 1), new DateOnly(2026, 4, 30)).Select(o => (o.Form.Id, o.Period.ToString())).ToList();
        Assert.Equal([("births-monthly", "2026-03"), ("births-monthly", "2026-02"), ("pregnancies-monthly", "2026-03"), ("pregnancies-monthly", "2026-02")], owed);
        var ended = point with { Steps = point.Steps.Add(new PointStep(PointStepKind.Ended, null, new DateOnly(2026, 3, 15), "", "甲", default)) };
        Assert.Equal(["2026-02"], NetworkBook.Owed(Plan, ended with { Forms = ["births-monthly"] }, new Month(2025, 1), new DateOnly(2026, 4, 30)).Select(o => o.Period.ToString()));
        Assert.Equal(["2026-03", "2025-12"], NetworkBook.Owed(Plan, Point("371581", "2025-12-31", "special-families-quarterly"), new Month(2025, 1), new DateOnly(2026, 4, 30)).Select(o => o.Period.ToString()));
    }

    [Fact]
    public void A_report_has_come_when_every_field_has_and_counts_from_records_are_what_it_is_held_against()
    {
        var (point, form, period) = (Point("371581101", "2026-01-01", "births-monthly"), Plan.Form("births-monthly")!, Period.OfMonth(new Month(2026, 2)));
        CameCount Came(string series, long value, string mapping, int day) => new(new CountKey(series, point.Place, period, Cells.All), value, $"{mapping}-{day}", mapping, new DateOnly(2026, 3, day), "甲", false, "");
        OwedReport Report(params CameCount[] counts) => OwedReport.Of(point, form, period, counts.ToLookup(c => c.Key), Library.Book.Calendar, new DateOnly(2026, 3, 20));

        CameCount[] part = [Came("live-births", 9, "long-table", 3), Came("deaths", 4, "long-table", 3), Came("live-births", 10, DataSet.Register, 2), Came("deaths", 4, DataSet.Register, 2), Came("infant-deaths", 0, DataSet.Register, 2)];
        Assert.Equal((ReportState.Missing, 2), (Report(part).State, Report(part).FieldsCome));
        var whole = Report([.. part, Came("infant-deaths", 0, DataSet.Report, 9)]);
        Assert.Equal((ReportState.Late, 3, new DateOnly(2026, 3, 9)), (whole.State, whole.DaysLate, whole.Received!.Value));
        Assert.Equal([(9L, 10L), (4L, 4L), (0L, 0L)], whole.Checks.Select(c => (c.Reported!.Value, c.Other!.Value)));
        var score = Assert.Single(NetworkScore.Of(new NetworkBook(Plan, [point], ImmutableDictionary<Guid, Reporter>.Empty, [whole]), new Month(2026, 2), new Month(2026, 2)));
        Assert.Equal((1, 0, 3, 2), (score.Due, score.OnTime, score.Compared, score.Agreeing));
        var rate = Assert.IsType<IndicatorValue.Rated>(score.Agreement(Sample.Catalogue.Indicators[NetworkScore.AgreementIndicator], period)).Rate;
        Assert.Equal((2L, 3m), (rate.Basis.Count, rate.Basis.Denominator));
    }

    [Fact]
    public void Groups_that_nobody_monitors_come_first_and_special_families_are_never_listed_by_township()
    {
        var (held, vacant) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var points = ImmutableArray.Create(Point("371581101", "2026-01-01", held, "births-monthly"), Point("371581102", "2026-01-01", vacant, "births-monthly"), Point("371581", "2026-01-01", held, "special-families-quarterly"));
        var reporters = ImmutableDictionary<Guid, Reporter>.Empty.Add(held, new Reporter(held, new("岗", "post"), "甲")).Add(vacant, new Reporter(vacant, new("岗", "post"), null));
        ImmutableArray<PlaceCode> parts = [.. new[] { "371581101", "371581102", "371581103" }.Select(PlaceCode.Parse)];
        var groups = NetworkCoverage.Of(new NetworkBook(Plan, points, reporters, []), PlaceCode.Parse("371581"), parts);

        Assert.Equal([MonitoredState.Covered, MonitoredState.NoReporter, MonitoredState.NoPoint], groups.Single(g => g.Group.Id == "newborns").Cells.Select(c => c.State));
        var special = groups.Single(g => g.Group.Id == "special-families");
        Assert.Equal((true, MonitoredState.Covered), (special.IsByCounty, Assert.Single(special.Cells).State));
        Assert.True(groups.SkipWhile(g => g.IsNowhere).All(g => !g.IsNowhere));
        Assert.Contains(groups.TakeWhile(g => g.IsNowhere), g => g.Group.Id == "floating" && g.Forms.IsEmpty);
        Assert.Equal(Plan.Groups.Length, groups.Length);
    }

    [Fact]
    public void Only_the_reporter_sends_whole_counts_of_a_period_that_ended()
    {
        var post = Guid.CreateVersion7();
        var (point, form) = (Point("371581101", "2026-01-01", post, "births-monthly"), Plan.Form("births-monthly")!);
        var actor = Actor.OfProgram("test", PlaceRange.Nation, IndicatorPermissions.Report);
        SendReport Sending(string period, params string[] values) => new(Guid.CreateVersion7(), point.Id, form.Id, Period.Read(period)!.Value, [.. values], "");
        string? Code(SendReport report, MonitoringPoint from, bool correction = false) => SendReport.Decide(report, actor, from, form, correction, new DateOnly(2026, 3, 10))?.Code;

        Assert.Equal("IND-0310", Code(Sending("2026-02", "1", "2", "0"), point));
        var own = Point("371581101", "2026-01-01", Guid.Empty, "births-monthly");
        Assert.Null(Code(Sending("2026-02", "1", "2", "0"), own));
        Assert.Equal("IND-0311", Code(Sending("2026-03", "1", "2", "0"), own));
        Assert.Equal("IND-0311", Code(Sending("2025", "1", "2", "0"), own));
        Assert.Equal("IND-0312", Code(Sending("2026-02", "1", "二", "0"), own));
        Assert.Equal("IND-0312", Code(Sending("2026-02", "1"), own));
        Assert.Equal("IND-0314", Code(Sending("2026-02", "1", "2", "0"), own, correction: true));
    }

    private static MonitoringPlan Plan => Sample.Catalogue.Monitoring;

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static MonitoringPoint Point(string place, string since, params ImmutableArray<string> forms) => Point(place, since, Guid.CreateVersion7(), forms);

    private static MonitoringPoint Point(string place, string since, Guid post, params ImmutableArray<string> forms) =>
        new(Guid.CreateVersion7(), PlaceCode.Parse(place), new("点", "point"), forms, Day(since), [new PointStep(PointStepKind.Assigned, post, Day(since), "", "甲", default)]);
}
