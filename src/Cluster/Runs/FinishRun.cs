using Anyu.Batch;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Cluster;

/// <summary>Adds up a run all of whose parts are there, or ends one that cannot go on.</summary>
internal static class FinishRun
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(FinishRun));

    /// <summary>A run that only its totals are missing from; null when there is none.</summary>
    public static Task<RunRow?> Next(Database database, string silo, CancellationToken stop) => database.Read(unit => unit.Find<RunRow>(Sql["next"], new { Silo = silo }), stop);

    /// <summary>Adds it up. Parts whose files are gone are open again. Two that do it at once write the same.</summary>
    /// <exception cref="BatchException">The totals cannot be written.</exception>
    public static async Task Run(Database database, string run, SharedRun shared, CancellationToken stop)
    {
        var missing = shared.Finish();
        await database.Write(unit => missing.IsEmpty
            ? unit.Execute(Sql["whole"], new { Run = run, unit.Now })
            : unit.Execute(Sql["reopen"], new { Run = run, Numbers = missing.Select(n => (long)n).ToArray() }), stop);
    }

    /// <summary>Ends it: its population is wrong, whichever silo reads it. What is finished stays.</summary>
    public static Task Fail(Database database, string run, Problem problem, CancellationToken stop) =>
        database.Write(unit => unit.Execute(Sql["fail"], new { Run = run, Problem = ProblemNote.Write(problem), unit.Now }), stop);
}
