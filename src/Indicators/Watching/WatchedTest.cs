using System.Collections.Immutable;
using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>A test that was made, whether or not it alarmed.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Place">The place.</param>
/// <param name="Period">The period tested.</param>
/// <param name="Rule">Rule and settings, with their version.</param>
/// <param name="Observed">The count; for the fall of a share, those it leaves out.</param>
/// <param name="Expected">The count expected at the usual risk.</param>
/// <param name="Upper">Above this it alarms.</param>
/// <param name="Probability">The probability of as many or more at the usual risk.</param>
/// <param name="Alarm">Whether it alarms.</param>
/// <param name="Power">The chance that a doubled risk would have alarmed.</param>
/// <param name="Synthetic">Whether made-up numbers entered.</param>
public sealed record WatchedTest(
    string Indicator, PlaceCode Place, Period Period, string Rule, long Observed, double Expected, long Upper, double Probability, bool Alarm, double Power, bool Synthetic)
{
    /// <summary>The name of the rule without version and settings.</summary>
    public string RuleName => Rule.Split(' ')[0];

    /// <summary>The id of its warning: the same test of the same data is the same warning.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"{Indicator}:{Place}:{Period}:{RuleName}");
}

/// <summary>Why a period was not tested.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Place">The place.</param>
/// <param name="Period">The period.</param>
/// <param name="Reason">Why.</param>
public sealed record NotTested(string Indicator, PlaceCode Place, Period Period, Bilingual Reason);

/// <summary>What a scan gave.</summary>
/// <param name="Tests">All tests made.</param>
/// <param name="Shown">Alarms inside the budget and the false-discovery bound, the most remarkable first.</param>
/// <param name="Waiting">Alarms that the budget holds back.</param>
/// <param name="Left">What was not tested, and why: data quality comes before any warning.</param>
/// <param name="Reviews">Cases too rare for any test, each to be reviewed.</param>
/// <param name="Needs">What the forecast needs of each service beside what there is; a year warns only where the whole band has crossed it.</param>
public sealed record ScanResult(
    ImmutableArray<WatchedTest> Tests,
    ImmutableArray<WatchedTest> Shown,
    ImmutableArray<WatchedTest> Waiting,
    ImmutableArray<NotTested> Left,
    ImmutableArray<CaseReview> Reviews,
    ImmutableArray<ServiceNeed> Needs)
{
    /// <summary>Chance below which a doubled risk counts as not to be seen.</summary>
    public const double Blind = 0.5;
}

/// <summary>Cases of an indicator that no rule can watch: each one is reviewed, and what could be seen by counting is said.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Place">The place.</param>
/// <param name="Period">The year.</param>
/// <param name="Cases">Cases to review.</param>
/// <param name="Power">Years pooled, and the chance that a doubled risk would be seen with them.</param>
public sealed record CaseReview(string Indicator, PlaceCode Place, Period Period, long Cases, ImmutableArray<(int Years, double Chance)> Power);

/// <summary>What one rule gave for one place: tests, or why there is none.</summary>
internal sealed record ScanPart(ImmutableArray<WatchedTest> Tests, ImmutableArray<NotTested> Left)
{
    public static ScanPart None { get; } = new([], []);

    public static ScanPart Of(WatchedTest test) => new([test], []);

    public static ScanPart Because(IndicatorDefinition indicator, PlaceCode place, Period period, Bilingual reason) => new([], [new NotTested(indicator.Id, place, period, reason)]);

    public static ScanPart Without(IndicatorDefinition indicator, PlaceCode place, Period period, IndicatorValue value) => Because(indicator, place, period, value is IndicatorValue.NotAtHand gap
        ? new($"数据不全，缺 {gap.Gaps} 个数：先补齐再判断", $"{gap.Gaps} counts missing: complete the data first")
        : new("分母太小", "denominator too small"));
}
