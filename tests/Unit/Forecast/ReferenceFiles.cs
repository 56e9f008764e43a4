using System.Globalization;
using System.IO.Compression;

namespace Anyu.Unit.Forecast;

/// <summary>The published numbers, copied into the tests with their sources (see Data/README.md).</summary>
internal static class ReferenceFiles
{
    private static readonly string Copies = Path.Combine(AppContext.BaseDirectory, "Forecast", "Data");

    /// <summary>The rows of a copy, named as in the folder it came from; large ones are compressed.</summary>
    internal static List<Dictionary<string, string>> Read(string path)
    {
        var file = Path.Combine(Copies, Path.GetFileName(path));
        return File.Exists(file) ? Rows(File.ReadAllLines(file)) : Rows(Unpacked(file + ".gz"));
    }

    internal static double Number(this Dictionary<string, string> row, string column) =>
        double.Parse(row[column], NumberStyles.Float, CultureInfo.InvariantCulture);

    internal static int Whole(this Dictionary<string, string> row, string column) => int.Parse(row[column], CultureInfo.InvariantCulture);

    private static string[] Unpacked(string file)
    {
        using var packed = File.OpenRead(file);
        using var lines = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        return lines.ReadToEnd().Split('\n');
    }

    private static List<Dictionary<string, string>> Rows(string[] lines)
    {
        var header = Cells(lines[0]);
        return [.. lines.Skip(1).Where(line => line.Length > 0).Select(line =>
            header.Zip(Cells(line)).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal))];
    }

    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        var cell = new System.Text.StringBuilder();
        var quoted = false;
        foreach (var c in line)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }
}
