using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Parquet;
using Parquet.Schema;

namespace Anyu.Batch;

/// <summary>Reads row groups of a population file, one after the other, into memory that is used again. For one thread.</summary>
internal sealed class FileRows(string file, ParquetReader reader, int mostRows, bool ownsReader) : IDisposable
{
    private readonly int[] levels = new int[mostRows];
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
                    Numbers(dates.Value.AsSpan(0, known), wholes.Value, static d => d.DayNumber);
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
        known = 0;
        foreach (var level in levels.AsSpan(0, count))
        {
            known += level;
        }
    }

    private static void Numbers<T>(ReadOnlySpan<T> from, int[] to, Func<T, int> number)
    {
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = number(from[i]);
        }
    }

    /// <summary>The rows without a value.</summary>
    private void Spread(RowValues target, int count)
    {
        if (known == count)
        {
            return;
        }

        for (var row = 0; row < count; row++)
        {
            target.Unknown[row / 64] |= (ulong)(1 - levels[row]) << (row % 64);
        }
    }

    private void Within<T>(RowValues target, ReadOnlySpan<T> values, int count, long firstRow)
        where T : IBinaryInteger<T>
    {
        var column = target.Column;
        var (least, most) = (T.CreateSaturating(column.Least), T.CreateSaturating(column.Most));
        var (low, high) = (most, least);
        foreach (var value in values)
        {
            low = T.Min(low, value);
            high = T.Max(high, value);
        }

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
