using System.Collections.Immutable;
using Anyu.Indicators;
using Anyu.Kernel;
using Xunit;

namespace Anyu.Unit.Indicators.Watching;

/// <summary>The scan that people see uses the rules that the simulations judge.</summary>
public sealed class ScanTests
{
    private static readonly PlaceCode Town = Sample.Townships[0];

    /// <summary>So the false alarms and finds of <see cref="Warnings.YearlyRuleTests"/> are those of the county's warnings.</summary>
    [Fact]
    public void A_county_is_warned_exactly_when_the_yearly_rule_alarms()
    {
        var random = new Random(8);
        var alarms = 0;
        for (var county = 0; county < 40; county++)
        {
            var years = Enumerable.Range(0, 8).Select(y => new EventCount(random.Next(4, 12) + (y == 7 && county % 2 == 0 ? 14 : 0), random.Next(1800, 2400))).ToList();
            var result = WarningScan.Run(Book([.. years.SelectMany((e, y) => new[] { Seen("infant-deaths", 2018 + y, e.Count, 2020), Seen("live-births", 2018 + y, (long)e.Denominator, 2020) })]), Town, 2025, new AlarmBudget());
            var expected = new YearlyRule(0.01, 5).Run(years)!;
            Assert.Equal(expected.Alarm, result.Shown.Any(t => t.Indicator == "infant-mortality"));
            var test = result.Tests.Single(t => t.Indicator == "infant-mortality");
            Assert.Equal((expected.Upper, expected.Probability), (test.Upper, test.Probability));
            alarms += expected.Alarm ? 1 : 0;
        }

        Assert.InRange(alarms, 10, 25);
    }

    [Fact]
    public void Late_reports_are_counted_in_before_a_month_is_judged()
    {
        // Of each month's 100 births 60 come at once, 30 a month later, 10 two months later; the last two months are not complete yet.
        var sets = new List<DataSet>();
        var counts = new List<Observation>();
        var last = new Month(2025, 10);
        for (var month = new Month(2019, 1); month <= last; month = month.AddMonths(1))
        {
            for (var delay = 0; delay <= 2 && month.AddMonths(delay) <= last; delay++)
            {
                var imported = month.AddMonths(delay).LastDay;
                var id = $"i{imported:yyyyMM}";
                if (!sets.Exists(s => s.Id == id))
                {
                    sets.Add(new DataSet(id, new("月报", "monthly"), id, "", "long-table", imported, Synthetic: true, null));
                }

                counts.Add(new Observation(new CountKey("live-births", Town, Period.OfMonth(month), Cells.All), delay == 0 ? 60 : delay == 1 ? 90 : 100, new Lineage(id, counts.Count + 1, 1)));
            }
        }

        var book = new CountBook(Sample.Catalogue, sets, counts);
        var months = Enumerable.Range(0, new Month(2019, 1).MonthsUntil(last) + 1).Select(new Month(2019, 1).AddMonths).ToList();
        var late = LateReports.Of(book, "live-births", Town, months);
        Assert.Equal(0.6, late.At(last)!.Completeness, 1e-6);
        Assert.Equal(100, late.At(last)!.Expected, 1e-6);
        Assert.Equal(0.9, late.At(last.AddMonths(-1))!.Completeness, 1e-6);
        Assert.Null(late.At(last.AddMonths(-4)));
        var tested = WarningScan.Run(book, Town, 2025, new AlarmBudget()).Tests.Where(t => t.Indicator == "births").ToList();
        Assert.Equal(10, tested.Count);
        Assert.Contains("expected in the end 100.0", tested[^1].Rule, StringComparison.Ordinal);
        Assert.DoesNotContain(tested, t => t.Alarm);
    }

    [Fact]
    public void A_month_of_which_most_reports_are_still_to_come_is_not_judged()
    {
        var rows = Enumerable.Range(0, 24).Select(m => ImmutableArray.Create(m >= 23 ? [30L] : m == 22 ? [30L, 40L] : new[] { 30L, 40L, 30L })).ToImmutableArray();
        Assert.Equal(0.3, new ReportingTriangle(rows).Complete()[^1].Completeness, 1e-6);
    }

    [Fact]
    public void Tables_that_came_all_at_once_say_nothing_of_delay()
    {
        var months = Enumerable.Range(0, 84).Select(new Month(2019, 1).AddMonths).ToList();
        Assert.All(months, m => Assert.Null(LateReports.Of(Sample.Counts, "live-births", Sample.County, months).At(m)));
    }

    [Theory]
    [InlineData(400, 500, 600, false)]
    [InlineData(900, 1100, 1300, false)]
    [InlineData(1100, 1300, 1500, true)]
    public void Places_warn_only_where_the_whole_band_needs_more_than_there_are(double low, double median, double high, bool warns)
    {
        // Half of the children attend, and there are 500 places: enough for 1,000 children.
        var book = Book([Seen("childcare-places", 2025, 500, 2025), Seen("childcare-enrolled", 2025, 400, 2025), Seen("children-under-3", 2025, 800, 2025)]);
        var result = WarningScan.Run(book, Town, 2025, new AlarmBudget(), Forecast("0-2", low, median, high));
        Assert.Equal(warns, result.Shown.Any(t => t.RuleName == "forecast-band"));
        Assert.Equal(warns, Assert.Single(Assert.Single(result.Needs).Years).Warns);
        Assert.All(result.Shown, t => Assert.Contains("run abc", t.Rule, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(400, 440, 449, null)]
    [InlineData(440, 460, 480, null)]
    [InlineData(451, 480, 500, "forecast-band")]
    [InlineData(200, 250, 310, "forecast-idle")]
    public void Classrooms_warn_like_places_only_where_the_whole_band_has_crossed(double low, double median, double high, string? rule)
    {
        // Ten rooms of 45, of which seven must be used.
        var result = WarningScan.Run(Book([Seen("primary-classrooms", 2025, 10, 2025)]), Town, 2025, new AlarmBudget(), Forecast("6-11", low, median, high));
        Assert.Equal(rule, result.Shown.SingleOrDefault(t => t.Indicator == "primary-classrooms")?.RuleName);
        Assert.Equal("primary-classrooms", Assert.Single(result.Needs).Indicator);
        Assert.Contains(result.Left, l => l.Indicator == "kindergarten-classes");
    }

    [Fact]
    public void A_watcher_is_told_of_no_more_than_the_budget_and_of_the_rest_next_month()
    {
        ImmutableArray<WarningCase> open = [.. Enumerable.Range(1, 5).Select(i => new WarningCase(
            new WatchedTest("infant-mortality", Town, Period.OfYear(2020 + i), "yearly-predictive 1", 20, 9, 17, i / 1000.0, Alarm: true, 0.5, Synthetic: true), "", DateTimeOffset.UnixEpoch, []))];
        var watcher = new Watcher("甲", Sample.County, 2);
        var march = Watchers.Choose(watcher, open, [], new Month(2026, 3));
        Assert.Equal([open[0].Test.Id, open[1].Test.Id], march.Select(n => n.Warning));
        Assert.Empty(Watchers.Choose(watcher, open, march, new Month(2026, 3)));
        Assert.Equal([open[2].Test.Id, open[3].Test.Id], Watchers.Choose(watcher, open, march, new Month(2026, 4)).Select(n => n.Warning));
        Assert.Empty(Watchers.Choose(watcher with { Place = Sample.Townships[1] }, open, [], new Month(2026, 3)));
    }

    private static GroupForecast Forecast(string group, double low, double median, double high) =>
        new("abc", ImmutableSortedDictionary<string, ImmutableArray<ForecastBand>>.Empty.Add(group, [new ForecastBand(2028, low, median, high)]));

    private static Observation Seen(string series, int year, long value, int row) => new(new CountKey(series, Town, Period.OfYear(year), Cells.All), value, new Lineage("t", row, 1));

    private static CountBook Book(ImmutableArray<Observation> counts) =>
        new(Sample.Catalogue, [new DataSet("t", new("测试", "test"), "t.csv", "", "long-table", new DateOnly(2026, 1, 1), Synthetic: true, null)], counts);
}
