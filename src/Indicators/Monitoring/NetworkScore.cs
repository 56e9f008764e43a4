using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>The score of a place's points for the reports of some months: each share with what it is a share of.</summary>
/// <param name="Place">A township, or the county for its own points.</param>
/// <param name="Due">Reports due: those that came and those whose due day is past.</param>
/// <param name="OnTime">Of these on time.</param>
/// <param name="Compared">Counts that something else states too.</param>
/// <param name="Agreeing">Of these the same.</param>
/// <param name="Synthetic">Whether made-up numbers entered.</param>
public sealed record NetworkScore(PlaceCode Place, int Due, int OnTime, int Compared, int Agreeing, bool Synthetic)
{
    /// <summary>The definition of the share of reports on time.</summary>
    public const string TimelinessIndicator = "report-timeliness";

    /// <summary>The definition of the share of counts that agree.</summary>
    public const string AgreementIndicator = "report-agreement";

    /// <summary>The scores of each place with points, over the reports whose period ends in some months.</summary>
    public static ImmutableArray<NetworkScore> Of(NetworkBook book, Month from, Month to) =>
    [
        .. book.Reports.Where(r => r.Period.Last >= from && r.Period.Last <= to)
            .GroupBy(r => r.Point.Place.Level > PlaceLevel.Township ? r.Point.Place.At(PlaceLevel.Township) : r.Point.Place)
            .OrderBy(g => g.Key)
            .Select(g => new NetworkScore(
                g.Key, g.Count(r => r.IsDue), g.Count(r => r.State == ReportState.OnTime), g.Sum(r => r.Checks.Count(c => c.IsCompared)), g.Sum(r => r.Checks.Count(c => c.IsCompared && c.Reported == c.Other)), g.Any(r => r.Synthetic))),
    ];

    /// <summary>The share on time; null while nothing was due.</summary>
    public IndicatorValue? Timeliness(IndicatorDefinition definition, Period period) => Share(definition, period, OnTime, Due, new("同期应报的报表", "reports due for the same months"));

    /// <summary>The share agreeing; null while nothing can be compared.</summary>
    public IndicatorValue? Agreement(IndicatorDefinition definition, Period period) => Share(definition, period, Agreeing, Compared, new("同期可核对的数", "counts of the same months that can be compared"));

    private IndicatorValue? Share(IndicatorDefinition definition, Period period, int count, int whole, Bilingual at) => whole == 0 ? null : new IndicatorValue.Rated(
        definition, Place, period, Rate.OfEnumeration(new RateBasis(count, whole, definition.Per, period, at, new("监测点报送记录", "Reports of the monitoring points"), Synthetic)));
}
