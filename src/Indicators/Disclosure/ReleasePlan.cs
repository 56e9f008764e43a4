using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>
/// Which counts of persons might ever be shown, and the sums between them. Years come whole and by each breakdown, pooled years whole; a place with parts besides
/// by month, with pooled years by breakdown and population by sex and age together. What is not in the plan is never shown to readers for whom anything is withheld.
/// </summary>
internal sealed class ReleasePlan
{
    private readonly CountBook book;
    private readonly Dictionary<CountKey, int> index = [];
    private readonly List<SuppressionCell> cells = [];
    private readonly List<SumRelation> relations = [];
    private readonly int threshold;

    private ReleasePlan(CountBook book, int threshold) => (this.book, this.threshold) = (book, threshold);

    /// <summary>The withheld and the shown counts of a book.</summary>
    public static ImmutableDictionary<CountKey, bool> Run(CountBook book, int threshold)
    {
        var plan = new ReleasePlan(book, threshold);
        var persons = book.Catalogue.Series.Values.Where(s => s.Persons).ToList();
        foreach (var series in persons)
        {
            plan.AddCells(series);
        }

        foreach (var series in persons)
        {
            plan.AddRelations(series);
        }

        var withheld = Suppression.Withhold(plan.cells, plan.relations, threshold);
        return plan.index.ToImmutableDictionary(i => i.Key, i => withheld[i.Value]);
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
                Add(series, new CountKey(series.Id, place, period, Cells.All));
            }

            var parts = PartsShown(book.Catalogue, series, wide).ToList();
            foreach (var (period, part) in years.Concat(wide ? pools : []).SelectMany(p => parts.Select(c => (p, c))))
            {
                Add(series, new CountKey(series.Id, place, period, part));
            }
        }
    }

    private void Add(Series series, CountKey key)
    {
        if (book[key].Value is { } value && !index.ContainsKey(key))
        {
            index[key] = cells.Count;
            cells.Add(new SuppressionCell(value, value < threshold && (value > 0 || series.Sensitive), Importance(series, key)));
        }
    }

    /// <summary>Wholes before parts, wide places before narrow ones, years before months before pooled years.</summary>
    private int Importance(Series series, CountKey key)
    {
        var part = key.Cells.Conditions.Length;
        var wide = !book.PartsOf(series.Id, key.Place).IsEmpty;
        var time = key.Period.IsMonth ? 1 : key.Period.Years > 1 ? 0 : 2;
        return (part == 0 ? 8 : part == 1 ? 4 : 0) + (wide ? 16 : 0) + time;
    }

    private void AddRelations(Series series)
    {
        foreach (var key in index.Keys.Where(k => k.Series == series.Id).ToList())
        {
            Relate(key, book.PartsOf(series.Id, key.Place).Select(p => key with { Place = p }));
            if (series.Kind == SeriesKind.Flow && key.Period.IsYears)
            {
                Relate(key, key.Period.Years > 1 ? key.Period.EachYear().Select(y => key with { Period = y }) : key.Period.EachMonth().Select(m => key with { Period = Period.OfMonth(m) }));
            }

            var used = key.Cells.Conditions.Select(c => c.Breakdown).ToList();
            foreach (var breakdown in series.Breakdowns.Where(b => !used.Contains(b)))
            {
                Relate(key, book.Catalogue.Breakdowns[breakdown].Codes.Select(c => key with { Cells = key.Cells.With(breakdown, c.Id) }));
            }

            if (series.PartOf is { } whole && index.TryGetValue(key with { Series = whole }, out var wider) && key.Cells.IsAll)
            {
                AddRest(wider, index[key], series.Sensitive);
            }
        }
    }

    /// <summary>The rest of a whole less one of its parts is never shown itself; a small one must not follow from the two.</summary>
    private void AddRest(int whole, int part, bool sensitive)
    {
        var rest = cells[whole].Value - cells[part].Value;
        if (rest >= 0 && rest < threshold && (rest > 0 || sensitive))
        {
            cells.Add(new SuppressionCell(rest, Small: true));
            relations.Add(new SumRelation(whole, [part, cells.Count - 1]));
        }
    }

    private void Relate(CountKey whole, IEnumerable<CountKey> parts)
    {
        var keys = parts.ToList();
        if (keys.Count > 0 && keys.All(index.ContainsKey) && keys.Sum(k => cells[index[k]].Value) == cells[index[whole]].Value)
        {
            relations.Add(new SumRelation(index[whole], [.. keys.Select(k => index[k])]));
        }
    }

    private static IEnumerable<int> Pools(IndicatorCatalogue catalogue) => catalogue.Indicators.Values.SelectMany(i => i.Pooled).Distinct().Order();
}
