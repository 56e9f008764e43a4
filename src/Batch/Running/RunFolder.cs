using System.Globalization;
using System.Text.Json;
using Anyu.Kernel;

namespace Anyu.Batch;

/// <summary>The folder of a run: what is finished stands there whole.</summary>
internal sealed class RunFolder
{
    private const string Manifest = "run.json";
    private const string Unfinished = ".unfinished";

    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly string folder;
    private readonly RunManifest manifest;

    private RunFolder(string folder, RunManifest manifest) => (this.folder, this.manifest) = (folder, manifest);

    /// <summary>Opens or makes the folder of a run; one that holds another run, or other files, is refused.</summary>
    public static Result<RunFolder> Open(string folder, BatchOrder order)
    {
        var parts = Path.Combine(folder, "parts");
        var asked = new RunManifest(order.Id, order.Population.Fingerprint, order.Book.Hash, Law.Receipt.Engine, [.. order.Request.On.Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))], order.Population.Parts.Sum(p => p.Families), order.Population.Parts.Length, IsWhole: false);
        var path = Path.Combine(folder, Manifest);
        if (File.Exists(path))
        {
            return Read(path)?.Id == order.Id ? Result<RunFolder>.Success(new RunFolder(folder, asked)) : Result<RunFolder>.Failure(BatchProblems.OtherRun(folder));
        }

        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any(e => !e.EndsWith(Unfinished, StringComparison.Ordinal)))
        {
            return Result<RunFolder>.Failure(BatchProblems.OtherRun(folder));
        }

        Directory.CreateDirectory(parts);
        var result = new RunFolder(folder, asked);
        result.Write(Manifest, stream => JsonSerializer.Serialize(stream, asked, Format));
        return Result<RunFolder>.Success(result);
    }

    /// <summary>The totals of the parts that are finished.</summary>
    public Dictionary<int, BatchTotals> Finished() => Directory.EnumerateFiles(Path.Combine(folder, "parts"), "*.csv")
        .Where(f => int.TryParse(Path.GetFileNameWithoutExtension(f), NumberStyles.None, CultureInfo.InvariantCulture, out _))
        .ToDictionary(f => int.Parse(Path.GetFileNameWithoutExtension(f), CultureInfo.InvariantCulture), f => BatchTotals.Read(File.ReadAllLines(f)));

    /// <summary>Keeps a part; its totals come last and say that it is finished.</summary>
    public void Keep(PopulationPart part, BatchTotals totals, PartRows? rows)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"parts/{part.Number:000000}");
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
        WriteLines("totals.csv", totals);
        Write(Manifest, stream => JsonSerializer.Serialize(stream, manifest with { IsWhole = true }, Format));
    }

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
        using (var stream = File.Create(path + Unfinished))
        {
            write(stream);
            stream.Flush(flushToDisk: true);
        }

        File.Move(path + Unfinished, path, overwrite: true);
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
