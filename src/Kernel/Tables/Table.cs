using System.Collections.Immutable;

namespace Anyu.Kernel;

/// <summary>One row of a table as it was sent.</summary>
/// <param name="Number">Its number in the file, from 1.</param>
/// <param name="Cells">The texts of its cells; a number in a workbook is written invariantly.</param>
public sealed record TableRow(int Number, ImmutableArray<string> Cells)
{
    /// <summary>The text of a cell, without blanks around it; empty beyond the end.</summary>
    public string this[int column] => column < Cells.Length ? Cells[column].Trim() : "";

    /// <summary>Whether nothing stands in it.</summary>
    public bool IsBlank => Cells.All(string.IsNullOrWhiteSpace);
}

/// <summary>A table as it was sent.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Rows">Its rows.</param>
public sealed record Table(string File, ImmutableArray<TableRow> Rows);

/// <summary>The rows of a table, read one after the other and once.</summary>
public sealed class TableStream : IDisposable
{
    private readonly string file;
    private readonly IEnumerable<Result<TableRow>> rows;
    private readonly IDisposable[] sources;

    internal TableStream(string file, IEnumerable<Result<TableRow>> rows, params IDisposable[] sources) => (this.file, this.rows, this.sources) = (file, rows, sources);

    /// <summary>Why the rows ended before the file did; null when they did not.</summary>
    public Problem? Problem { get; private set; }

    /// <summary>Why a file is no table, from its first bytes (<c>KRN-0024</c>); null when it may be one.</summary>
    /// <param name="head">The first bytes, a few hundred.</param>
    /// <param name="file">Its name, for messages.</param>
    public static Problem? Refuse(ReadOnlySpan<byte> head, string file) =>
        !XlsxTable.IsXlsx(head) && (head.Contains((byte)0) || head is [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] or [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..])
            ? KernelProblems.NoSpreadsheet(new SourceLocation(file))
            : null;

    /// <summary>The rows; when <see cref="Problem"/> stands after the last, the table is not whole.</summary>
    public IEnumerable<TableRow> Rows()
    {
        foreach (var row in rows)
        {
            if (row.Value is not { } value)
            {
                Problem = row.Problems[0];
                yield break;
            }

            yield return value;
        }
    }

    /// <summary>All rows in memory, or why not.</summary>
    public Result<Table> ToTable()
    {
        var all = Rows().ToImmutableArray();
        return Problem is { } problem ? Result<Table>.Failure(problem) : Result<Table>.Success(new Table(file, all));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var source in sources)
        {
            source.Dispose();
        }
    }
}
