using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Anyu.Feel;
using Anyu.Kernel;
using Anyu.Law;
using Parquet;

namespace Anyu.Batch;

/// <summary>
/// A population in a Parquet file: a row for each family, columns named by the paths of facts, null for what is not known; a part for each row group.
/// Columns: BOOLEAN, DATE, INT32 or INT64 whose unit stands in the file's metadata as <c>unit:&lt;column&gt;</c>, text for codes, or INT32 with the codes as <c>codes:&lt;column&gt;</c>.
/// </summary>
public sealed class ParquetPopulation : IPopulation, IDisposable
{
    /// <summary>The most rows of a row group: it is unpacked as a whole.</summary>
    public const int MostRowsOfGroup = 65_536;

    private const int TailBytes = 8;

    private readonly string path;
    private readonly string name;
    private readonly ImmutableArray<FileColumn> columns;
    private readonly ConcurrentBag<FileRows> waiting = [];
    private readonly int mostRows;

    private ParquetPopulation(string path, string name, string fingerprint, ImmutableArray<FileColumn> columns, ImmutableArray<PopulationPart> parts)
    {
        (this.path, this.name, this.columns) = (path, name, columns);
        (Fingerprint, Parts, Schema) = (fingerprint, parts, new ColumnSchema([.. columns.Select(c => c.Field)]));
        mostRows = (int)parts.Select(p => p.Families).DefaultIfEmpty(0).Max();
    }

    /// <inheritdoc/>
    public ColumnSchema Schema { get; }

    /// <inheritdoc/>
    public ImmutableArray<PopulationPart> Parts { get; }

    /// <inheritdoc/>
    public string Fingerprint { get; }

    /// <summary>Opens a file. What is wrong with its directory is told before a row is read; what is wrong with a row when it is read.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="name">What problems call it.</param>
    /// <param name="book">The lawbook whose facts it holds.</param>
    /// <returns>The population, or why not: <c>BAT-0001</c> to <c>BAT-0005</c>, <c>BAT-0008</c>, <c>BAT-0010</c>.</returns>
    public static Result<ParquetPopulation> Open(string path, string name, Lawbook book)
    {
        try
        {
            return ReadDirectory(path, name, book).GetAwaiter().GetResult();
        }
        catch (BatchException broken)
        {
            return Result<ParquetPopulation>.Failure(broken.Problem);
        }
        catch (Exception broken)
        {
            // The library names its reasons by many kinds of exceptions; whichever it is, the file is not whole.
            return Result<ParquetPopulation>.Failure(BatchProblems.NotWhole(name, broken.Message));
        }
    }

    /// <inheritdoc/>
    public IPartBlocks Open(PopulationPart part) => new Blocks(this, part);

    /// <inheritdoc/>
    public void Dispose()
    {
        while (waiting.TryTake(out var rows))
        {
            rows.Dispose();
        }
    }

    private static Task<ParquetReader> Reader(string path) => ParquetReader.CreateAsync(path, new ParquetOptions { UseDateOnlyTypeForDates = true });

    private static async Task<Result<ParquetPopulation>> ReadDirectory(string path, string name, Lawbook book)
    {
        await using var reader = await Reader(path);
        var groups = reader.RowGroups.Select(g => g.RowCount).ToArray();
        if (groups.FirstOrDefault(g => g > MostRowsOfGroup) is > 0 and var large)
        {
            return Result<ParquetPopulation>.Failure(BatchProblems.LargeRowGroup(name, large, MostRowsOfGroup));
        }

        var (columns, problems) = new FileColumns(name, reader, book).Read();
#pragma warning disable CA2000 // The caller disposes of the population.
        return problems.IsEmpty
            ? Result<ParquetPopulation>.Success(new ParquetPopulation(path, name, FingerprintOf(path), columns, PartsOf(reader, columns, groups)))
            : Result<ParquetPopulation>.Failure(problems);
#pragma warning restore CA2000
    }

    /// <summary>SHA-256 over the length of the file and its directory, which holds offset, size and statistics of every column.</summary>
    private static string FingerprintOf(string path)
    {
        using var file = File.OpenRead(path);
        var tail = new byte[TailBytes];
        file.Seek(-TailBytes, SeekOrigin.End);
        file.ReadExactly(tail);
        var directory = new byte[BinaryPrimitives.ReadInt32LittleEndian(tail) + TailBytes];
        file.Seek(-directory.Length, SeekOrigin.End);
        file.ReadExactly(directory);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(BitConverter.GetBytes(file.Length));
        hash.AppendData(directory);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static ImmutableArray<PopulationPart> PartsOf(ParquetReader reader, ImmutableArray<FileColumn> columns, long[] groups)
    {
        var place = columns.First(c => c.Field.Name == FileColumns.Place);
        var parts = ImmutableArray.CreateBuilder<PopulationPart>();
        var first = 0L;
        for (var group = 0; group < groups.Length; group++)
        {
            var statistics = reader.RowGroups[group].GetStatistics(place.File);
            var only = statistics is { MinValue: { } least, MaxValue: { } most } && least.Equals(most) ? least : null;
            parts.Add(new PopulationPart(group, only is int number && number < place.Field.Texts.Length ? place.Field.Texts[number] : only as string, first, groups[group]));
            first += groups[group];
        }

        return parts.ToImmutable();
    }

    private FileRows Take()
    {
        if (waiting.TryTake(out var rows))
        {
            return rows;
        }

        try
        {
            return new FileRows(name, Reader(path).GetAwaiter().GetResult(), mostRows, ownsReader: true);
        }
        catch (Exception broken) when (broken is not BatchException)
        {
            throw new BatchException(BatchProblems.NotWhole(name, broken.Message), broken);
        }
    }

    private sealed class Blocks : IPartBlocks
    {
        private readonly ParquetPopulation population;
        private readonly PopulationPart part;
        private readonly FileRows rows;
        private readonly ImmutableArray<RowValues> values;
        private int next;

        public Blocks(ParquetPopulation population, PopulationPart part)
        {
#pragma warning disable CA2000 // They go back to the population when the blocks are disposed of.
            (this.population, this.part, rows) = (population, part, population.Take());
#pragma warning restore CA2000
            try
            {
                values = rows.Read(population.columns, part.Number, part.FirstFamily);
                Require();
            }
            catch (BatchException)
            {
                Dispose();
                throw;
            }
        }

        public ColumnSchema Schema => population.Schema;

        public bool Next(ColumnBlock block)
        {
            block.FirstRow = part.FirstFamily + next;
            block.Rows = (int)Math.Min(ColumnBlock.MaxRows, part.Families - next);
            for (var column = 0; column < values.Length; column++)
            {
                values[column].CopyTo(block[column], next, block.Rows);
            }

            next += block.Rows;
            return block.Rows > 0;
        }

        public string ReferenceOf(long family) => family.ToString(System.Globalization.CultureInfo.InvariantCulture);

        public void Dispose() => population.waiting.Add(rows);

        private void Require()
        {
            var count = (int)part.Families;
            foreach (var column in values.Where(v => (v.Column.IsRequired || (!v.Column.Field.MayBeUnknown && v.Column.File.IsNullable)) && v.HasUnknown(count)))
            {
                var row = part.FirstFamily + Enumerable.Range(0, count).First(column.IsUnknown);
                throw new BatchException(column.Column.IsRequired
                    ? BatchProblems.Missing(population.name, row, column.Column.File.Name)
                    : BatchProblems.Damaged(population.name, row, column.Column.File.Name, "null count"));
            }

            var children = values.FirstOrDefault(v => v.Column.Field.Name == "children");
            var births = values.FirstOrDefault(v => v.Column.Field.Name == "births");
            if (children is not null && births is not null && births.HasUnknown(count)
                && Enumerable.Range(0, count).Select(r => (int?)r).FirstOrDefault(r => births.IsUnknown(r!.Value) && !children.IsUnknown(r.Value)) is { } missing)
            {
                throw new BatchException(BatchProblems.Missing(population.name, part.FirstFamily + missing, births.Column.File.Name));
            }

            foreach (var links in values.Where(v => v.Column.Target is not null))
            {
                RequireMembers(links, count);
            }
        }

        /// <summary>What a column refers to is there: in rows in which its own record is, and in which it is stated how many there are.</summary>
        private void RequireMembers(RowValues links, int count)
        {
            if (CountOf(links.Column.Target!) is not { } members)
            {
                return;
            }

            var owners = FactPaths.TryMember(links.Column.Field.Name.Split('.')[0], out var owner, out var position) ? CountOf(owner) : null;
            int[] numbers = [.. links.Column.Field.Texts.Select(t => FactPaths.TryMember(t, out _, out var number) ? number : 0)];
            for (var row = 0; row < count; row++)
            {
                if (!links.IsUnknown(row) && !members.IsUnknown(row) && numbers[links.WholeAt(row)] > members.WholeAt(row) && (owners is null || owners.IsUnknown(row) || position <= owners.WholeAt(row)))
                {
                    throw new BatchException(BatchProblems.NoSuchMember(
                        population.name, part.FirstFamily + row, links.Column.File.Name, links.Column.Field.Texts[links.WholeAt(row)], members.Column.File.Name, members.WholeAt(row)));
                }
            }
        }

        private RowValues? CountOf(string collection) => values.FirstOrDefault(v => v.Column.Field.Name == collection);
    }
}
