using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Forecast;

/// <summary>A comma-separated table whose columns go by several names; every fault is kept with its row and column.</summary>
internal sealed class AssumptionTable
{
    private readonly string[] header;
    private readonly List<Problem> problems;
    private readonly string file;

    internal AssumptionTable(string text, string file, List<Problem> problems)
    {
        (this.file, this.problems) = (file, problems);
        var lines = text.ReplaceLineEndings("\n").TrimStart('\uFEFF').Split('\n');
        header = [.. lines[0].Split(',').Select(Plain)];
        Rows = [.. lines.Skip(1).Select((line, at) => (Line: at + 2, Cells: line.Split(','))).Where(row => row.Cells.Any(cell => cell.Trim().Length > 0))];
    }

    internal (int Line, string[] Cells)[] Rows { get; }

    internal SourceLocation At(int line) => new(file, line);

    /// <summary>A cell: its row and the number of its column.</summary>
    internal SourceLocation At((int Line, string[] Cells) row, int column) => new(file, row.Line, column + 1);

    /// <summary>The place of the column; -1 where there is none, which is a problem unless it may be left out.</summary>
    internal int Column(string[] names, bool optional = false)
    {
        var place = Array.FindIndex(header, name => names.Contains(name, StringComparer.Ordinal));
        if (place < 0 && !optional)
        {
            problems.Add(ForecastProblems.MissingColumn(names[0], At(1)));
        }

        return place;
    }

    internal string Text((int Line, string[] Cells) row, int column) => column >= 0 && column < row.Cells.Length ? row.Cells[column].Trim() : string.Empty;

    /// <summary>The number in a cell; a column that is not there gives 0.</summary>
    internal double Number((int Line, string[] Cells) row, int column)
    {
        if (column < 0)
        {
            return 0;
        }

        if (double.TryParse(Text(row, column), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
        {
            return value;
        }

        problems.Add(ForecastProblems.NotANumber(header[column], Text(row, column), At(row, column)));
        return 0;
    }

    private static string Plain(string name) => name.Trim().Trim('"').ToLowerInvariant().Replace(' ', '_');
}
