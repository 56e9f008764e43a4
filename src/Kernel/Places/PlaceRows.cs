namespace Anyu.Kernel;

/// <summary>Where a name stands in the buffer of names.</summary>
internal readonly record struct NameSlice(int Start, int Length);

/// <summary>The rows of the division files while they are read.</summary>
internal sealed class PlaceRows
{
    private readonly List<long> _codes = [];
    private readonly List<NameSlice> _slices = [];
    private readonly List<byte> _names = [];

    public Dictionary<long, string> English { get; } = [];

    public HashSet<long> Groupings { get; } = [];

    public void Add(PlaceCode code, ReadOnlySpan<byte> name)
    {
        _codes.Add(code.Digits);
        _slices.Add(new NameSlice(_names.Count, name.Length));
        _names.AddRange(name);
    }

    /// <summary>The rows in the order of their codes; the names stay where they are.</summary>
    public (long[] Codes, NameSlice[] Slices, byte[] Names) Sorted()
    {
        var codes = _codes.ToArray();
        var slices = _slices.ToArray();
        Array.Sort(codes, slices);
        return (codes, slices, _names.ToArray());
    }
}
