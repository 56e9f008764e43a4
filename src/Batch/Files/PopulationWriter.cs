using Anyu.Feel;
using Anyu.Law;
using Parquet;
using Parquet.Schema;

namespace Anyu.Batch;

/// <summary>Writes a population as the file that <see cref="ParquetPopulation"/> reads: whole, or not at all.</summary>
public static class PopulationWriter
{
    /// <summary>Writes it.</summary>
    /// <param name="population">The population; each part becomes row groups of its own.</param>
    /// <param name="book">The lawbook whose facts it holds.</param>
    /// <param name="path">The file; written under another name and renamed when it is whole.</param>
    /// <param name="note">What the file says of itself, such as that it is synthetic.</param>
    /// <param name="rowsOfGroup">The most rows of a row group, a multiple of a block's, up to <see cref="ParquetPopulation.MostRowsOfGroup"/>.</param>
    /// <param name="written">Told how many families are written.</param>
    public static void Write(IPopulation population, Lawbook book, string path, string note, int rowsOfGroup, Action<long>? written = null)
    {
        var unfinished = path + ".part";
        try
        {
            WriteTo(unfinished, population, book, note, rowsOfGroup, written).GetAwaiter().GetResult();
            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw new BatchException(BatchProblems.CannotWrite(path, broken.Message), broken);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static async Task WriteTo(string path, IPopulation population, Lawbook book, string note, int rowsOfGroup, Action<long>? written)
    {
        await using var stream = File.Create(path);
        var columns = population.Schema.Fields.Select((f, i) => new Column(f, i, IsDate(f, book), rowsOfGroup)).ToArray();
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["anyu"] = "population/1", ["note"] = note };
        foreach (var column in columns)
        {
            if (!column.Fact.Texts.IsDefault)
            {
                metadata["codes:" + column.Fact.Name] = string.Join(',', column.Fact.Texts);
            }
            else if (UnitOf(column.Fact, book) is { } unit)
            {
                metadata["unit:" + column.Fact.Name] = unit;
            }
        }

        var options = new ParquetOptions { CompressionMethod = CompressionMethod.Snappy, DictionaryEncodingSampleSize = 1024 };
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(columns.Select(c => c.File)), stream, options);
        writer.CustomMetadata = metadata;
        foreach (var part in population.Parts)
        {
            await WritePart(population, part, writer, columns, rowsOfGroup, written);
        }
    }

    private static async Task WritePart(IPopulation population, PopulationPart part, ParquetWriter writer, Column[] columns, int rowsOfGroup, Action<long>? written)
    {
        using var blocks = population.Open(part);
        var (block, rows) = (new ColumnBlock(population.Schema), 0);
        while (blocks.Next(block))
        {
            foreach (var column in columns)
            {
                column.Add(block);
            }

            rows += block.Rows;
            written?.Invoke(block.FirstRow + block.Rows);
            if (rows + ColumnBlock.MaxRows > rowsOfGroup)
            {
                await WriteGroup(writer, columns);
                rows = 0;
            }
        }

        if (rows > 0)
        {
            await WriteGroup(writer, columns);
        }
    }

    private static async Task WriteGroup(ParquetWriter writer, Column[] columns)
    {
        using var group = writer.CreateRowGroup();
        foreach (var column in columns)
        {
            await column.WriteTo(group);
        }
    }

    private static bool IsDate(ColumnField field, Lawbook book) => ElementOf(field, book)?.Type is FeelType.Date;

    /// <summary>Money with two decimals is written in fen.</summary>
    private static string? UnitOf(ColumnField field, Lawbook book) => ElementOf(field, book)?.Type is FeelType.Number { Unit: not Unit.One and var unit }
        ? unit == Unit.Yuan && field.Decimals == 2 ? "fen" : unit.ToString().ToLowerInvariant()
        : null;

    private static Element? ElementOf(ColumnField field, Lawbook book) =>
        FactPaths.TryParse(field.Name, book.Vocabulary, out var path) && path.Element is { } element
            ? book.Vocabulary.Schema.FindEntity(path.Root is { } root ? book.Vocabulary.Roots[root] : book.Vocabulary.Collections[path.Collection!])!.Find(element)
            : null;

    /// <summary>The values of one column until its row group is written.</summary>
    private sealed class Column(ColumnField fact, int index, bool isDate, int mostRows)
    {
        private readonly int[] levels = fact.MayBeUnknown ? new int[mostRows] : [];
        private readonly bool[] truths = fact.Kind == ColumnKind.Truth ? new bool[mostRows] : [];
        private readonly DateOnly[] dates = isDate ? new DateOnly[mostRows] : [];
        private readonly int[] wholes = fact.Kind == ColumnKind.Whole && !isDate ? new int[mostRows] : [];
        private readonly long[] longs = fact.Kind == ColumnKind.Long ? new long[mostRows] : [];
        private int rows;
        private int known;

        public ColumnField Fact => fact;

        public DataField File { get; } = new(
            fact.Name, isDate ? typeof(DateOnly) : fact.Kind switch { ColumnKind.Truth => typeof(bool), ColumnKind.Whole => typeof(int), ColumnKind.Long => typeof(long), _ => typeof(decimal) }, isNullable: fact.MayBeUnknown);

        public void Add(ColumnBlock block)
        {
            var vector = block[index];
            for (var row = 0; row < block.Rows; row++, rows++)
            {
                var (word, bit) = (row / 64, 1UL << (row % 64));
                if (levels.Length > 0 && (vector.Unknown[word] & bit) != 0)
                {
                    levels[rows] = 0;
                    continue;
                }

                Keep(vector, row, (truths.Length > 0 && (vector.Yes[word] & bit) != 0));
                if (levels.Length > 0)
                {
                    levels[rows] = 1;
                }
            }
        }

        public async Task WriteTo(ParquetRowGroupWriter group)
        {
            await (truths.Length > 0 ? Write(group, truths) : dates.Length > 0 ? Write(group, dates) : wholes.Length > 0 ? Write(group, wholes) : Write(group, longs));
            (rows, known) = (0, 0);
        }

        private Task Write<T>(ParquetRowGroupWriter group, T[] values)
            where T : struct => levels.Length > 0
            ? group.WriteAllPartsAsync<T>(File, values.AsMemory(0, known), levels.AsMemory(0, rows), null, CancellationToken.None)
            : group.WriteAsync<T>(File, values.AsMemory(0, known), null, null, CancellationToken.None);

        private void Keep(ColumnVector vector, int row, bool isYes)
        {
            if (truths.Length > 0)
            {
                truths[known++] = isYes;
            }
            else if (dates.Length > 0)
            {
                dates[known++] = DateOnly.FromDayNumber(vector.Wholes[row]);
            }
            else if (wholes.Length > 0)
            {
                wholes[known++] = vector.Wholes[row];
            }
            else
            {
                longs[known++] = vector.Longs[row];
            }
        }
    }
}
