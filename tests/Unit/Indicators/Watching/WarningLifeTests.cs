using Anyu.Indicators;
using Anyu.Kernel;
using Xunit;

namespace Anyu.Unit.Indicators.Watching;

public sealed class WarningLifeTests
{
    private static readonly WatchedTest Test = new("infant-mortality", Sample.County, Period.OfYear(2024), "yearly-predictive 1 (alpha 0.01)", 40, 12, 22, 0.0001, Alarm: true, 0.8, Synthetic: true);
    private static readonly WarningHand One = new("甲");

    [Fact]
    public void A_warning_is_acknowledged_then_closed_with_its_cause_then_scored()
    {
        var warning = new WarningCase(Test, "", DateTimeOffset.UnixEpoch, []);
        Assert.Equal("IND-0206", warning.Decide(WarningState.Closed, "原因", One)?.Code);
        warning = Stepped(warning, WarningState.Acknowledged);
        Assert.Equal("IND-0208", warning.Decide(WarningState.Closed, " ", One)?.Code);
        warning = Stepped(warning, WarningState.Closed);
        Assert.Equal("IND-0206", warning.Decide(WarningState.Acknowledged, "", One)?.Code);
        warning = Stepped(warning, WarningState.ScoredTrue);
        Assert.Equal(WarningState.ScoredTrue, warning.State);
    }

    [Fact]
    public void Where_the_definition_asks_for_it_another_person_scores_than_who_closed()
    {
        Assert.True(Sample.Catalogue.Indicators["infant-mortality"].Warning.AnotherScores);
        var (account, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var closed = Stepped(Stepped(new WarningCase(Test, "", DateTimeOffset.UnixEpoch, []), WarningState.Acknowledged), WarningState.Closed);
        Assert.Equal("IND-0214", closed.Decide(WarningState.ScoredTrue, "", One, another: true)?.Code);
        Assert.Null(closed.Decide(WarningState.ScoredTrue, "", One));
        Assert.Null(closed.Decide(WarningState.ScoredTrue, "", new WarningHand("乙"), another: true));
        var signed = closed with { Steps = closed.Steps.SetItem(1, closed.Steps[1] with { Account = account }) };
        Assert.Equal("IND-0214", signed.Decide(WarningState.ScoredFalse, "", new WarningHand("另一个名字", account), another: true)?.Code);
        Assert.Null(signed.Decide(WarningState.ScoredFalse, "", new WarningHand("甲", other), another: true));
    }

    [Fact]
    public void The_precision_of_a_rule_carries_its_exact_interval()
    {
        var scored = Stepped(Stepped(Stepped(new WarningCase(Test, "", DateTimeOffset.UnixEpoch, []), WarningState.Acknowledged), WarningState.Closed), WarningState.ScoredTrue);
        var rule = Assert.Single(RulePrecision.Of([scored, scored, new WarningCase(Test, "", DateTimeOffset.UnixEpoch, [])]));
        Assert.Equal(("yearly-predictive 1", 2, 0, 1), (rule.Rule, rule.True, rule.False, rule.Open));
        Assert.Equal(15.8, rule.Rate!.Low, 0.1);
        Assert.Null(Assert.Single(RulePrecision.Of([new WarningCase(Test, "", DateTimeOffset.UnixEpoch, [])])).Rate);
    }

    [Fact]
    public void Stable_counts_give_no_flood_of_warnings()
    {
        var result = WarningScan.Run(Sample.Counts, Sample.County, 2025, new AlarmBudget());
        Assert.True(result.Tests.Length > 200);
        Assert.True(result.Shown.Length <= 2, string.Join('\n', result.Shown));
        Assert.Equal(["childcare-places-per-thousand", "kindergarten-classes", "primary-classrooms"], result.Left.Select(l => l.Indicator));
    }

    [Fact]
    public void A_threefold_rise_is_found_in_the_year_it_comes()
    {
        var book = Changed(o => o.Key is { Series: "infant-deaths" or "under5-deaths", Period.Year: 2025 } ? o with { Value = (o.Value * 3) + 1 } : o);
        var result = WarningScan.Run(book, Sample.County, 2025, new AlarmBudget());
        Assert.Contains(result.Shown, t => t.Indicator == "infant-mortality" && t.Place == Sample.County);
    }

    [Fact]
    public void A_month_that_one_township_did_not_report_is_said_and_never_tested()
    {
        var book = Changed(o => o.Key.Place == Sample.Townships[3] && o.Key.Period == Period.OfMonth(new Month(2025, 6)) ? null : o);
        var result = WarningScan.Run(book, Sample.County, 2025, new AlarmBudget());
        Assert.Contains(result.Left, l => l.Place == Sample.County && l.Indicator == "infant-mortality" && l.Reason.Zh.Contains("缺 ", StringComparison.Ordinal));
        Assert.DoesNotContain(result.Tests, t => t.Place == Sample.County && t.Indicator == "infant-mortality");
    }

    [Fact]
    public void The_budget_holds_back_what_a_reader_cannot_follow_up()
    {
        var book = Changed(o => o.Key is { Series: "infant-deaths" or "under5-deaths", Period.Year: 2025 } ? o with { Value = o.Value + 2 } : o);
        var result = WarningScan.Run(book, Sample.County, 2025, new AlarmBudget(3));
        Assert.Equal(3, result.Shown.Length);
        Assert.NotEmpty(result.Waiting);
    }

    [Theory]
    [InlineData(PeriodState.Open, PeriodState.Approved, "甲", "乙", "IND-0205")]
    [InlineData(PeriodState.Closed, PeriodState.Approved, "甲", "甲", "IND-0204")]
    [InlineData(PeriodState.Closed, PeriodState.Approved, "甲", "乙", null)]
    [InlineData(PeriodState.Approved, PeriodState.Open, "甲", "甲", null)]
    public void A_period_is_closed_by_one_and_approved_by_another(PeriodState from, PeriodState to, string last, string by, string? code) =>
        Assert.Equal(code, ClosePeriod.Decide(from, to, last, by, hasCounts: true)?.Code);

    private static WarningCase Stepped(WarningCase warning, WarningState to)
    {
        Assert.Null(warning.Decide(to, "原因", One));
        return warning with { Steps = warning.Steps.Add(new WarningStep(to, "甲", "原因", DateTimeOffset.UnixEpoch)) };
    }

    private static CountBook Changed(Func<Observation, Observation?> change) =>
        new(Sample.Catalogue, Sample.Counts.Sets, Sample.Counts.Observations.Select(change).OfType<Observation>());
}
