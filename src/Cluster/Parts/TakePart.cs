using Anyu.Store;

namespace Anyu.Cluster;

/// <summary>A thread of a silo that decides parts.</summary>
/// <param name="Silo">The silo's name, which no other silo and no other life of it has.</param>
/// <param name="Thread">The thread, from 0.</param>
internal sealed record Worker(string Silo, int Thread);

/// <summary>A part that a worker has in its hands.</summary>
/// <param name="Number">Its place among the parts of the run, from 0.</param>
/// <param name="Attempts">How often it was taken, this time included.</param>
/// <param name="Run">The run.</param>
internal sealed record TakenPart(int Number, long Attempts, RunRow Run);

/// <summary>
/// A worker takes the next part of the oldest run: one that nobody has, one whose silo is dead, or the one that this worker took before and of which it lost the answer.
/// Two workers never get the same; where one is given to a second after all, since a silo was taken for dead, the results are the same and count once.
/// </summary>
internal static class TakePart
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(TakePart));

    /// <summary>Takes it; null when there is none.</summary>
    public static Task<TakenPart?> Run(Database database, Worker worker, CancellationToken stop) => database.Write(async unit =>
    {
        var taken = await unit.Find<Taken>(Sql["take"], new { worker.Silo, Thread = (long)worker.Thread });
        return taken is null ? null : new TakenPart((int)taken.Number, taken.Attempts, await unit.Get<RunRow>(Sql["run"], new { taken.Run }));
    }, stop);

    private sealed record Taken(string Run, long Number, long Attempts);
}
