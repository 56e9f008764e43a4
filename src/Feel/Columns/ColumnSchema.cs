using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Anyu.Feel;

/// <summary>How the values of a column are kept.</summary>
public enum ColumnKind : byte
{
    /// <summary>是 or 否: one bit.</summary>
    Truth,

    /// <summary>A 32-bit whole number, scaled by <see cref="ColumnField.Decimals"/>; a day number; or a code into <see cref="ColumnField.Texts"/>.</summary>
    Whole,

    /// <summary>A 64-bit whole number, scaled by <see cref="ColumnField.Decimals"/>: fen when there are two decimals of a yuan.</summary>
    Long,

    /// <summary>A decimal number of 28 digits. Slow; for values that no whole number holds.</summary>
    Exact,
}

/// <summary>One column of a table of families: what it is called, what it holds, and how.</summary>
/// <param name="Name">The path of the fact, such as <c>mother.employed</c> or <c>children[1].birthDate</c>.</param>
/// <param name="Kind">How the values are kept.</param>
public sealed record ColumnField(string Name, ColumnKind Kind)
{
    /// <summary>Whether a row may lack the value, so that it is unknown.</summary>
    public bool MayBeUnknown { get; init; }

    /// <summary>Whether the question may not arise in a row.</summary>
    public bool MayBeNotApplicable { get; init; }

    /// <summary>How many decimals a whole number carries: 2 for fen of a yuan. 0 to 9.</summary>
    public int Decimals { get; init; }

    /// <summary>The least stored number, in rows without a value too. A block with a smaller one is refused with an <see cref="ArgumentException"/>.</summary>
    public long Least { get; init; } = Kind == ColumnKind.Whole ? int.MinValue : long.MinValue;

    /// <summary>The greatest stored number, in rows without a value too. A block with a greater one is refused likewise.</summary>
    public long Most { get; init; } = Kind == ColumnKind.Whole ? int.MaxValue : long.MaxValue;

    /// <summary>The texts, codes or division codes that stored numbers stand for, by number; default for a column of numbers or dates.</summary>
    public ImmutableArray<string> Texts { get; init; }

    /// <summary>A column of dates, kept as day numbers (<see cref="DateOnly.DayNumber"/>).</summary>
    public static ColumnField Dates(string name) => new(name, ColumnKind.Whole) { Least = DateOnly.MinValue.DayNumber, Most = DateOnly.MaxValue.DayNumber };

    /// <summary>A column of texts, codes or division codes, kept as numbers into a list.</summary>
    public static ColumnField Codes(string name, ImmutableArray<string> texts) => new(name, ColumnKind.Whole) { Texts = texts, Least = 0, Most = texts.Length - 1 };
}

/// <summary>The columns of a table of families.</summary>
/// <param name="fields">The columns, in order.</param>
public sealed class ColumnSchema(ImmutableArray<ColumnField> fields)
{
    private readonly FrozenDictionary<string, int> indexes = fields.Select((f, i) => (f.Name, i)).ToFrozenDictionary(f => f.Name, f => f.i, StringComparer.Ordinal);

    /// <summary>The columns.</summary>
    public ImmutableArray<ColumnField> Fields { get; } = fields;

    /// <summary>The place of the column of that name, or -1.</summary>
    public int IndexOf(string name) => indexes.GetValueOrDefault(name, -1);
}
