using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>A count in one release.</summary>
/// <param name="Key">The count.</param>
/// <param name="Cell">Value and state; null when the release no longer has it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LatticeCell(CountKey Key, SuppressionCell? Cell);

/// <summary>
/// All counts that any release has or will have, and the sums a reader can set up between them. A count that keeps its value from one release to the next is one unknown:
/// the reader may know what did not change. One that comes back to a value once withheld is the same unknown again and stays withheld: whoever guesses that it came back must learn nothing either.
/// One that comes back to a value once shown is another: that guess is the very number, and nothing can be worked out by it. A sum holds within each release: places in a place, months in a year, years in a pool, codes of a breakdown, a part beside the rest of its whole.
/// </summary>
internal sealed class ReleaseLattice(IndicatorCatalogue catalogue, int threshold)
{
    private readonly Dictionary<(CountKey Key, long Value), int> known = [];
    private readonly Dictionary<CountKey, int> view = [];
    private readonly Dictionary<(string Series, Period Period, Cells Cells), SortedSet<PlaceCode>> places = [];
    private readonly HashSet<string> made = new(StringComparer.Ordinal);
    private readonly ImmutableArray<int> pools = [.. catalogue.Indicators.Values.SelectMany(i => i.Pooled).Distinct().Order()];
    private readonly ILookup<string, Series> parts = catalogue.Series.Values.Where(s => s.PartOf is not null).ToLookup(s => s.PartOf!, StringComparer.Ordinal);

    /// <summary>The unknowns.</summary>
    public List<SuppressionCell> Cells { get; } = [];

    /// <summary>The sums.</summary>
    public List<SumRelation> Relations { get; } = [];

    /// <summary>The unknown that a count is in the release looked at last.</summary>
    public int IndexOf(CountKey key) => view[key];

    /// <summary>Goes on to the next release.</summary>
    /// <param name="changes">What it has that the one before had not.</param>
    public void Step(IReadOnlyCollection<LatticeCell> changes)
    {
        foreach (var (key, cell) in changes)
        {
            Put(key, cell);
        }

        foreach (var slice in changes.Select(c => (c.Key.Series, c.Key.Period, c.Key.Cells)).Distinct())
        {
            RelatePlaces(slice);
        }

        foreach (var whole in changes.SelectMany(c => WholesOf(c.Key)).Where(view.ContainsKey).Distinct())
        {
            RelateParts(whole);
        }
    }

    private void Put(CountKey key, SuppressionCell? cell)
    {
        var slice = (key.Series, key.Period, key.Cells);
        if (cell is not { } value)
        {
            view.Remove(key);
            places.GetValueOrDefault(slice)?.Remove(key.Place);
            return;
        }

        var isHere = view.TryGetValue(key, out var index) && Cells[index].Value == value.Value;
        if (!isHere && (!known.TryGetValue((key, value.Value), out index) || Cells[index].Known))
        {
            known[(key, value.Value)] = index = Cells.Count;
            Cells.Add(value);
        }

        view[key] = index;
        if (!places.TryGetValue(slice, out var inside))
        {
            places[slice] = inside = [];
        }

        inside.Add(key.Place);
    }

    /// <summary>Each place of a slice belongs to the nearest place around it that the slice has too.</summary>
    private void RelatePlaces((string Series, Period Period, Cells Cells) slice)
    {
        var all = places[slice];
        foreach (var group in all.Select(p => (Place: p, Around: Around(p, all))).Where(p => p.Around is not null).GroupBy(p => p.Around!.Value))
        {
            Relate(new CountKey(slice.Series, group.Key, slice.Period, slice.Cells), group.Select(p => new CountKey(slice.Series, p.Place, slice.Period, slice.Cells)));
        }
    }

    private static PlaceCode? Around(PlaceCode place, SortedSet<PlaceCode> all)
    {
        var at = place.Parent;
        while (at is { } wider && !all.Contains(wider))
        {
            at = wider.Parent;
        }

        return at;
    }

    /// <summary>The count itself and what it is a part of by time or breakdown.</summary>
    private IEnumerable<CountKey> WholesOf(CountKey key)
    {
        yield return key;
        if (key.Period.IsMonth)
        {
            yield return key with { Period = Period.OfYear(key.Period.Year) };
        }

        foreach (var (years, last) in key.Period is { IsYears: true, Years: 1 } ? pools.SelectMany(n => Enumerable.Range(key.Period.Year, n).Select(last => (n, last))) : [])
        {
            yield return key with { Period = Period.OfYears(years, last) };
        }

        foreach (var (breakdown, _) in key.Cells.Conditions)
        {
            yield return key with { Cells = Anyu.Indicators.Cells.Of(key.Cells.Conditions.Where(c => c.Breakdown != breakdown).Select(c => KeyValuePair.Create(c.Breakdown, c.Code))) };
        }
    }

    private void RelateParts(CountKey key)
    {
        var series = catalogue.Series[key.Series];
        if (series.Kind == SeriesKind.Flow && key.Period.IsYears)
        {
            Relate(key, key.Period.Years > 1 ? key.Period.EachYear().Select(y => key with { Period = y }) : key.Period.EachMonth().Select(m => key with { Period = Period.OfMonth(m) }));
        }

        var used = key.Cells.Conditions.Select(c => c.Breakdown).ToList();
        foreach (var breakdown in series.Breakdowns.Where(b => !used.Contains(b, StringComparer.Ordinal)))
        {
            Relate(key, catalogue.Breakdowns[breakdown].Codes.Select(c => key with { Cells = key.Cells.With(breakdown, c.Id) }));
        }

        if (!key.Cells.IsAll)
        {
            return;
        }

        if (series.PartOf is { } whole)
        {
            RelateRest(key with { Series = whole }, key, series.Sensitive);
        }

        foreach (var part in parts[series.Id])
        {
            RelateRest(key, key with { Series = part.Id }, part.Sensitive);
        }
    }

    private void Relate(CountKey whole, IEnumerable<CountKey> among)
    {
        var keys = among.ToList();
        if (keys.Count > 0 && view.TryGetValue(whole, out var index) && keys.TrueForAll(view.ContainsKey) && keys.Sum(k => Cells[view[k]].Value) == Cells[index].Value)
        {
            Add(new SumRelation(index, [.. keys.Select(k => view[k])]));
        }
    }

    /// <summary>The rest of a whole less one of its parts is never shown itself; a small one must not follow from the two.</summary>
    private void RelateRest(CountKey wholeKey, CountKey partKey, bool sensitive)
    {
        if (!view.TryGetValue(wholeKey, out var whole) || !view.TryGetValue(partKey, out var part))
        {
            return;
        }

        var rest = Cells[whole].Value - Cells[part].Value;
        if (rest >= 0 && rest < threshold && (rest > 0 || sensitive) && made.Add($"{whole}-{part}"))
        {
            Cells.Add(new SuppressionCell(rest, Small: true));
            Relations.Add(new SumRelation(whole, [part, Cells.Count - 1]));
        }
    }

    private void Add(SumRelation relation)
    {
        if (made.Add(string.Join(' ', relation.All)))
        {
            Relations.Add(relation);
        }
    }
}
