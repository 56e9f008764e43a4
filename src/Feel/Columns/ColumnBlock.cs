using System.Collections.Immutable;

namespace Anyu.Feel;

/// <summary>The values of one column in one block. Only the array of its <see cref="ColumnKind"/> is there; bit <c>r % 64</c> of word <c>r / 64</c> belongs to row <c>r</c>.</summary>
public sealed class ColumnVector
{
    internal ColumnVector(ColumnField field)
    {
        Field = field;
        Yes = field.Kind == ColumnKind.Truth ? new ulong[ColumnBlock.Words] : [];
        Wholes = field.Kind == ColumnKind.Whole ? new int[ColumnBlock.MaxRows] : [];
        Longs = field.Kind == ColumnKind.Long ? new long[ColumnBlock.MaxRows] : [];
        Exacts = field.Kind == ColumnKind.Exact ? new decimal[ColumnBlock.MaxRows] : [];
        Unknown = field.MayBeUnknown ? new ulong[ColumnBlock.Words] : [];
        NotApplicable = field.MayBeNotApplicable ? new ulong[ColumnBlock.Words] : [];
    }

    /// <summary>What the column is.</summary>
    public ColumnField Field { get; }

    /// <summary>The rows that are 是, of a column of truths.</summary>
    public ulong[] Yes { get; }

    /// <summary>Whole numbers, day numbers or codes.</summary>
    public int[] Wholes { get; }

    /// <summary>Long numbers.</summary>
    public long[] Longs { get; }

    /// <summary>Decimal numbers.</summary>
    public decimal[] Exacts { get; }

    /// <summary>The rows without a value; empty where the column has one in every row.</summary>
    public ulong[] Unknown { get; }

    /// <summary>The rows in which the question does not arise; empty where it always does.</summary>
    public ulong[] NotApplicable { get; }
}

/// <summary>Rows of a table, column by column. One block is filled over and over again, so that memory does not grow with the population.</summary>
public sealed class ColumnBlock
{
    /// <summary>The most rows of a block: small enough that the columns in use stay in the processor's nearest memory.</summary>
    public const int MaxRows = 2048;

    /// <summary>How many words hold a bit for each row.</summary>
    public const int Words = MaxRows / 64;

    private readonly ImmutableArray<ColumnVector> vectors;

    /// <summary>An empty block of that shape.</summary>
    /// <param name="schema">Its columns.</param>
    public ColumnBlock(ColumnSchema schema) => (Schema, vectors) = (schema, [.. schema.Fields.Select(f => new ColumnVector(f))]);

    /// <summary>The columns.</summary>
    public ColumnSchema Schema { get; }

    /// <summary>How many rows are filled, 0 to <see cref="MaxRows"/>.</summary>
    public int Rows { get; set; }

    /// <summary>The number of the first row in the whole table, from 0.</summary>
    public long FirstRow { get; set; }

    /// <summary>The values of one column.</summary>
    /// <param name="column">Its place in the schema.</param>
    public ColumnVector this[int column] => vectors[column];
}

/// <summary>
/// A stream of blocks: a generator, a file, a register. Each is read by one thread; several threads read several streams over parts of one population.
/// </summary>
public interface IColumnBlocks
{
    /// <summary>The columns, the same in every block.</summary>
    ColumnSchema Schema { get; }

    /// <summary>Fills the block with the next rows; false, with no row in it, when there are none left.</summary>
    /// <param name="block">A block of <see cref="Schema"/>; what stood in it is overwritten, bits of unused rows included.</param>
    bool Next(ColumnBlock block);
}
