using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>Months of a year by a cumulative sum (<see cref="MonthlyCusum"/>), for a small rise that lasts; the sum begins anew each January.</summary>
internal sealed class CusumScan(CountBook book, IndicatorDefinition indicator, int year)
{
    /// <summary>The rule's name.</summary>
    public const string Rule = "cusum";

    public ScanPart Run(PlaceCode place)
    {
        var series = MonthSeries.Of(book, indicator, indicator.Numerator, place, year);
        if (series.Refused is { } refused)
        {
            return refused;
        }

        var rule = indicator.Warning;
        var version = string.Create(CultureInfo.InvariantCulture, $"{Rule} 1 (years {rule.Years}, alpha {rule.Alpha} a year, rise {rule.Ratio})");
        var steps = new MonthlyCusum((double)rule.Alpha, rule.Years, (double)rule.Ratio).Run(series.Counts, series.From).Select(s => s.Signal).ToList();
        return steps.Count == 0
            ? ScanPart.Because(indicator, place, Period.OfYear(year), new("往年一例也没有", "no events in the years before"))
            : new([.. steps.Select(s => new WatchedTest(
                indicator.Id, place, Period.OfMonth(series.Months[s.Week]), version, series.Counts[s.Week], s.Expected, (long)s.Upper, s.Probability, s.Alarm,
                NegativeBinomial.AtLeast((long)s.Upper + 1, 2 * Math.Max(s.Expected, 0.01), 1), series.Synthetic))], []);
    }
}
