using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Anyu.Feel;

namespace Anyu.Batch;

/// <summary>The values of one column in one row group, laid out as blocks hold them.</summary>
internal sealed class RowValues(FileColumn column, int mostRows)
{
    internal const int RowsOfWord = 64;

    private readonly int[] wholes = column.Field.Kind == ColumnKind.Whole ? new int[mostRows] : [];
    private readonly long[] longs = column.Field.Kind == ColumnKind.Long ? new long[mostRows] : [];
    private readonly ulong[] yes = column.Field.Kind == ColumnKind.Truth ? new ulong[WordsOf(mostRows)] : [];

    /// <summary>The column.</summary>
    public FileColumn Column => column;

    /// <summary>The rows without a value.</summary>
    public ulong[] Unknown { get; } = new ulong[WordsOf(mostRows)];

    /// <summary>The number in a row of a column of whole numbers or codes.</summary>
    public int WholeAt(int row) => wholes[row];

    /// <summary>Whether a row has no value.</summary>
    public bool IsUnknown(int row) => (Unknown[row / RowsOfWord] & (1UL << (row % RowsOfWord))) != 0;

    /// <summary>Whether any row has none.</summary>
    public bool HasUnknown(int rows) => Unknown.AsSpan(0, WordsOf(rows)).ContainsAnyExcept(0UL);

    public void Clear(int rows)
    {
        Array.Clear(Unknown, 0, WordsOf(rows));
        Array.Clear(yes, 0, Math.Min(yes.Length, WordsOf(rows)));
    }

    /// <summary>The row of the value that stands there among those that have one.</summary>
    public int RowOf(int at, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            if (!IsUnknown(row) && at-- == 0)
            {
                return row;
            }
        }

        return rows;
    }

    public void SetTruths(bool[] values, int rows)
    {
        for (var (row, at) = (0, 0); row < rows; row += RowsOfWord)
        {
            var known = KnownIn(row, rows);
            if (known == ulong.MaxValue)
            {
                yes[row / RowsOfWord] = Pack(MemoryMarshal.AsBytes(values.AsSpan(at, RowsOfWord)));
                at += RowsOfWord;
                continue;
            }

            for (var left = known; left != 0; left &= left - 1)
            {
                yes[row / RowsOfWord] |= values[at++] ? left & (~left + 1) : 0;
            }
        }
    }

    public void Set<T>(T[] values, int rows)
        where T : struct, IBinaryInteger<T>
    {
        if (wholes.Length > 0)
        {
            Spread(values, wholes, rows);
        }
        else
        {
            Spread(values, longs, rows);
        }
    }

    /// <summary>Copies rows into a block.</summary>
    /// <param name="target">The column of the block.</param>
    /// <param name="first">The first row, a multiple of <see cref="ColumnBlock.MaxRows"/>.</param>
    /// <param name="rows">How many.</param>
    public void CopyTo(ColumnVector target, int first, int rows)
    {
        Copy(wholes, target.Wholes, first, rows);
        Copy(longs, target.Longs, first, rows);
        Copy(yes, target.Yes, first / RowsOfWord, WordsOf(rows));
        Copy(Unknown, target.Unknown, first / RowsOfWord, WordsOf(rows));
    }

    internal static int WordsOf(int rows) => (rows + RowsOfWord - 1) / RowsOfWord;

    private static void Copy<T>(T[] from, T[] to, int first, int count)
    {
        if (to.Length > 0)
        {
            from.AsSpan(first, count).CopyTo(to);
            to.AsSpan(count).Clear();
        }
    }

    private static ulong Pack(ReadOnlySpan<byte> truths) =>
        ~(Vector256.Equals(Vector256.Create(truths), Vector256<byte>.Zero).ExtractMostSignificantBits()
            | ((ulong)Vector256.Equals(Vector256.Create(truths[Vector256<byte>.Count..]), Vector256<byte>.Zero).ExtractMostSignificantBits() << Vector256<byte>.Count));

    /// <summary>The rows of a word that have a value; whole words of them are by far the most.</summary>
    private ulong KnownIn(int row, int rows) => ~Unknown[row / RowsOfWord] & (rows - row >= RowsOfWord ? ulong.MaxValue : (1UL << (rows - row)) - 1);

    private void Spread<T, TTarget>(T[] values, TTarget[] target, int rows)
        where T : struct, IBinaryInteger<T>
        where TTarget : struct, IBinaryInteger<TTarget>
    {
        var (scale, filler) = (TTarget.CreateTruncating(column.Scale), TTarget.CreateTruncating(column.Field.Least > 0 || column.Field.Most < 0 ? column.Filler : 0));
        for (var (row, at) = (0, 0); row < rows; row += RowsOfWord)
        {
            var known = KnownIn(row, rows);
            if (known == ulong.MaxValue)
            {
                Scale(values.AsSpan(at, RowsOfWord), target.AsSpan(row, RowsOfWord), scale);
                at += RowsOfWord;
                continue;
            }

            target.AsSpan(row, Math.Min(RowsOfWord, rows - row)).Fill(filler);
            for (var left = known; left != 0; left &= left - 1)
            {
                target[row + BitOperations.TrailingZeroCount(left)] = TTarget.CreateTruncating(values[at++]) * scale;
            }
        }
    }

    private static void Scale<T, TTarget>(ReadOnlySpan<T> values, Span<TTarget> target, TTarget scale)
        where T : struct, IBinaryInteger<T>
        where TTarget : struct, IBinaryInteger<TTarget>
    {
        if (typeof(T) == typeof(TTarget) && scale == TTarget.One)
        {
            MemoryMarshal.Cast<T, TTarget>(values).CopyTo(target);
            return;
        }

        for (var i = 0; i < values.Length; i++)
        {
            target[i] = TTarget.CreateTruncating(values[i]) * scale;
        }
    }
}
