using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Cluster;

/// <summary>How far a run is.</summary>
/// <param name="Run">Its id.</param>
/// <param name="Folder">Where its results are.</param>
/// <param name="State"><c>running</c>, <c>whole</c> or <c>failed</c>.</param>
/// <param name="Problem">Why it failed, as a note.</param>
/// <param name="Parts">How many parts it has.</param>
/// <param name="DoneParts">How many of them are finished.</param>
/// <param name="Families">How many families it has.</param>
/// <param name="Done">How many of them are in finished parts.</param>
/// <param name="Found">How many of them were finished before it was handed over.</param>
internal sealed record RunProgress(string Run, string Folder, string State, string? Problem, long Parts, long DoneParts, long Families, long Done, long Found);

/// <summary>A silo that is not dead.</summary>
/// <param name="Silo">Its name.</param>
/// <param name="Machine">The computer it runs on.</param>
/// <param name="StartedAt">Since when.</param>
/// <param name="AliveAt">When it last said so, every few seconds.</param>
/// <param name="Parts">How many parts it finished.</param>
internal sealed record LivingSilo(string Silo, string Machine, DateTimeOffset StartedAt, DateTimeOffset AliveAt, long Parts);

/// <summary>A silo that keeps out of a run.</summary>
internal sealed record Refusal(string Run, string Silo, string Problem)
{
    /// <summary>Why.</summary>
    public Problem Reason => ProblemNote.Read(Problem);
}

/// <summary>What is going on, read in one state of the database.</summary>
internal sealed record ClusterState(IReadOnlyList<LivingSilo> Silos, IReadOnlyList<RunProgress> Runs, IReadOnlyList<Refusal> Refusals)
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(ClusterState));

    /// <summary>Reads it: of all runs, or of one.</summary>
    public static Task<ClusterState> Read(Database database, string? run = null) => database.Read(async unit => new ClusterState(
        await unit.Query<LivingSilo>(Sql["silos"]),
        await unit.Query<RunProgress>(Sql["runs"], new { Run = run ?? "" }),
        await unit.Query<Refusal>(Sql["refusals"], new { Run = run ?? "" })));
}
