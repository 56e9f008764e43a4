using System.Collections.Frozen;
using System.Collections.Immutable;
using Anyu.Feel;
using Parquet.Schema;

namespace Anyu.Batch;

/// <summary>How a column of a population file is stored.</summary>
internal enum FileForm
{
    /// <summary>BOOLEAN.</summary>
    Truth,

    /// <summary>DATE: days since 1970-01-01.</summary>
    Date,

    /// <summary>INT32.</summary>
    Whole,

    /// <summary>INT64.</summary>
    Long,

    /// <summary>Text, one of the column's codes.</summary>
    Text,

    /// <summary>INT32: the place of a code in the list that the file states for the column.</summary>
    Code,
}

/// <summary>A column of a population file and the column of facts that it becomes.</summary>
/// <param name="File">The column in the file.</param>
/// <param name="Form">How it is stored.</param>
/// <param name="Field">The column of facts.</param>
/// <param name="Least">The least value that its fact can have, as stored in the file.</param>
/// <param name="Most">The greatest.</param>
/// <param name="Scale">With what a stored number is multiplied: 100 for yuan, which are counted in fen.</param>
internal sealed record FileColumn(DataField File, FileForm Form, ColumnField Field, long Least, long Most, int Scale = 1)
{
    /// <summary>Text → number of the code.</summary>
    public FrozenDictionary<string, int>? Numbers { get; init; }

    /// <summary>Whether the values are division codes.</summary>
    public bool IsPlace { get; init; }

    /// <summary>The collection to whose members the values refer; null when they refer to none.</summary>
    public string? Target { get; init; }

    /// <summary>Whether each row must have a value.</summary>
    public bool IsRequired { get; init; }

    /// <summary>A number in rows without a value that lies within what the column of facts states.</summary>
    public long Filler => Math.Clamp(0, Field.Least, Field.Most);

    public static FrozenDictionary<string, int> NumbersOf(ImmutableArray<string> texts) =>
        texts.Select((text, number) => (text, number)).ToFrozenDictionary(t => t.text, t => t.number, StringComparer.Ordinal);
}
