using System.Globalization;
using System.Text.Json;
using Anyu.Kernel;

namespace Anyu.Batch;

/// <summary>The folder of a run: what is finished stands there whole.</summary>
internal sealed class RunFolder
{
    private const string Manifest = "run.json";
    private const string Unfinished = ".unfinished";
    private const string Parts = "parts";
    private const string Totals = "totals.csv";

    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly string folder;
    private readonly RunManifest manifest;
    private readonly string ending;

    private RunFolder(string folder, RunManifest manifest, string writer = "") => (this.folder, this.manifest, ending) = (folder, manifest, writer + Unfinished);

    /// <summary>Opens or makes the folder of a run; one that holds another run, or other files, is refused.</summary>
    public static Result<RunFolder> Open(string folder, BatchOrder order)
    {
        var asked = Asked(order);
        var path = Path.Combine(folder, Manifest);
        if (File.Exists(path))
        {
            return Read(path)?.Id == order.Id ? Result<RunFolder>.Success(new RunFolder(folder, asked)) : Result<RunFolder>.Failure(BatchProblems.OtherRun(folder));
        }

        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any(e => !e.EndsWith(Unfinished, StringComparison.Ordinal)))
        {
            return Result<RunFolder>.Failure(BatchProblems.OtherRun(folder));
        }

        Directory.CreateDirectory(Path.Combine(folder, Parts));
        var result = new RunFolder(folder, asked);
        result.Write(Manifest, stream => JsonSerializer.Serialize(stream, asked, Format));
        return Result<RunFolder>.Success(result);
    }

    /// <summary>The folder of a run that was opened before, for one of several processes that write into it; null where it does not hold this run.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="order">The run.</param>
    /// <param name="writer">What tells this process from others: what it has not finished writing carries another name than theirs.</param>
    public static RunFolder? Find(string folder, BatchOrder order, string writer) =>
        File.Exists(Path.Combine(folder, Manifest)) && Read(Path.Combine(folder, Manifest))?.Id == order.Id ? new RunFolder(folder, Asked(order), "." + writer) : null;

    /// <summary>The numbers of the parts that are finished.</summary>
    public IEnumerable<int> Numbers() => Directory.EnumerateFiles(Path.Combine(folder, Parts), "*.csv")
        .Select(f => int.TryParse(Path.GetFileNameWithoutExtension(f), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1)
        .Where(number => number >= 0);

    /// <summary>The totals of the parts that are finished.</summary>
    public Dictionary<int, BatchTotals> Finished() => Numbers().ToDictionary(n => n, n => BatchTotals.Read(File.ReadAllLines(Path.Combine(folder, NameOf(n) + ".csv"))));

    /// <summary>The totals of the whole; null until they are kept.</summary>
    public BatchTotals? Whole() => File.Exists(Path.Combine(folder, Totals)) ? BatchTotals.Read(File.ReadAllLines(Path.Combine(folder, Totals))) : null;

    /// <summary>Keeps a part; its totals come last and say that it is finished.</summary>
    public void Keep(PopulationPart part, BatchTotals totals, PartRows? rows)
    {
        var name = NameOf(part.Number);
        if (rows is not null)
        {
            Write(name + ".parquet", stream => rows.WriteAnswers(stream).GetAwaiter().GetResult());
            Write(name + ".families.csv", rows.WriteFamilies);
        }

        WriteLines(name + ".csv", totals);
    }

    /// <summary>Keeps the totals of the whole.</summary>
    public void Finish(BatchTotals totals)
    {
        WriteLines(Totals, totals);
        Write(Manifest, stream => JsonSerializer.Serialize(stream, manifest with { IsWhole = true }, Format));
    }

    /// <summary>Removes what processes that ended in the middle did not finish writing.</summary>
    public void Sweep()
    {
        foreach (var left in Directory.EnumerateFiles(folder, "*" + Unfinished, SearchOption.AllDirectories).ToArray())
        {
            File.Delete(left);
        }
    }

    private static string NameOf(int part) => string.Create(CultureInfo.InvariantCulture, $"{Parts}/{part:000000}");

    private static RunManifest Asked(BatchOrder order) => new(
        order.Id, order.Population.Fingerprint, order.Book.Hash, Law.Receipt.Engine, [.. order.Request.On.Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))],
        order.Population.Parts.Sum(p => p.Families), order.Population.Parts.Length, IsWhole: false);

    private static RunManifest? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<RunManifest>(File.ReadAllText(path), Format);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void WriteLines(string name, BatchTotals totals) => Write(name, stream =>
    {
        using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
        foreach (var line in totals.Lines())
        {
            writer.WriteLine(line);
        }
    });

    /// <summary>Writes under another name, then renames: a file that is there is whole.</summary>
    private void Write(string name, Action<Stream> write)
    {
        var path = Path.Combine(folder, name);
        using (var stream = File.Create(path + ending))
        {
            write(stream);
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(path + ending, path, overwrite: true);
        }
        catch (FileNotFoundException) when (File.Exists(path))
        {
            // Another process took this one for dead, wrote the same and swept.
            return;
        }
    }

    /// <summary>What <c>run.json</c> says.</summary>
    /// <param name="Id">The run.</param>
    /// <param name="Population">What tells its population from others.</param>
    /// <param name="Lawbook">The hash of the lawbook.</param>
    /// <param name="Engine">The version of the engine.</param>
    /// <param name="On">The days asked.</param>
    /// <param name="Families">How many families there are.</param>
    /// <param name="Parts">In how many parts.</param>
    /// <param name="IsWhole">Whether every part is finished.</param>
    private sealed record RunManifest(string Id, string Population, string Lawbook, string Engine, string[] On, long Families, int Parts, bool IsWhole);
}
