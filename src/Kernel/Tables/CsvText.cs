using System.Collections.Immutable;
using System.Text;

namespace Anyu.Kernel;

/// <summary>Writes comma-separated text (RFC 4180). A cell that a spreadsheet would run as a formula is kept from that by an apostrophe.</summary>
public static class CsvText
{
    /// <summary>The text of the rows.</summary>
    public static string Write(IEnumerable<ImmutableArray<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.AppendJoin(',', row.Select(Cell)).Append('\n');
        }

        return text.ToString();
    }

    private static string Cell(string cell)
    {
        var safe = cell.Length > 0 && (cell[0] is '=' or '@' || (cell[0] is '+' or '-' && cell.Length > 1 && !char.IsAsciiDigit(cell[1]))) ? "'" + cell : cell;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
