using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Anyu.Kernel;

/// <summary>
/// One snapshot of the division tree 行政区划. Codes stand sorted in one array and names in one buffer of bytes, so that the nation's
/// six hundred thousand villages cost some thirty megabytes and no object each; a place is made when it is asked for.
/// Because every place stands directly before the places inside it, a subtree is a range of that array. Immutable; safe for use by many threads.
/// </summary>
public sealed class PlaceTree
{
    private readonly long[] _codes;
    private readonly NameSlice[] _slices;
    private readonly byte[] _names;
    private readonly FrozenDictionary<long, string> _english;
    private readonly FrozenSet<long> _groupings;

    internal PlaceTree(PlaceRows rows, DateOnly? asOf)
    {
        (_codes, _slices, _names) = rows.Sorted();
        _english = rows.English.ToFrozenDictionary();
        _groupings = rows.Groupings.ToFrozenSet();
        AsOf = asOf;
    }

    /// <summary>The day whose divisions the snapshot describes; null when its file does not say.</summary>
    public DateOnly? AsOf { get; }

    /// <summary>How many places it holds.</summary>
    public int Count => _codes.Length;

    /// <summary>Every place, each before the places inside it.</summary>
    public IEnumerable<Place> All => Enumerable.Range(0, Count).Select(PlaceAt);

    /// <summary>Whether the snapshot holds a place.</summary>
    public bool Contains(PlaceCode code) => IndexOf(code) >= 0;

    /// <summary>The place with a code; null when the snapshot has none.</summary>
    public Place? Find(PlaceCode code) => IndexOf(code) is >= 0 and var index ? PlaceAt(index) : null;

    /// <summary>Reads a code and looks it up.</summary>
    /// <param name="text">What the user wrote: 2, 4, 6, 9 or 12 digits.</param>
    /// <param name="place">The place when the snapshot has it.</param>
    /// <param name="problem"><c>KRN-0008</c> when it is no code, <c>KRN-0009</c> with the nearest wider place when it is not held.</param>
    public bool TryResolve(string text, out Place place, [NotNullWhen(false)] out Problem? problem)
    {
        place = default;
        if (!PlaceCode.TryParse(text, out var code, out problem))
        {
            return false;
        }

        var found = Find(code);
        place = found ?? default;
        problem = found is null ? KernelProblems.UnknownPlace(code, Nearest(code)) : null;
        return problem is null;
    }

    /// <summary>The place itself when the snapshot holds it, else the narrowest held place around it.</summary>
    public Place Nearest(PlaceCode code) =>
        Find(code) ?? (code.Parent is { } parent ? Nearest(parent) : new Place(code, new(code.ToString(), code.ToString()), false));

    /// <summary>Nation, province, prefecture, county, township, village down to the place, itself included; headings and levels not held are left out.</summary>
    public ImmutableArray<Place> ChainOf(PlaceCode code) =>
        [.. code.Chain().Select(Find).OfType<Place>().Where(place => !place.IsGrouping || place.Code == code)];

    /// <summary>The places directly inside a place, in the order of their codes.</summary>
    public IEnumerable<Place> ChildrenOf(PlaceCode code)
    {
        var index = FirstAtOrAfter(code.Digits + 1);
        while (index < _codes.Length && _codes[index] < code.End)
        {
            yield return PlaceAt(index);
            index = FirstAtOrAfter(new PlaceCode(_codes[index]).End);
        }
    }

    /// <summary>How many places lie inside a place, at all levels, itself not counted.</summary>
    public int CountInside(PlaceCode code) => FirstAtOrAfter(code.End) - FirstAtOrAfter(code.Digits + 1);

    /// <summary>
    /// Places by name or by the beginning of a code, best first: equal names, then names that begin with the text, then names that contain it;
    /// wider places before narrower ones. English names are searched without regard to case.
    /// </summary>
    /// <param name="text">What the user typed; blank finds nothing.</param>
    /// <param name="limit">At most this many, 1 to 1000.</param>
    /// <param name="within">Only inside this place; the nation when left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public ImmutableArray<Place> Search(string text, int limit = 20, PlaceCode within = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 1000);
        var sought = text.Trim();
        if (sought.Length == 0)
        {
            return [];
        }

        var (first, end) = char.IsAsciiDigit(sought[0]) ? CodesThatBegin(sought) : (0, Count);
        first = Math.Max(first, FirstAtOrAfter(within.Digits));
        end = Math.Min(end, FirstAtOrAfter(within.End));
        var hits = new PlaceHits(limit);
        var bytes = Encoding.UTF8.GetBytes(sought);
        for (var index = first; index < end; index++)
        {
            var rank = char.IsAsciiDigit(sought[0]) ? RankCode(index, sought) : RankName(index, sought, bytes);
            hits.Add(rank, new PlaceCode(_codes[index]).Level, index);
        }

        return [.. hits.Best().Select(PlaceAt)];
    }

    internal IEnumerable<Place> WithoutParent() =>
        Enumerable.Range(0, Count).Where(index => new PlaceCode(_codes[index]).Parent is { } parent && !Contains(parent)).Select(PlaceAt);

    internal IEnumerable<Place> Repeated() =>
        Enumerable.Range(0, Count).Skip(1).Where(index => _codes[index] == _codes[index - 1]).Select(PlaceAt);

    /// <summary>Codes with the same first digits stand side by side.</summary>
    private (int First, int End) CodesThatBegin(string digits)
    {
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var low) || digits.Length > PlaceCode.FullLength)
        {
            return (0, 0);
        }

        var high = low + 1;
        for (var length = digits.Length; length < PlaceCode.FullLength; length++)
        {
            (low, high) = (low * 10, high * 10);
        }

        return (FirstAtOrAfter(low), FirstAtOrAfter(high));
    }

    private PlaceMatch RankCode(int index, string sought)
    {
        var code = new PlaceCode(_codes[index]).ToString();
        return code == sought ? PlaceMatch.Equal : code.StartsWith(sought, StringComparison.Ordinal) ? PlaceMatch.Begins : PlaceMatch.None;
    }

    private PlaceMatch RankName(int index, string sought, byte[] bytes)
    {
        var name = NameBytes(index);
        var at = name.IndexOf(bytes);
        var rank = at < 0 ? PlaceMatch.None : at > 0 ? PlaceMatch.Contains : name.Length == bytes.Length ? PlaceMatch.Equal : PlaceMatch.Begins;
        return rank == PlaceMatch.None && _english.TryGetValue(_codes[index], out var english) && english.StartsWith(sought, StringComparison.OrdinalIgnoreCase)
            ? english.Length == sought.Length ? PlaceMatch.Equal : PlaceMatch.Begins
            : rank;
    }

    private Place PlaceAt(int index)
    {
        var name = Encoding.UTF8.GetString(NameBytes(index));
        var english = _english.GetValueOrDefault(_codes[index], name);
        return new Place(new PlaceCode(_codes[index]), new Bilingual(name, english), _groupings.Contains(_codes[index]));
    }

    private ReadOnlySpan<byte> NameBytes(int index) => _names.AsSpan(_slices[index].Start, _slices[index].Length);

    private int IndexOf(PlaceCode code) => Array.BinarySearch(_codes, code.Digits);

    private int FirstAtOrAfter(long digits)
    {
        var found = Array.BinarySearch(_codes, digits);
        return found >= 0 ? found : ~found;
    }
}
