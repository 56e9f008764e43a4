using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Anyu.Feel;

/// <summary>What a value is at run time.</summary>
public enum FeelKind : byte
{
    /// <summary>Facts are missing; <see cref="FeelValue.Missing"/> names them.</summary>
    Unknown,

    /// <summary>The question does not arise.</summary>
    NotApplicable,

    /// <summary>是 or 否.</summary>
    Boolean,

    /// <summary>A decimal number; its unit is static.</summary>
    Number,

    /// <summary>A date.</summary>
    Date,

    /// <summary>A text, code or division code.</summary>
    Text,

    /// <summary>A record.</summary>
    Record,

    /// <summary>A list.</summary>
    List,
}

/// <summary>A value in policy mode. Small, immutable, compared by content.</summary>
public readonly record struct FeelValue
{
    private readonly decimal number;
    private readonly object? reference;
    private readonly bool isYes;

    private FeelValue(FeelKind kind, decimal number, object? reference, bool isYes = false)
    {
        Kind = kind;
        this.isYes = isYes;
        this.number = number;
        this.reference = reference;
    }

    /// <summary>Not applicable.</summary>
    public static FeelValue NotApplicable { get; } = new(FeelKind.NotApplicable, 0, null);

    /// <summary>是.</summary>
    public static FeelValue Yes { get; } = new(FeelKind.Boolean, 1, null, isYes: true);

    /// <summary>否.</summary>
    public static FeelValue No { get; } = new(FeelKind.Boolean, 0, null);

    /// <summary>What it is.</summary>
    public FeelKind Kind { get; }

    /// <summary>Whether it is neither unknown nor not applicable.</summary>
    public bool IsKnown => Kind > FeelKind.NotApplicable;

    /// <summary>The number; meaningful for <see cref="FeelKind.Number"/>.</summary>
    public decimal AsNumber => number;

    /// <summary>The boolean; meaningful for <see cref="FeelKind.Boolean"/>.</summary>
    public bool AsBoolean => isYes;

    /// <summary>The date; meaningful for <see cref="FeelKind.Date"/>.</summary>
    public DateOnly AsDate => DateOnly.FromDayNumber((int)number);

    /// <summary>The text; meaningful for <see cref="FeelKind.Text"/>.</summary>
    public string AsText => (string)reference!;

    /// <summary>The record; meaningful for <see cref="FeelKind.Record"/>.</summary>
    public IFeelRecord AsRecord => (IFeelRecord)reference!;

    /// <summary>The members; meaningful for <see cref="FeelKind.List"/>.</summary>
    public ImmutableArray<FeelValue> AsList => ((FeelList)reference!).Items;

    /// <summary>The paths of the facts that are missing; empty unless unknown.</summary>
    public ImmutableArray<string> Missing => Kind == FeelKind.Unknown && reference is MissingFacts facts ? facts.Paths : [];

    /// <summary>The truth of a boolean, unknown or not applicable value.</summary>
    public Truth Truth => Kind switch
    {
        FeelKind.Boolean => isYes ? Truth.Yes : Truth.No,
        FeelKind.Unknown => Truth.Unknown,
        FeelKind.NotApplicable => Truth.NotApplicable,
        _ => throw new InvalidOperationException($"A {Kind} has no truth."),
    };

    /// <summary>A known boolean.</summary>
    public static FeelValue Of(bool value) => value ? Yes : No;

    /// <summary>A known number.</summary>
    public static FeelValue Of(decimal value) => new(FeelKind.Number, value, null);

    /// <summary>A known date.</summary>
    public static FeelValue Of(DateOnly value) => new(FeelKind.Date, value.DayNumber, null);

    /// <summary>A known text, code or division code.</summary>
    public static FeelValue Of(string value) => new(FeelKind.Text, 0, value);

    /// <summary>A record.</summary>
    public static FeelValue Of(IFeelRecord value) => new(FeelKind.Record, 0, value);

    /// <summary>A list.</summary>
    public static FeelValue Of(ImmutableArray<FeelValue> items) => new(FeelKind.List, 0, new FeelList(items));

    /// <summary>Unknown because these facts are missing. Paths are kept sorted and distinct.</summary>
    public static FeelValue Unknown(params ReadOnlySpan<string> missing) => new(FeelKind.Unknown, 0, MissingFacts.Of(missing));

    /// <summary>Unknown for the reasons of both.</summary>
    public static FeelValue UnknownOfBoth(FeelValue left, FeelValue right) =>
        left.Kind != FeelKind.Unknown ? right
        : right.Kind != FeelKind.Unknown || ReferenceEquals(left.reference, right.reference) ? left
        : Unknown([.. left.Missing, .. right.Missing]);

    /// <summary>Unknown, yet something about it is certain: bounds of a count, or the members that are surely in a list.</summary>
    internal static FeelValue UnknownBut(object certain, params ReadOnlySpan<string> missing) =>
        new(FeelKind.Unknown, 0, MissingFacts.Of(missing) with { Certain = certain });

    /// <summary>What is certain about an unknown value, if anything.</summary>
    internal T? Certain<T>()
        where T : class => Kind == FeelKind.Unknown ? (reference as MissingFacts)?.Certain as T : null;

    /// <summary>
    /// Not applicable as far as known, but no if these facts turn out so: the value of <c>father.employed and birth.inPolicy</c> without a father.
    /// Neither can become yes, so nothing is asked; only what turns no into yes must wait (<see cref="Settled"/>).
    /// </summary>
    internal static FeelValue NotApplicableOrNo(FeelValue unknown) => new(FeelKind.NotApplicable, 0, unknown.reference);

    /// <summary>This value, but unknown where the missing facts decide between not applicable and no.</summary>
    internal FeelValue Settled() => Kind == FeelKind.NotApplicable && reference is not null ? new(FeelKind.Unknown, 0, reference) : this;

    /// <summary>The same unknown without what is certain about it: for operators whose result is another thing.</summary>
    internal FeelValue Vague() => Kind == FeelKind.Unknown && reference is MissingFacts { Certain: not null } facts
        ? new(FeelKind.Unknown, 0, facts with { Certain = null })
        : this;

    /// <summary>The number behind a known boolean, number or date, by which they compare.</summary>
    internal decimal Magnitude => number;

    /// <summary>The value for logs and tests, in no language: <c>98</c>, <c>2024-06-01</c>, <c>unknown(mother.employed)</c>.</summary>
    public override string ToString() => Kind switch
    {
        FeelKind.Unknown => $"unknown({string.Join(", ", Missing)})",
        FeelKind.NotApplicable => "not applicable",
        FeelKind.Boolean => AsBoolean ? "true" : "false",
        FeelKind.Number => number.ToString(CultureInfo.InvariantCulture),
        FeelKind.Date => AsDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FeelKind.Text => AsText,
        FeelKind.Record => AsRecord.Path,
        _ => $"[{string.Join(", ", AsList)}]",
    };

    /// <inheritdoc/>
    public bool Equals(FeelValue other) =>
        Kind == other.Kind && number == other.number && (Kind == FeelKind.NotApplicable || Equals(reference, other.reference));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, number, Kind == FeelKind.NotApplicable ? null : reference);

    private sealed record FeelList(ImmutableArray<FeelValue> Items)
    {
        public bool Equals(FeelList? other) => other is not null && Items.AsSpan().SequenceEqual(other.Items.AsSpan());

        public override int GetHashCode() => Items.Length;
    }

    private sealed record MissingFacts(ImmutableArray<string> Paths)
    {
        public object? Certain { get; init; }

        public static MissingFacts Of(ReadOnlySpan<string> paths)
        {
            var sorted = paths.ToArray();
            Array.Sort(sorted, StringComparer.Ordinal);
            var count = Math.Min(1, sorted.Length);
            foreach (var path in sorted)
            {
                if (path != sorted[count - 1])
                {
                    sorted[count++] = path;
                }
            }

            return new MissingFacts(count == sorted.Length ? ImmutableCollectionsMarshal.AsImmutableArray(sorted) : [.. sorted.AsSpan(0, count)]);
        }

        public bool Equals(MissingFacts? other) => other is not null && Paths.AsSpan().SequenceEqual(other.Paths.AsSpan());

        public override int GetHashCode() => Paths.Length;
    }
}
