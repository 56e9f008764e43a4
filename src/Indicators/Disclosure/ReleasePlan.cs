using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>What a release will say.</summary>
/// <param name="Withheld">Every count of the plan, and whether it is withheld.</param>
/// <param name="Changes">What differs from the release before; empty when nothing does.</param>
/// <param name="Exposed">Counts withheld now or before that follow from what was published before, and can no longer be protected.</param>
internal sealed record PlannedRelease(ImmutableDictionary<CountKey, bool> Withheld, ImmutableArray<ReleasedCount> Changes, int Exposed);

/// <summary>
/// Which counts of persons might ever be shown. Years come whole and by each breakdown, pooled years whole; a place with parts besides
/// by month, with pooled years by breakdown and population by sex and age together. What is not in the plan is never shown to readers for whom anything is withheld.
/// A count that keeps its value keeps its state: the same question has the same answer, and what one release withheld no later one gives away.
/// </summary>
internal sealed class ReleasePlan
{
    private readonly CountBook book;
    private readonly int threshold;
    private readonly Dictionary<CountKey, SuppressionCell> cells = [];

    private ReleasePlan(CountBook book, int threshold) => (this.book, this.threshold) = (book, threshold);

    /// <summary>The withheld and the shown counts of a book.</summary>
    /// <param name="book">The counts.</param>
    /// <param name="threshold">Counts from 1 to below it are small.</param>
    /// <param name="memory">What this audience has been told before.</param>
    /// <param name="elsewhere">Whether readers have a count from somewhere else: inside the administration people read what is public too.</param>
    public static PlannedRelease Run(CountBook book, int threshold, ReleaseMemory memory, Func<CountKey, long, bool>? elsewhere = null)
    {
        var plan = new ReleasePlan(book, threshold);
        foreach (var series in book.Catalogue.Series.Values.Where(s => s.Persons))
        {
            plan.AddCells(series);
        }

        return plan.Decide(memory, elsewhere ?? ((_, _) => false));
    }

    /// <summary>The parts of a series that are shown beside the whole.</summary>
    /// <param name="catalogue">The breakdowns.</param>
    /// <param name="series">The series.</param>
    /// <param name="crossed">Whether the two breakdowns of a stock are shown together.</param>
    internal static IEnumerable<Cells> PartsShown(IndicatorCatalogue catalogue, Series series, bool crossed)
    {
        foreach (var breakdown in series.Breakdowns)
        {
            foreach (var code in catalogue.Breakdowns[breakdown].Codes)
            {
                yield return Cells.Of(breakdown, code.Id);
                if (crossed && series is { Kind: SeriesKind.Stock, Breakdowns: [var first, var second] } && breakdown == first)
                {
                    foreach (var other in catalogue.Breakdowns[second].Codes)
                    {
                        yield return Cells.Of(breakdown, code.Id).With(second, other.Id);
                    }
                }
            }
        }
    }

    private PlannedRelease Decide(ReleaseMemory memory, Func<CountKey, long, bool> elsewhere)
    {
        var lattice = new ReleaseLattice(book.Catalogue, threshold);
        var latest = new Dictionary<CountKey, ReleasedCount>();
        foreach (var release in memory.Counts.Where(c => book.Catalogue.Series.ContainsKey(c.Key.Series)).GroupBy(c => c.Number).OrderBy(g => g.Key))
        {
            lattice.Step([.. release.Select(c => new LatticeCell(c.Key, c.Value is { } value ? new SuppressionCell(value, c.Withheld, 0, !c.Withheld) : null))]);
            foreach (var count in release)
            {
                latest[count.Key] = count;
            }
        }

        var changed = cells.Where(c => latest.GetValueOrDefault(c.Key)?.Value != c.Value.Value)
            .Select(c => new LatticeCell(c.Key, elsewhere(c.Key, c.Value.Value) ? c.Value with { Known = true, Small = false } : c.Value));
        var gone = latest.Values.Where(c => c.Value is not null && !cells.ContainsKey(c.Key)).Select(c => new LatticeCell(c.Key, null)).ToList();
        lattice.Step([.. changed, .. gone]);
        var search = Suppression.Search(lattice.Cells, lattice.Relations, threshold);
        var withheld = cells.Keys.ToImmutableDictionary(k => k, k => search.Withheld[lattice.IndexOf(k)]);
        return new(withheld, [.. Changes(memory.Latest + 1, withheld, latest), .. gone.Select(g => new ReleasedCount(g.Key, null, true, memory.Latest + 1))], search.Exposed.Count);
    }

    private IEnumerable<ReleasedCount> Changes(int number, ImmutableDictionary<CountKey, bool> withheld, Dictionary<CountKey, ReleasedCount> latest) => cells
        .Where(c => latest.GetValueOrDefault(c.Key) is not { } before || before.Value != c.Value.Value || before.Withheld != withheld[c.Key])
        .Select(c => new ReleasedCount(c.Key, c.Value.Value, withheld[c.Key], number));

    private void AddCells(Series series)
    {
        var years = book.YearsOf(series.Id).Select(Period.OfYear).ToList();
        var pools = series.Kind == SeriesKind.Stock ? [] : years.SelectMany(y => Pools(book.Catalogue).Select(n => Period.OfYears(n, y.Year))).ToList();
        var months = book.PeriodsOf(series.Id).Where(p => p.IsMonth).ToList();
        foreach (var place in book.Places)
        {
            var wide = !book.PartsOf(series.Id, place).IsEmpty || place.Level < PlaceLevel.Township;
            foreach (var period in years.Concat(pools).Concat(wide ? months : []))
            {
                Add(series, new CountKey(series.Id, place, period, Cells.All), wide);
            }

            var parts = PartsShown(book.Catalogue, series, wide).ToList();
            foreach (var (period, part) in years.Concat(wide ? pools : []).SelectMany(p => parts.Select(c => (p, c))))
            {
                Add(series, new CountKey(series.Id, place, period, part), wide);
            }
        }
    }

    private void Add(Series series, CountKey key, bool wide)
    {
        if (book[key].Value is { } value)
        {
            cells.TryAdd(key, new SuppressionCell(value, value < threshold && (value > 0 || series.Sensitive), Importance(key, wide)));
        }
    }

    /// <summary>Wholes before parts, wide places before narrow ones, years before months before pooled years.</summary>
    private static int Importance(CountKey key, bool wide)
    {
        var part = key.Cells.Conditions.Length;
        var time = key.Period.IsMonth ? 1 : key.Period.Years > 1 ? 0 : 2;
        return (part == 0 ? 8 : part == 1 ? 4 : 0) + (wide ? 16 : 0) + time;
    }

    private static IEnumerable<int> Pools(IndicatorCatalogue catalogue) => catalogue.Indicators.Values.SelectMany(i => i.Pooled).Distinct().Order();
}
