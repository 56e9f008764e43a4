using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Cluster;

/// <summary>A silo keeps out of a run, says why, and gives back what it took of it; others go on.</summary>
internal static class RefuseRun
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(RefuseRun));

    public static Task Run(Database database, string run, string silo, Problem problem, CancellationToken stop) => database.Write(async unit =>
    {
        await unit.Execute(Sql["refuse"], new { Run = run, Silo = silo, Problem = ProblemNote.Write(problem), unit.Now });
        await unit.Execute(Sql["give-back"], new { Run = run, Silo = silo });
    }, stop);
}
