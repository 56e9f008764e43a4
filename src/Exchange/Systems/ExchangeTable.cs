using Anyu.Kernel;

namespace Anyu.Exchange;

/// <summary>Reads the tables of <c>content/exchange</c>: every cell is filled, <c>#</c> begins a remark.</summary>
internal static class ExchangeTable
{
    /// <summary>The rows of a table; what is wrong goes into the sink.</summary>
    public static IReadOnlyList<TableRow> Rows(string content, string file, int columns, ProblemSink sink)
    {
        var path = Path.Combine([content, .. file.Split('/')]);
        if (!File.Exists(path))
        {
            sink.Add(ExchangeProblems.NoFile(new SourceLocation(file)));
            return [];
        }

        var read = CsvTable.Read(File.ReadAllBytes(path), file);
        sink.AddRange(read.Problems);
        var rows = (read.Value?.Rows ?? []).Where(row => !row.IsBlank && !row[0].StartsWith('#')).ToLookup(row => row.Cells.Length == columns && row.Cells.All(cell => cell.Trim().Length > 0));
        sink.AddRange(rows[false].Select(row => ExchangeProblems.BadRow(new SourceLocation(file, row.Number), columns)));
        return [.. rows[true]];
    }
}
