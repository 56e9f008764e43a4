using System.Collections.Immutable;
using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>
/// Adds records up to counts of a place and of its townships. Every cell that could have a record is there, so that nought is a count and no gap. A breakdown that some record does not
/// say (a mother who is not known) is left out of that period in all places, since townships would add up to too little: a gap is honest, too small a sum is not.
/// </summary>
internal sealed class CountTally(IndicatorCatalogue catalogue, PlaceTree tree, PlaceCode place)
{
    private const int TownshipDigits = 9;

    private readonly FrozenPlaces places = FrozenPlaces.Of(tree, place);
    private readonly Dictionary<CountKey, long> counts = [];
    private readonly HashSet<(string Series, Period Period, string Breakdown)> unsaid = [];
    private readonly Dictionary<string, long> records = new(StringComparer.Ordinal);

    /// <summary>How many records a series has in the whole place.</summary>
    public long RecordsOf(string series) => records.GetValueOrDefault(series);

    /// <summary>Opens every cell of a series in a period.</summary>
    /// <param name="series">The series.</param>
    /// <param name="period">The period.</param>
    /// <param name="breakdowns">The breakdowns that its records say.</param>
    public void Open(Series series, Period period, params ReadOnlySpan<string> breakdowns)
    {
        foreach (var at in places.All)
        {
            var key = new CountKey(series.Id, at, period, Cells.All);
            counts.TryAdd(key, 0);
            foreach (var cells in CellsOf(series, breakdowns))
            {
                counts.TryAdd(key with { Cells = cells }, 0);
            }
        }
    }

    /// <summary>Adds one record, or several of one kind.</summary>
    /// <param name="series">The series.</param>
    /// <param name="period">The period.</param>
    /// <param name="placeCode">Where, nine digits or more.</param>
    /// <param name="said">Breakdown and code; a null code was not said.</param>
    /// <param name="number">How many.</param>
    public void Add(string series, Period period, string placeCode, ImmutableArray<(string Breakdown, string? Code)> said, long number = 1)
    {
        records[series] = RecordsOf(series) + number;
        foreach (var at in places.Of(placeCode.AsSpan(0, TownshipDigits)))
        {
            var key = new CountKey(series, at, period, Cells.All);
            counts[key] += number;
            foreach (var (breakdown, code) in said)
            {
                if (code is null)
                {
                    unsaid.Add((series, period, breakdown));
                }
                else
                {
                    counts[key with { Cells = Cells.Of(breakdown, code) }] += number;
                }
            }

            if (said is [(var one, { } first), (var other, { } second)] && counts.TryGetValue(key with { Cells = Cells.Of(one, first).With(other, second) }, out var crossed))
            {
                counts[key with { Cells = Cells.Of(one, first).With(other, second) }] = crossed + number;
            }
        }
    }

    /// <summary>The counts of some series in a fixed order.</summary>
    public IEnumerable<KeyValuePair<CountKey, long>> Of(Func<string, bool> taken) => counts
        .Where(c => taken(c.Key.Series) && !c.Key.Cells.Conditions.Any(x => unsaid.Contains((c.Key.Series, c.Key.Period, x.Breakdown))))
        .OrderBy(c => c.Key.Series, StringComparer.Ordinal).ThenBy(c => c.Key.Period).ThenBy(c => c.Key.Place).ThenBy(c => c.Key.Cells.ToString(), StringComparer.Ordinal);

    /// <summary>A stock's two breakdowns stand crossed too, a flow's each for itself.</summary>
    private List<Cells> CellsOf(Series series, ReadOnlySpan<string> breakdowns)
    {
        var cells = new List<Cells>();
        foreach (var breakdown in breakdowns)
        {
            cells.AddRange(catalogue.Breakdowns[breakdown].Codes.Select(c => Cells.Of(breakdown, c.Id)));
        }

        if (series.Kind == SeriesKind.Stock && breakdowns is [var first, var second])
        {
            var (one, other) = (catalogue.Breakdowns[first], catalogue.Breakdowns[second]);
            cells.AddRange(one.Codes.SelectMany(a => other.Codes.Select(b => Cells.Of(one.Id, a.Id).With(other.Id, b.Id))));
        }

        return cells;
    }

    /// <summary>The place and its townships, found by nine digits.</summary>
    private sealed record FrozenPlaces(ImmutableArray<PlaceCode> All, ImmutableDictionary<string, PlaceCode> Townships, PlaceCode Whole)
    {
        public static FrozenPlaces Of(PlaceTree tree, PlaceCode place)
        {
            ImmutableArray<PlaceCode> inside = place.Level == PlaceLevel.County ? [.. tree.ChildrenOf(place).Select(p => p.Code)] : [];
            return new([place, .. inside], inside.ToImmutableDictionary(p => p.ToString(), StringComparer.Ordinal), place);
        }

        /// <summary>The whole, and the township where it is one that the division tree has.</summary>
        public IEnumerable<PlaceCode> Of(ReadOnlySpan<char> township) =>
            Townships.TryGetValue(township.ToString(), out var found) ? [Whole, found] : [Whole];
    }
}

/// <summary>How records say the codes of breakdowns.</summary>
internal static class RecordWords
{
    /// <summary>The sex, or null.</summary>
    public static string? Of(RegisteredSex sex) => sex switch { RegisteredSex.Male => "male", RegisteredSex.Female => "female", _ => null };

    /// <summary>The order of a birth, or null.</summary>
    public static string? Order(int? order) => order switch { null => null, 1 => "first", 2 => "second", _ => "third" };

    /// <summary>The five years of a mother's age, the youngest and oldest with those beyond; null when not known.</summary>
    public static string? MotherAge(int? years) => years is { } age ? Group(Math.Clamp(age, 15, 49)) : null;

    /// <summary>The five years that an age lies in.</summary>
    public static string Group(int age) => age >= 100 ? "100+" : string.Create(CultureInfo.InvariantCulture, $"{age / 5 * 5}-{(age / 5 * 5) + 4}");

    /// <summary>The first and last day of birth of a group's ages on a day: <c>20-24</c>, <c>100+</c>.</summary>
    public static (DateOnly From, DateOnly To) Born(string group, DateOnly on)
    {
        var ends = group.TrimEnd('+').Split('-').Select(end => int.Parse(end, NumberStyles.None, CultureInfo.InvariantCulture)).ToArray();
        return (ends.Length == 1 ? DateOnly.MinValue : on.AddYears(-ends[1] - 1).AddDays(1), on.AddYears(-ends[0]));
    }
}
