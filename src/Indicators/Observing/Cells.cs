using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Anyu.Indicators;

/// <summary>Which part of a series is meant: breakdown and code, such as <c>sex=male</c>. Empty is the whole. Written in order of breakdown, joined by <c>;</c>.</summary>
public readonly record struct Cells
{
    private readonly string? text;

    private Cells(string text) => this.text = text.Length == 0 ? null : text;

    /// <summary>The whole series.</summary>
    public static Cells All => default;

    /// <summary>Whether the whole is meant.</summary>
    public bool IsAll => string.IsNullOrEmpty(text);

    /// <summary>Breakdown and code of each condition, in order of breakdown.</summary>
    [SuppressMessage("Performance", "CA1819", Justification = "Immutable.")]
    public ImmutableArray<(string Breakdown, string Code)> Conditions =>
        IsAll ? [] : [.. text!.Split(';').Select(part => part.Split('=', 2)).Select(part => (part[0], part[1]))];

    /// <summary>Made of conditions in any order.</summary>
    public static Cells Of(IEnumerable<KeyValuePair<string, string>> conditions) =>
        new(string.Join(';', conditions.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}={c.Value}")));

    /// <summary>One condition.</summary>
    public static Cells Of(string breakdown, string code) => new($"{breakdown}={code}");

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static Cells Parse(string written) => new(written);

    /// <summary>One more condition.</summary>
    public Cells With(string breakdown, string code) =>
        Of(Conditions.Where(c => c.Breakdown != breakdown).Append((breakdown, code)).Select(c => KeyValuePair.Create(c.Item1, c.Item2)));

    /// <summary>Whether these conditions hold all of the other's.</summary>
    public bool Holds(Cells wider)
    {
        var own = Conditions;
        return wider.Conditions.All(own.Contains);
    }

    /// <inheritdoc/>
    public override string ToString() => text ?? "";
}
