using Anyu.Batch;
using Anyu.Cli;
using Anyu.Store;

namespace Anyu.Cluster;

/// <summary>Hands a run to the silos and looks on until it is whole. Ended in the middle, it changes nothing: the silos go on.</summary>
internal static class RunOnCluster
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static ExitCode Run(Invocation call)
    {
        using var asked = BatchAsking.Read(call);
        return asked is null ? ExitCode.Refused : ClusterModule.Use(call, async database => await Run(call, asked, database));
    }

    private static async Task<ExitCode> Run(Invocation call, BatchAsking asked, Database database)
    {
        var folder = call.Locate(asked.Folder);
        var handed = await new AskRun(asked.Order, call.Locate(call.Arguments[BatchAsking.Population.Name]!), folder).Run(database);
        if (handed.Value is not { } run)
        {
            return call.Refuse(handed.Problems);
        }

        await call.Error.WriteLineAsync(call.Say($"已交给各节点，编号 {run}；关掉这个命令不影响认定。", $"Handed to the silos as run {run}; it goes on without this command."));
        var progress = new FamilyProgress(call);
        var ended = await Follow(call, database, run, progress);
        return ended == ExitCode.Done ? asked.Tell(call, SharedRun.Join(folder, asked.Order, "client")!.Totals!, progress.Elapsed) : ended;
    }

    /// <summary>Looks on; problems are written.</summary>
    private static async Task<ExitCode> Follow(Invocation call, Database database, string run, FamilyProgress progress)
    {
        var (told, next) = (new HashSet<string>(StringComparer.Ordinal), Patience);
        while (true)
        {
            var state = await ClusterState.Read(database, run);
            foreach (var refusal in state.Refusals.Where(f => told.Add(f.Silo)))
            {
                await call.Error.WriteLineAsync(call.Say($"节点 {refusal.Silo} 不参加：", $"The silo {refusal.Silo} keeps out:"));
                ProblemText.Write(call.Error, [refusal.Reason], call.Language);
            }

            switch (state.Runs)
            {
                case [{ State: RunRow.Whole }]:
                    return ExitCode.Done;
                case [{ State: RunRow.Failed, Problem: { } note }]:
                    return call.Refuse(ProblemNote.Read(note));
                case []:
                    return call.Refuse(ClusterProblems.RunRemoved(run));
                default:
                    break;
            }

            if (state.Silos.Count > 0 && state.Silos.All(s => told.Contains(s.Silo)))
            {
                return call.Refuse(ClusterProblems.NobodyWorks(run));
            }

            if (state.Silos.Count == 0 && progress.Elapsed >= next)
            {
                next = progress.Elapsed + Patience;
                await call.Error.WriteLineAsync(call.Say("… 还没有节点，用 anyu cluster start 启动", "… there is no silo; start one with anyu cluster start"));
            }

            progress.Tell(state.Runs[0].Done, state.Runs[0].Families, state.Runs[0].Found);
            await Task.Delay(Glance);
        }
    }
}
