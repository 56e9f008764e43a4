using System.Collections.Immutable;
using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>
/// Events of a year by the births (g chart) or days (t chart) between them (<see cref="MonthlyGaps"/>). A test's count is the gap, its limit the longest gap that warns. With several events
/// of one month the shortest gap is the month's test.
/// </summary>
internal sealed class GapScan(CountBook book, IndicatorDefinition indicator, int year)
{
    /// <summary>The name of the g chart.</summary>
    public const string Births = "births-between";

    /// <summary>The name of the t chart.</summary>
    public const string Days = "days-between";

    private readonly bool isDays = indicator.Warning.Kind == WarningRuleKind.DaysBetween;

    public ScanPart Run(PlaceCode place)
    {
        var events = MonthSeries.Of(book, indicator, indicator.Numerator, place, year);
        var births = isDays || indicator.Denominator is null ? null : MonthSeries.Of(book, indicator, indicator.Denominator, place, year);
        if ((events.Refused ?? births?.Refused) is { } refused)
        {
            return refused;
        }

        if (!isDays && births is null)
        {
            return ScanPart.Because(indicator, place, Period.OfYear(year), new("没有分母，不能数两例之间的出生", "without a denominator nothing lies between events"));
        }

        var months = Math.Min(events.Counts.Length, births?.Counts.Length ?? int.MaxValue);
        ImmutableArray<double> sizes = [.. events.Months.Take(months).Select((m, at) => births is null ? m.Days : (double)births.Counts[at])];
        ImmutableArray<long> counts = [.. events.Counts.Take(months)];
        return new MonthlyGaps((double)indicator.Warning.Alpha, indicator.Warning.Together).Chart(counts, sizes, events.From) is { } chart
            ? new([.. MonthlyGaps.Run(chart, counts, sizes, events.From).GroupBy(s => s.Month).Select(g => Test(place, events, g.Key, chart, g.MinBy(s => s.Signal.Probability).Signal))], [])
            : ScanPart.Because(indicator, place, Period.OfYear(year), new("往年没有出生", "no births in the years before"));
    }

    private WatchedTest Test(PlaceCode place, MonthSeries events, int month, RareEventChart chart, GapSignal gap)
    {
        var rule = indicator.Warning;
        var version = string.Create(CultureInfo.InvariantCulture, $"{(isDays ? Days : Births)} 1 (years {rule.Years}, alpha {rule.Alpha} a year, {rule.Together} together)");
        return new WatchedTest(
            indicator.Id, place, Period.OfMonth(events.Months[month]), version, (long)gap.Gap, chart.Together / chart.Risk, (long)gap.Lower, gap.Probability, gap.Alarm,
            GammaDistribution.Lower(chart.Together, 2 * gap.Lower * chart.Risk), events.Synthetic);
    }
}
