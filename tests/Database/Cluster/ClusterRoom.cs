using System.Diagnostics;
using Anyu.Batch;
using Anyu.Cluster;
using Anyu.Law;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Cluster;

/// <summary>A PostgreSQL, a folder and a population of synthetic families for one test of the cluster.</summary>
internal sealed class ClusterRoom : IAsyncDisposable
{
    private static readonly Lazy<Lawbook> Shared = new(() => LawLibrary.Load(Content).Book!);

    private readonly TestDatabase room;

    private ClusterRoom(TestDatabase room, Anyu.Store.Database database, string folder) => (this.room, Database, Folder) = (room, database, folder);

    public static string Content => Repository.At("content");

    public static Lawbook Book => Shared.Value;

    public static DateOnly On { get; } = new(2025, 6, 1);

    public Anyu.Store.Database Database { get; }

    public string Where => room.Where;

    public string Folder { get; }

    public string Population => Path.Combine(Folder, "families.parquet");

    public string Results => Path.Combine(Folder, "cluster");

    public static async Task<ClusterRoom> Make(int families)
    {
        var fresh = await TestDatabase.Fresh(DatabaseSystem.Postgres);
        var folder = Directory.CreateTempSubdirectory("anyu-cluster-").FullName;
        var made = new ClusterRoom(fresh, (await ClusterModule.Open(fresh.Where)).Value!, folder);
        made.Write(families, seed: 7);
        return made;
    }

    /// <summary>Writes the population, a part for every 2,048 families.</summary>
    public void Write(int families, ulong seed) =>
        PopulationWriter.Write(new SyntheticPopulation(Book, families, seed, On, []), Book, Population, "synthetic", Anyu.Feel.ColumnBlock.MaxRows);

    /// <summary>The population as a process that has it open sees it.</summary>
    public ParquetPopulation Open() => ParquetPopulation.Open(Population, Population, Book).Value!;

    /// <summary>How many parts the population has.</summary>
    public long Parts()
    {
        using var families = Open();
        return families.Parts.Length;
    }

    public static BatchOrder Order(ParquetPopulation families) => new(Book, families, BatchRequest.For(On)) { WithRows = true };

    /// <summary>Hands the run over, and tells its row.</summary>
    public async Task<RunRow> Ask()
    {
        using var families = Open();
        var asked = await new AskRun(Order(families), Population, Results).Run(Database);
        Assert.True(asked.Succeeded, string.Join('\n', asked.Problems));
        return new RunRow(asked.Value, Population, families.Fingerprint, Results, On, "", WithRows: true, Book.Hash, Receipt.Engine, RunRow.Running, Problem: null);
    }

    /// <summary>The files of the same run by one process.</summary>
    public Dictionary<string, byte[]> ByOneProcess()
    {
        using var families = Open();
        var folder = Path.Combine(Folder, "one");
        Assert.True(BatchJob.Into(folder, Order(families), progress: null, CancellationToken.None).Succeeded);
        return Files(folder);
    }

    /// <summary>Every file of a folder of results, by name.</summary>
    public static Dictionary<string, byte[]> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(folder, f), File.ReadAllBytes, StringComparer.Ordinal);

    /// <summary>Waits until the run is as far.</summary>
    public async Task Until(RunRow run, Func<RunProgress, bool> reached)
    {
        var clock = Stopwatch.StartNew();
        while (!reached((await ClusterState.Read(Database, run.Run)).Runs.Single()))
        {
            Assert.True(clock.Elapsed < TimeSpan.FromMinutes(3), "The run does not go on.");
            await Task.Delay(10);
        }
    }

    /// <summary>Not one file more, less or different.</summary>
    public void IsAsByOneProcess()
    {
        var (one, many) = (ByOneProcess(), Files(Results));
        Assert.Equal(one.Keys.Order(StringComparer.Ordinal), many.Keys.Order(StringComparer.Ordinal));
        Assert.All(one, file => Assert.True(file.Value.AsSpan().SequenceEqual(many[file.Key]), file.Key));
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await room.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
