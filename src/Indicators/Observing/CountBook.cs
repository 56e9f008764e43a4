using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>
/// All counts at hand. What was not reported itself is added up where its parts are complete: codes of a breakdown, months of a year (flows only), places of
/// a place. Places add up only to a place that a data set says it covers, so a county that did not report is a gap and never a fall.
/// </summary>
public sealed class CountBook
{
    private readonly FrozenDictionary<CountKey, Observation> observed;
    private readonly FrozenDictionary<CountKey, ImmutableArray<Observation>> replacements;
    private readonly FrozenDictionary<string, DataSet> sets;
    private readonly FrozenDictionary<(string Series, PlaceCode Place), ImmutableArray<PlaceCode>> parts;
    private readonly FrozenDictionary<string, ImmutableArray<Period>> periods;
    private readonly ConcurrentDictionary<CountKey, Count> known = new();
    private readonly FrozenDictionary<string, ImmutableArray<ImmutableArray<string>>> crossings;

    /// <summary>A book of observations; of two with one key that counted from records goes before an imported one, then the later, and of one day the data set later in the list.</summary>
    public CountBook(IndicatorCatalogue catalogue, IEnumerable<DataSet> dataSets, IEnumerable<Observation> observations)
    {
        Catalogue = catalogue;
        ImmutableArray<DataSet> listed = [.. dataSets];
        sets = listed.ToFrozenDictionary(s => s.Id, StringComparer.Ordinal);
        var rank = listed.OrderBy(s => s.IsCounted).ThenBy(s => s.Imported).Index().ToFrozenDictionary(s => s.Item.Id, s => s.Index, StringComparer.Ordinal);
        var latest = new Dictionary<CountKey, Observation>();
        var before = new Dictionary<CountKey, ImmutableArray<Observation>>();
        foreach (var one in observations.OrderBy(o => rank[o.From.DataSet]))
        {
            if (latest.TryGetValue(one.Key, out var replaced))
            {
                before[one.Key] = before.GetValueOrDefault(one.Key, []).Add(replaced);
            }

            latest[one.Key] = one;
        }

        observed = latest.ToFrozenDictionary();
        replacements = before.ToFrozenDictionary();
        parts = PartsOf();
        Places = [.. observed.Keys.Select(k => k.Place).Concat(parts.Keys.Select(k => k.Place)).Distinct().Order()];
        periods = latest.Keys.GroupBy(k => k.Series, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.Select(k => k.Period).Distinct().Order().ToImmutableArray(), StringComparer.Ordinal);
        crossings = latest.Keys.GroupBy(k => k.Series, StringComparer.Ordinal).ToFrozenDictionary(
            g => g.Key, g => g.Select(k => k.Cells).Distinct().Select(c => c.Conditions.Select(x => x.Breakdown).ToImmutableArray()).ToImmutableArray(), StringComparer.Ordinal);
    }

    /// <summary>The definitions that the counts are read by.</summary>
    public IndicatorCatalogue Catalogue { get; }

    /// <summary>The data sets, in order of id.</summary>
    public IEnumerable<DataSet> Sets => sets.Values.OrderBy(s => s.Id, StringComparer.Ordinal);

    /// <summary>Every place with a count of its own or added up.</summary>
    public ImmutableArray<PlaceCode> Places { get; }

    /// <summary>All reported counts.</summary>
    public IEnumerable<Observation> Observations => observed.Values;

    /// <summary>Everything reported for a count with the day it was imported, the oldest first: late reports show here. Records and tables are not mixed.</summary>
    public ImmutableArray<(DateOnly Imported, long Value)> HistoryOf(CountKey key) => observed.TryGetValue(key, out var last)
        ? [.. replacements.GetValueOrDefault(key, []).Append(last).Where(o => SetOf(o).IsCounted == SetOf(last).IsCounted).Select(o => (SetOf(o).Imported, o.Value))]
        : [];

    /// <summary>The data set that a count came from.</summary>
    public DataSet SetOf(Observation observation) => sets[observation.From.DataSet];

    /// <summary>The periods reported for a series.</summary>
    public ImmutableArray<Period> PeriodsOf(string series) => periods.GetValueOrDefault(series, []);

    /// <summary>Calendar years with anything reported for a series.</summary>
    public ImmutableArray<int> YearsOf(string series) => [.. PeriodsOf(series).Select(p => p.Year).Distinct().Order()];

    /// <summary>The places that are added up to a place, where a data set covers it.</summary>
    public ImmutableArray<PlaceCode> PartsOf(string series, PlaceCode place) => parts.GetValueOrDefault((series, place), []);

    /// <summary>The count, or what is missing for it.</summary>
    [SuppressMessage("Design", "CA1043", Justification = "The key is a small value.")]
    public Count this[CountKey key] => known.TryGetValue(key, out var count) ? count : known.GetOrAdd(key, Work);

    /// <summary>The rows of imported tables that a count rests on.</summary>
    public IEnumerable<Observation> RowsOf(CountKey key) =>
        observed.TryGetValue(key, out var own) ? [own] : Ways(key).FirstOrDefault(way => way.All(k => this[k].Value is not null), []).SelectMany(RowsOf);

    private Count Work(CountKey key)
    {
        if (observed.TryGetValue(key, out var own))
        {
            return Count.Of(own.Value, sets[own.From.DataSet].Synthetic);
        }

        Count? nearest = null;
        foreach (var way in Ways(key))
        {
            var sum = Count.Sum(way.Select(k => this[k]));
            if (sum.Value is not null)
            {
                return sum;
            }

            nearest = nearest is null || sum.Gaps < nearest.Gaps ? sum : nearest;
        }

        return nearest is null || nearest.Gaps == 0 ? Count.Lacking(key) : nearest;
    }

    /// <summary>The ways to add a count up, each a list of keys: by parts of a breakdown, by months or years, by places.</summary>
    private IEnumerable<ImmutableArray<CountKey>> Ways(CountKey key)
    {
        var series = Catalogue.Series[key.Series];
        if (series.Kind == SeriesKind.Flow && key.Period.IsYears)
        {
            yield return key.Period.Years > 1
                ? [.. key.Period.EachYear().Select(year => key with { Period = year })]
                : [.. key.Period.EachMonth().Select(month => key with { Period = Period.OfMonth(month) })];
        }

        if (PartsOf(key.Series, key.Place) is { IsEmpty: false } places)
        {
            yield return [.. places.Select(place => key with { Place = place })];
        }

        if (series.Breakdowns.IsEmpty)
        {
            yield break;
        }

        var used = key.Cells.Conditions.Select(c => c.Breakdown).ToImmutableArray();
        foreach (var breakdown in series.Breakdowns.Where(b => !used.Contains(b, StringComparer.Ordinal) && Crossed(key.Series, used.Add(b))))
        {
            yield return [.. Catalogue.Breakdowns[breakdown].Codes.Select(code => key with { Cells = key.Cells.With(breakdown, code.Id) })];
        }
    }

    /// <summary>Whether some report has these breakdowns together: parts that nobody reports need not be looked for.</summary>
    private bool Crossed(string series, ImmutableArray<string> breakdowns) =>
        crossings.GetValueOrDefault(series, []).Any(reported => breakdowns.All(reported.Contains));

    private FrozenDictionary<(string Series, PlaceCode Place), ImmutableArray<PlaceCode>> PartsOf()
    {
        var found = new Dictionary<(string, PlaceCode), HashSet<PlaceCode>>();
        foreach (var group in observed.Values.GroupBy(o => (o.Key.Series, o.From.DataSet)))
        {
            if (sets[group.Key.DataSet].Covers is not { } whole)
            {
                continue;
            }

            var reporting = group.Select(o => o.Key.Place).Where(p => p != whole && p.IsWithin(whole)).ToHashSet();
            foreach (var place in reporting)
            {
                AddChain(found, group.Key.Series, place, whole);
            }
        }

        return found.ToFrozenDictionary(f => f.Key, f => f.Value.Order().ToImmutableArray());
    }

    private static void AddChain(Dictionary<(string, PlaceCode), HashSet<PlaceCode>> found, string series, PlaceCode place, PlaceCode whole)
    {
        for (var at = place; at != whole && at.Parent is { } wider;)
        {
            wider = wider.IsWithin(whole) ? wider : whole;
            if (!found.TryGetValue((series, wider), out var inside))
            {
                found[(series, wider)] = inside = [];
            }

            inside.Add(at);
            at = wider;
        }
    }
}
