using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Parquet;
using Parquet.Schema;

namespace Anyu.Batch;

/// <summary>Reads row groups of a population file, one after the other, into memory that is used again. For one thread.</summary>
internal sealed class FileRows(string file, ParquetReader reader, int mostRows, bool ownsReader) : IDisposable
{
    private readonly int[] levels = new int[mostRows];
    private readonly ulong[] absent = new ulong[RowValues.WordsOf(mostRows)];
    private readonly Lazy<bool[]> truths = new(() => new bool[mostRows]);
    private readonly Lazy<int[]> wholes = new(() => new int[mostRows]);
    private readonly Lazy<long[]> longs = new(() => new long[mostRows]);
    private readonly Lazy<DateOnly[]> dates = new(() => new DateOnly[mostRows]);
    private readonly Lazy<ReadOnlyMemory<char>[]> texts = new(() => new ReadOnlyMemory<char>[mostRows]);
    private ImmutableArray<RowValues> columns = [];
    private int group;
    private int known;

    /// <summary>Reads a row group; what is wrong with it is thrown as a <see cref="BatchException"/>.</summary>
    /// <param name="wanted">The columns.</param>
    /// <param name="number">The row group.</param>
    /// <param name="firstRow">The number of its first row in the file.</param>
    public ImmutableArray<RowValues> Read(ImmutableArray<FileColumn> wanted, int number, long firstRow)
    {
        if (columns.IsEmpty)
        {
            columns = [.. wanted.Select(c => new RowValues(c, mostRows))];
        }

        group = number;
        using var rows = reader.OpenRowGroupReader(number);
        foreach (var column in columns)
        {
            Read(rows, column, firstRow);
        }

        return columns;
    }

    /// <summary>The first row of the file in which a column of numbers holds that one; 0 when none does.</summary>
    public long FirstWith(DataField field, int number)
    {
        var first = 0L;
        for (group = 0; group < reader.RowGroupCount; group++)
        {
            using var rows = reader.OpenRowGroupReader(group);
            var count = (int)rows.RowCount;
            Load(rows, field, wholes.Value, count);
            for (var (row, at) = (0, 0); row < count; row++)
            {
                if (levels[row] == field.MaxDefinitionLevel && wholes.Value[at++] == number)
                {
                    return first + row;
                }
            }

            first += count;
        }

        return 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (ownsReader)
        {
            reader.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private void Read(ParquetRowGroupReader rows, RowValues target, long firstRow)
    {
        var (column, count) = (target.Column, (int)rows.RowCount);
        target.Clear(count);
        try
        {
            switch (column.Form)
            {
                case FileForm.Truth:
                    Load(rows, column.File, truths.Value, count);
                    Spread(target, count);
                    target.SetTruths(truths.Value, count);
                    return;
                case FileForm.Date:
                    Load(rows, column.File, dates.Value, count);
                    DayNumbers(dates.Value.AsSpan(0, known), wholes.Value);
                    break;
                case FileForm.Text:
                    Load(rows, column.File, texts.Value, count);
                    Spread(target, count);
                    Look(column, target, count, firstRow);
                    return;
                case FileForm.Long:
                    Load(rows, column.File, longs.Value, count);
                    Spread(target, count);
                    Within(target, longs.Value.AsSpan(0, known), count, firstRow);
                    target.Set(longs.Value, count);
                    return;
                default:
                    Load(rows, column.File, wholes.Value, count);
                    break;
            }
        }
        catch (Exception broken) when (broken is not BatchException)
        {
            throw new BatchException(BatchProblems.Damaged(file, firstRow, column.File.Name, broken.Message), broken);
        }

        Spread(target, count);
        Within(target, wholes.Value.AsSpan(0, known), count, firstRow);
        target.Set(wholes.Value, count);
    }

    private void Load<T>(ParquetRowGroupReader rows, DataField field, T[] values, int count)
        where T : struct
    {
        if (count > mostRows)
        {
            throw new BatchException(BatchProblems.LargeRowGroup(file, count, mostRows));
        }

        if (field.MaxDefinitionLevel == 0)
        {
            Array.Fill(levels, 0, 0, count);
            rows.ReadRawAsync<T>(field, values.AsMemory(0, count), null, null).AsTask().GetAwaiter().GetResult();
            known = count;
            return;
        }

        rows.ReadRawAsync<T>(field, values.AsMemory(0, count), levels.AsMemory(0, count), null).AsTask().GetAwaiter().GetResult();
        known = count - Pack(levels.AsSpan(0, count), absent);
    }

    /// <summary>A bit for each level that is nought, 64 to a word: the rows without a value. Tells how many.</summary>
    private static int Pack(ReadOnlySpan<int> levels, Span<ulong> bits)
    {
        var count = 0;
        for (var word = 0; word * RowValues.RowsOfWord < levels.Length; word++)
        {
            var some = levels[(word * RowValues.RowsOfWord)..Math.Min(levels.Length, (word + 1) * RowValues.RowsOfWord)];
            var (packed, at) = (0UL, 0);
            for (; at <= some.Length - Vector256<int>.Count; at += Vector256<int>.Count)
            {
                packed |= (ulong)Vector256.Equals(Vector256.Create(some[at..]), Vector256<int>.Zero).ExtractMostSignificantBits() << at;
            }

            for (; at < some.Length; at++)
            {
                packed |= (some[at] == 0 ? 1UL : 0) << at;
            }

            bits[word] = packed;
            count += BitOperations.PopCount(packed);
        }

        return count;
    }

    private static void DayNumbers(ReadOnlySpan<DateOnly> from, int[] to)
    {
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = from[i].DayNumber;
        }
    }

    /// <summary>The rows without a value.</summary>
    private void Spread(RowValues target, int count)
    {
        if (known < count)
        {
            absent.AsSpan(0, RowValues.WordsOf(count)).CopyTo(target.Unknown);
        }
    }

    private void Within<T>(RowValues target, ReadOnlySpan<T> values, int count, long firstRow)
        where T : struct, IBinaryInteger<T>
    {
        var column = target.Column;
        var (least, most) = (T.CreateSaturating(column.Least), T.CreateSaturating(column.Most));
        var (low, high) = Span(values, most, least);
        if (low >= least && high <= most)
        {
            return;
        }

        for (var at = 0; at < values.Length; at++)
        {
            if (values[at] < least || values[at] > most)
            {
                throw new BatchException(BatchProblems.OutOfRange(file, firstRow + target.RowOf(at, count), column.File.Name, Written(column, long.CreateChecked(values[at])), $"{Written(column, column.Least)} – {Written(column, column.Most)}"));
            }
        }
    }

    /// <summary>The least and the most of some values.</summary>
    private static (T Low, T High) Span<T>(ReadOnlySpan<T> values, T low, T high)
        where T : struct, IBinaryInteger<T>
    {
        var (lows, highs) = (new Vector<T>(low), new Vector<T>(high));
        var lanes = MemoryMarshal.Cast<T, Vector<T>>(values);
        foreach (var some in lanes)
        {
            (lows, highs) = (Vector.Min(lows, some), Vector.Max(highs, some));
        }

        for (var lane = 0; lane < Vector<T>.Count; lane++)
        {
            (low, high) = (T.Min(low, lows[lane]), T.Max(high, highs[lane]));
        }

        foreach (var value in values[(lanes.Length * Vector<T>.Count)..])
        {
            (low, high) = (T.Min(low, value), T.Max(high, value));
        }

        return (low, high);
    }

    private static string Written(FileColumn column, long value) =>
        column.Form == FileForm.Date && value is >= 0 and <= 3_652_058 ? DateOnly.FromDayNumber((int)value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : value.ToString(CultureInfo.InvariantCulture);

    private void Look(FileColumn column, RowValues target, int count, long firstRow)
    {
        var numbers = column.Numbers!.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; at < known; at++)
        {
            var text = texts.Value[at].Span;
            if (!numbers.TryGetValue(text, out wholes.Value[at]))
            {
                var row = firstRow + target.RowOf(at, count);
                throw new BatchException(column.IsPlace
                    ? BatchProblems.UnknownPlace(file, row, column.File.Name, text.ToString())
                    : BatchProblems.OutOfRange(file, row, column.File.Name, text.ToString(), string.Join('、', column.Field.Texts)));
            }
        }

        target.Set(wholes.Value, count);
    }
}
