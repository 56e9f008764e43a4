using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>
/// How late a place's counts come, learnt from what was imported for the same month again and again, and what the last months will come to. A month is followed when its first report
/// came within two months of its end; older tables that came all at once say nothing of delay.
/// </summary>
internal sealed class LateReports
{
    private const int LongestDelayMonths = 6;
    private const int FirstWithinMonths = 2;
    private const int FewestFollowed = 12;
    private readonly ImmutableDictionary<Month, Nowcast> nowcasts;

    private LateReports(ImmutableDictionary<Month, Nowcast> nowcasts) => this.nowcasts = nowcasts;

    /// <summary>No correction: nothing is known of delay.</summary>
    public static LateReports Unknown { get; } = new(ImmutableDictionary<Month, Nowcast>.Empty);

    /// <summary>Learns from the history of imports.</summary>
    /// <param name="book">The counts.</param>
    /// <param name="series">The series; whole.</param>
    /// <param name="place">The place, with the parts that are added up to it.</param>
    /// <param name="months">Consecutive months, the last one last.</param>
    public static LateReports Of(CountBook book, string series, PlaceCode place, IReadOnlyList<Month> months)
    {
        var places = Reporting(book, series, place).ToList();
        var histories = months.Select(m => (Month: m, Reports: places.SelectMany(p => Increments(book.HistoryOf(new CountKey(series, p, Period.OfMonth(m), Cells.All)), m)).ToList())).ToList();
        var latest = histories.SelectMany(h => h.Reports.Select(r => h.Month.AddMonths(r.Delay))).DefaultIfEmpty(months[0]).Max();
        var followed = histories.SkipWhile(h => h.Reports.Count == 0 || h.Reports.Min(r => r.Delay) > FirstWithinMonths).ToList();
        if (followed.Count < FewestFollowed + LongestDelayMonths || followed[0].Month.MonthsUntil(latest) < LongestDelayMonths)
        {
            return Unknown;
        }

        ImmutableArray<ImmutableArray<long>> rows = [.. followed.Select(h => Row(h.Reports, Math.Min(LongestDelayMonths, Math.Max(0, h.Month.MonthsUntil(latest)))))];
        return new(new ReportingTriangle(rows).Complete().Zip(followed).ToImmutableDictionary(p => p.Second.Month, p => p.First));
    }

    /// <summary>What a month will come to; null where nothing is known of delay or all is in.</summary>
    public Nowcast? At(Month month) => nowcasts.GetValueOrDefault(month) is { Completeness: < 1 } late ? late : null;

    /// <summary>The places whose own reports are added up.</summary>
    private static IEnumerable<PlaceCode> Reporting(CountBook book, string series, PlaceCode place) =>
        book.PartsOf(series, place) is { IsEmpty: false } parts ? parts.SelectMany(p => Reporting(book, series, p)) : [place];

    /// <summary>What each report added; a correction downwards takes back from the reports before it.</summary>
    private static IEnumerable<(int Delay, long Added)> Increments(ImmutableArray<(DateOnly Imported, long Value)> history, Month month)
    {
        var known = 0L;
        foreach (var (at, (imported, value)) in history.Index())
        {
            var settled = Math.Min(value, history.Skip(at).Min(h => h.Value));
            if (settled > known || at == 0)
            {
                yield return (Math.Max(0, month.MonthsUntil(Month.Of(imported))), settled - known);
                known = settled;
            }
        }
    }

    private static ImmutableArray<long> Row(List<(int Delay, long Added)> reports, int longest) =>
        [.. Enumerable.Range(0, longest + 1).Select(delay => reports.Where(r => Math.Min(r.Delay, LongestDelayMonths) == delay).Sum(r => r.Added))];
}
