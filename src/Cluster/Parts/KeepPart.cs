using Anyu.Store;

namespace Anyu.Cluster;

/// <summary>Notes that the files of a part stand in the folder. Whoever decided it: noted twice is noted once.</summary>
internal static class KeepPart
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(KeepPart));

    public static Task Run(Database database, TakenPart part, Worker worker, CancellationToken stop) => database.Write(
        unit => unit.Execute(Sql["keep"], new { part.Run.Run, Number = (long)part.Number, worker.Silo, Thread = (long)worker.Thread, unit.Now }), stop);
}
