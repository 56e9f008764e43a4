using Anyu.Batch;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Cluster;

/// <summary>A run that this silo takes part in: its population is open, its plan compiled once for all threads.</summary>
internal sealed record JoinedRun(SharedRun Shared, ParquetPopulation Families) : IDisposable
{
    public void Dispose() => Families.Dispose();
}

/// <summary>
/// The runs of one silo. Before it takes part it makes sure that it would decide the same as every other: the same law and engine, the same population, the same folder.
/// Safe for use by many threads.
/// </summary>
internal sealed class JoinedRuns(Lawbook book, string writer) : IDisposable
{
    private readonly Lock turn = new();
    private readonly Dictionary<(string Run, string Folder), Result<JoinedRun>> joined = [];

    /// <summary>Takes part, or says why not: <c>CLU-0004</c> to <c>CLU-0007</c>, <c>BAT-0001</c> to <c>BAT-0010</c>.</summary>
    public Result<JoinedRun> Join(RunRow run)
    {
        lock (turn)
        {
            if (!joined.TryGetValue((run.Run, run.Folder), out var known))
            {
                joined[(run.Run, run.Folder)] = known = Open(run);
            }

            return known;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var run in joined.Values)
        {
            run.Value?.Dispose();
        }
    }

    private Result<JoinedRun> Open(RunRow run)
    {
        if (run.Lawbook != book.Hash || run.Engine != Receipt.Engine)
        {
            return Result<JoinedRun>.Failure(ClusterProblems.OtherLaw($"{run.Lawbook} / {run.Engine}", $"{book.Hash} / {Receipt.Engine}"));
        }

        if (!File.Exists(run.Population))
        {
            return Result<JoinedRun>.Failure(ClusterProblems.NoPopulation(run.Population));
        }

        var opened = ParquetPopulation.Open(run.Population, run.Population, book);
        return opened.Value is { } families ? Join(run, families) : Result<JoinedRun>.Failure(opened.Problems);
    }

    private Result<JoinedRun> Join(RunRow run, ParquetPopulation families)
    {
        if (families.Fingerprint != run.Fingerprint)
        {
            families.Dispose();
            return Result<JoinedRun>.Failure(ClusterProblems.OtherPopulation(run.Population, run.Fingerprint, families.Fingerprint));
        }

        if (SharedRun.Join(run.Folder, new BatchOrder(book, families, run.Request) { WithRows = run.WithRows }, writer) is { } shared)
        {
#pragma warning disable CA2000 // The silo's runs dispose of it.
            return Result<JoinedRun>.Success(new JoinedRun(shared, families));
#pragma warning restore CA2000
        }

        families.Dispose();
        return Result<JoinedRun>.Failure(ClusterProblems.NoFolder(run.Folder));
    }
}
