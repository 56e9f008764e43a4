using System.Numerics;

namespace Anyu.Feel;

/// <summary>The values of one expression in the rows of one block. Good only while it is handed over: the memory is used again.</summary>
public readonly ref struct ColumnResult
{
    internal ColumnResult(FeelKind kind, int rows, ReadOnlySpan<ulong> unknown, ReadOnlySpan<ulong> notApplicable)
    {
        (Kind, Rows) = (kind, rows);
        Unknown = unknown;
        NotApplicable = notApplicable;
    }

    /// <summary>What known rows hold: a boolean, number, date or text.</summary>
    public FeelKind Kind { get; }

    /// <summary>How many rows there are; bits and values beyond them mean nothing.</summary>
    public int Rows { get; }

    /// <summary>The rows that lack facts.</summary>
    public ReadOnlySpan<ulong> Unknown { get; }

    /// <summary>The rows in which the question does not arise.</summary>
    public ReadOnlySpan<ulong> NotApplicable { get; }

    /// <summary>Of booleans, the rows that are 是.</summary>
    public ReadOnlySpan<ulong> Yes { get; init; }

    /// <summary>Numbers scaled by <see cref="Decimals"/>, day numbers, or numbers of texts, when they have 32 bits; otherwise empty.</summary>
    public ReadOnlySpan<int> Wholes { get; init; }

    /// <summary>The same when they have 64 bits; otherwise empty.</summary>
    public ReadOnlySpan<long> Longs { get; init; }

    /// <summary>Numbers as decimals, when no whole number holds them; otherwise empty.</summary>
    public ReadOnlySpan<decimal> Exacts { get; init; }

    /// <summary>How many decimals whole numbers carry.</summary>
    public int Decimals { get; init; }

    /// <summary>The bits of 64 rows that have a value.</summary>
    /// <param name="word">Which 64.</param>
    public ulong Known(int word) => ~(Unknown[word] | NotApplicable[word]) & RowsOf(word);

    /// <summary>The bits of 64 rows that are there at all.</summary>
    /// <param name="word">Which 64.</param>
    public ulong RowsOf(int word)
    {
        var left = Rows - (word * 64);
        return left >= 64 ? ulong.MaxValue : left <= 0 ? 0 : (1UL << left) - 1;
    }

    /// <summary>The number in a row that has one, exactly.</summary>
    /// <param name="row">The row, from 0.</param>
    public decimal Number(int row) =>
        !Exacts.IsEmpty ? Exacts[row] : (!Wholes.IsEmpty ? Wholes[row] : Longs[row]) / PowersOfTen.Decimal(Decimals);

    /// <summary>How many rows have a value.</summary>
    public long CountKnown()
    {
        var count = 0L;
        for (var word = 0; word < ColumnBlock.Words; word++)
        {
            count += BitOperations.PopCount(Known(word));
        }

        return count;
    }
}

/// <summary>Takes the results of a run, block by block.</summary>
public interface IColumnResults
{
    /// <summary>Takes one result of the rows of one block.</summary>
    /// <param name="result">Its number in the plan.</param>
    /// <param name="values">The values; good only during this call.</param>
    /// <param name="block">The rows they belong to.</param>
    void Take(int result, in ColumnResult values, ColumnBlock block);
}
