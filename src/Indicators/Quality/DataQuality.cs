using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>How whole and how timely one month's reports of a place are.</summary>
/// <param name="Month">The month.</param>
/// <param name="Reported">Counts that came.</param>
/// <param name="Due">Counts that some place sent for the year's months, so that this one should have too.</param>
/// <param name="OnTime">Reports on time; null where it is not kept.</param>
/// <param name="ReportsDue">Reports due; null where it is not kept.</param>
/// <param name="Corrected">Counts sent again with another number.</param>
public sealed record MonthQuality(Month Month, int Reported, int Due, long? OnTime, long? ReportsDue, int Corrected);

/// <summary>Two counts that contradict each other.</summary>
/// <param name="Key">The whole.</param>
/// <param name="What">What does not fit.</param>
public sealed record Contradiction(CountKey Key, Bilingual What);

/// <summary>The reports of one place in a year.</summary>
/// <param name="Place">The place.</param>
/// <param name="Months">Its months, January first.</param>
/// <param name="Contradictions">Parts that are more than their whole or do not add up to it.</param>
public sealed record PlaceQuality(PlaceCode Place, ImmutableArray<MonthQuality> Months, ImmutableArray<Contradiction> Contradictions)
{
    /// <summary>Months in which nothing is missing.</summary>
    public int WholeMonths => Months.Count(m => m.Reported == m.Due);
}

/// <summary>
/// Completeness, timeliness and agreement of a place's reports by township and month (B08), from the counts alone, so that anybody can work it out again. It comes before any
/// warning: a township that did not report looks like a fall in births.
/// </summary>
public static class DataQuality
{
    private const string OnTime = "reports-on-time";
    private const string Due = "reports-due";
    private const int MonthsInYear = 12;

    /// <summary>The reports of a place's parts in a year, or of the place itself where it has none.</summary>
    public static ImmutableArray<PlaceQuality> Of(CountBook book, PlaceCode place, int year)
    {
        var months = Enumerable.Range(1, MonthsInYear).Select(m => new Month(year, m)).ToList();
        var places = Reporting(book, place).ToList();
        var asked = book.Observations.Where(o => o.Key.Period.IsMonth && o.Key.Period.Year == year && o.Key.Place.IsWithin(place)).Select(o => (o.Key.Series, o.Key.Cells)).Distinct().ToList();
        var begun = months.Where(m => asked.Exists(a => places.Exists(p => book.HistoryOf(new CountKey(a.Series, p, Period.OfMonth(m), a.Cells)).Length > 0))).ToHashSet();
        return
        [
            .. places.Select(p => new PlaceQuality(
                p,
                [.. months.Select(m => Of(book, p, m, begun.Contains(m) ? asked : []))],
                [.. Contradictions(book, p, Period.OfYear(year)), .. months.Where(begun.Contains).SelectMany(m => Contradictions(book, p, Period.OfMonth(m)))])),
        ];
    }

    private static IEnumerable<PlaceCode> Reporting(CountBook book, PlaceCode place)
    {
        var parts = book.Catalogue.Series.Keys.SelectMany(s => book.PartsOf(s, place)).Distinct().Order().ToList();
        return parts.Count == 0 ? [place] : parts;
    }

    private static MonthQuality Of(CountBook book, PlaceCode place, Month month, List<(string Series, Cells Cells)> asked)
    {
        var histories = asked.Select(a => book.HistoryOf(new CountKey(a.Series, place, Period.OfMonth(month), a.Cells))).ToList();
        long? Value(string series) => book.Catalogue.Series.ContainsKey(series) ? book[new CountKey(series, place, Period.OfMonth(month), Cells.All)].Value : null;
        return new(month, histories.Count(h => h.Length > 0), asked.Count, Value(OnTime), Value(Due), histories.Count(h => h.Select(v => v.Value).Distinct().Count() > 1));
    }

    /// <summary>Only counts that were reported are held against each other: what was added up agrees by itself.</summary>
    private static IEnumerable<Contradiction> Contradictions(CountBook book, PlaceCode place, Period period)
    {
        foreach (var series in book.Catalogue.Series.Values)
        {
            var key = new CountKey(series.Id, place, period, Cells.All);
            if (book[key].Value is not { } whole)
            {
                continue;
            }

            if (series.PartOf is { } wider && book[key with { Series = wider }].Value is { } all && whole > all)
            {
                yield return new(key, new($"{series.Label.Zh}多于{book.Catalogue.Series[wider].Label.Zh}", $"{series.Label.En} exceed {book.Catalogue.Series[wider].Label.En}"));
            }

            foreach (var breakdown in series.Breakdowns.Select(b => book.Catalogue.Breakdowns[b]))
            {
                var parts = breakdown.Codes.Select(c => book[key with { Cells = Cells.Of(breakdown.Id, c.Id) }].Value).ToList();
                if (parts.TrueForAll(p => p is not null) && parts.Sum() != whole)
                {
                    yield return new(key, new($"{series.Label.Zh}按{breakdown.Label.Zh}分的各数之和与总数不同", $"{series.Label.En} by {breakdown.Label.En} do not add up"));
                }
            }
        }
    }
}
