using System.Collections.Immutable;
using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>
/// Every month of a year against the same season before (flexible Farrington with negative binomial limits), from a history without gaps. Months whose reports still come in are tested by
/// the lower end of what they will come to; with less than half of them in, not at all.
/// </summary>
internal sealed class MonthlyScan(CountBook book, IndicatorDefinition indicator, int year)
{
    private const double FewestIn = 0.5;
    private const int MonthsInYear = 12;

    // The level stated is that of a year: each of its months has a twelfth.
    private readonly FlexibleFarrington rule = RuleFor(indicator.Warning.Years, (double)indicator.Warning.Alpha);

    /// <summary>The rule, with the most cautious bound: at a steady risk it alarms in fewer than one of a hundred county-years at every size.</summary>
    internal static FlexibleFarrington RuleFor(int years, double alpha) => FlexibleFarrington.Monthly with { Years = years, Alpha = alpha / MonthsInYear, Bound = FlexibleBound.UpperMean };

    public ScanPart Run(PlaceCode place)
    {
        var first = new Month(year - indicator.Warning.Years - 1, 1);
        var months = Enumerable.Range(0, first.MonthsUntil(new Month(year, 12)) + 1).Select(first.AddMonths).ToList();
        var counts = months.Select(m => book[new CountKey(indicator.Numerator.Series.Id, place, Period.OfMonth(m), indicator.Numerator.Cells)]).ToList();
        var last = counts.FindLastIndex(c => c.Value is not null);
        var from = months.Count - MonthsInYear;
        if (last < from)
        {
            return ScanPart.Because(indicator, place, Period.OfYear(year), new("这一年还没有报数", "nothing was reported for this year"));
        }

        if (Count.Sum(counts.Take(last + 1)) is { Value: null } gap)
        {
            return ScanPart.Because(indicator, place, Period.OfYear(year), new($"数据不全，缺 {gap.Gaps} 个月报数：先补齐再判断", $"{gap.Gaps} monthly counts missing: complete the data first"));
        }

        var late = LateReports.Of(book, indicator.Numerator.Series.Id, place, months[..(last + 1)]);
        return Test(place, [.. months.Take(last + 1).Select((m, at) => (m, counts[at], late.At(m)))], from);
    }

    private ScanPart Test(PlaceCode place, ImmutableArray<(Month Month, Count Count, Nowcast? Late)> months, int from)
    {
        double[] series = [.. months.Select(m => (double)(m.Late?.Lower ?? m.Count.Value!.Value))];
        var (tests, left) = (ImmutableArray.CreateBuilder<WatchedTest>(), ImmutableArray.CreateBuilder<NotTested>());
        foreach (var signal in rule.Run(series, from))
        {
            var (month, count, late) = months[signal.Week];
            if (late is { Completeness: < FewestIn })
            {
                left.Add(new NotTested(indicator.Id, place, Period.OfMonth(month), new("多半的迟报还没有到：等报数到齐再判断", "most reports are still to come: wait for them")));
                continue;
            }

            tests.Add(new WatchedTest(
                indicator.Id, place, Period.OfMonth(month), Version(late), (long)series[signal.Week], signal.Expected, (long)Math.Floor(signal.Upper), signal.Probability, signal.Alarm,
                NegativeBinomial.AtLeast((long)Math.Floor(signal.Upper) + 1, 2 * Math.Max(signal.Expected, 0.01), 1), count.Synthetic));
        }

        return new(tests.ToImmutable(), left.ToImmutable());
    }

    private string Version(Nowcast? late) => string.Create(
        CultureInfo.InvariantCulture, $"farrington 2 (years {rule.Years}, alpha {indicator.Warning.Alpha} a year{(late is null ? "" : $", reported {late.Reported}, expected in the end {late.Expected:0.0}, at least {late.Lower}")})");
}
