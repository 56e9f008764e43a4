using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Anyu.Batch;
using Anyu.Cluster;
using Anyu.DatabaseTests.Cluster;
using Anyu.Law;

// One run by one silo of one processor, by two of them, and by two of which one is killed in the middle: "DATABASE FILE CONTENT FOLDER". Silos are processes of this computer; that they
// start and read the law is not measured, that they open the population and compile the plan is. The file comes from "bench/Batch -- families N FILE CONTENT".
const int LookEveryMs = 250;
const int Blocks = 40_000;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is not [var where, var file, var content, var folder])
{
    Console.WriteLine("DATABASE FILE CONTENT FOLDER");
    return 2;
}

Console.WriteLine($"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} processors, .NET {Environment.Version}");
var book = LawLibrary.Load(content).Book ?? throw new InvalidOperationException($"No lawbook in {content}.");
var opened = await ClusterModule.Open(where);
await using var database = opened.Value ?? throw new InvalidOperationException(string.Join('\n', opened.Problems));
using var families = ParquetPopulation.Open(file, file, book).Value ?? throw new InvalidOperationException($"No population in {file}.");
var order = new BatchOrder(book, families, BatchRequest.For(new DateOnly(2025, 6, 1)));
Bare(2);
Console.WriteLine($"yardstick: two threads that hash take {Bare(2) / Bare(1):F2} of the time of one");
var one = await Measure("one silo", 1, isKilled: false);
var two = await Measure("two silos", 2, isKilled: false);
var killed = await Measure("two silos, one killed", 2, isKilled: true);
var right = one.Totals.AsSpan().SequenceEqual(two.Totals) && one.Totals.AsSpan().SequenceEqual(killed.Totals);
Console.WriteLine($"two silos take {two.Seconds / one.Seconds:F2} of the time of one; {(right ? "all totals are the same, byte for byte" : "TOTALS DIFFER")}");
return right && two.Seconds <= 0.6 * one.Seconds ? 0 : 1;

async Task<(double Seconds, byte[] Totals)> Measure(string what, int count, bool isKilled)
{
    var results = Path.Combine(folder, what.Replace(' ', '-'));
    var silos = Enumerable.Range(0, count).Select(_ => SiloProcess.Start(where, content, threads: 1)).ToArray();
    try
    {
        await Task.WhenAll(silos.Select(s => s.Joined()));
        foreach (var (processor, silo) in silos.Index())
        {
            silo.Pin(processor);
        }

        var clock = Stopwatch.StartNew();
        var asked = await new AskRun(order, Path.GetFullPath(file), Path.GetFullPath(results)).Run(database);
        var isDone = false;
        for (var state = await State(asked.Value!); state.State == RunRow.Running; state = await State(asked.Value!))
        {
            if (isKilled && !isDone && state.DoneParts >= state.Parts / 2)
            {
                isDone = true;
                silos[0].Kill();
            }

            await Task.Delay(LookEveryMs);
        }

        Console.WriteLine($"{what}: {families.Parts.Length} parts, {families.Parts.Sum(p => p.Families):N0} families in {clock.Elapsed.TotalSeconds:F2} s");
        return (clock.Elapsed.TotalSeconds, await File.ReadAllBytesAsync(Path.Combine(results, "totals.csv")));
    }
    finally
    {
        foreach (var silo in silos)
        {
            silo.Dispose();
        }
    }
}

// What two processors of this machine do together in the time of one: the same hashing, whole and in halves.
double Bare(int threads)
{
    var clock = Stopwatch.StartNew();
    Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, _ =>
    {
        var block = new byte[1 << 16];
        for (var i = 0; i < Blocks / threads; i++)
        {
            SHA256.HashData(block, block.AsSpan(0, SHA256.HashSizeInBytes));
        }
    });
    return clock.Elapsed.TotalSeconds;
}

async Task<RunProgress> State(string run) => (await ClusterState.Read(database, run)).Runs.Single();
