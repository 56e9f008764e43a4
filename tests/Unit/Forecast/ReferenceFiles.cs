using System.Globalization;

namespace Anyu.Unit.Forecast;

/// <summary>Where the published numbers lie: beside the clone, or the few copied into the tests.</summary>
internal static class ReferenceFiles
{
    private static readonly string Copies = Path.Combine(AppContext.BaseDirectory, "Forecast", "Data");

    internal static string? Shared { get; } = FindShared();

    internal static List<Dictionary<string, string>> Read(string sharedPath)
    {
        var file = Shared is null ? null : Path.Combine(Shared, sharedPath);
        if (file is null || !File.Exists(file))
        {
            file = Path.Combine(Copies, Path.GetFileName(sharedPath));
        }

        return ReadFile(file);
    }

    internal static double Number(this Dictionary<string, string> row, string column) =>
        double.Parse(row[column], NumberStyles.Float, CultureInfo.InvariantCulture);

    internal static int Whole(this Dictionary<string, string> row, string column) => int.Parse(row[column], CultureInfo.InvariantCulture);

    private static List<Dictionary<string, string>> ReadFile(string file)
    {
        var lines = File.ReadAllLines(file);
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

    private static string? FindShared()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Anyu.slnx")))
            {
                var shared = Path.Combine(folder.FullName, "..", "shared", "data");
                return Directory.Exists(shared) ? shared : null;
            }
        }

        return null;
    }
}
