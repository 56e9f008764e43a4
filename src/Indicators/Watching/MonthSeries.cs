using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>Monthly counts of a place from the years before a year up to its last report; without a gap, or with the reason why there is none.</summary>
internal sealed record MonthSeries(ImmutableArray<Month> Months, ImmutableArray<long> Counts, int From, bool Synthetic, ScanPart? Refused)
{
    private const int MonthsInYear = 12;

    public static MonthSeries Of(CountBook book, IndicatorDefinition indicator, Term term, PlaceCode place, int year)
    {
        var first = new Month(year - indicator.Warning.Years, 1);
        ImmutableArray<Month> months = [.. Enumerable.Range(0, (indicator.Warning.Years + 1) * MonthsInYear).Select(first.AddMonths)];
        var counts = months.Select(m => book[new CountKey(term.Series.Id, place, Period.OfMonth(m), term.Cells)]).ToList();
        var (last, from) = (counts.FindLastIndex(c => c.Value is not null), indicator.Warning.Years * MonthsInYear);
        if (last < from)
        {
            return Without(indicator, place, year, new("这一年还没有报数", "nothing was reported for this year"));
        }

        return Count.Sum(counts.Take(last + 1)) is { Value: null } gap
            ? Without(indicator, place, year, new($"数据不全，缺 {gap.Gaps} 个月报数：先补齐再判断", $"{gap.Gaps} monthly counts missing: complete the data first"))
            : new(months[..(last + 1)], [.. counts.Take(last + 1).Select(c => c.Value!.Value)], from, counts.Take(last + 1).Any(c => c.Synthetic), null);
    }

    private static MonthSeries Without(IndicatorDefinition indicator, PlaceCode place, int year, Bilingual why) =>
        new([], [], 0, false, ScanPart.Because(indicator, place, Period.OfYear(year), why));
}
