using System.Globalization;
using Anyu.Cli;

namespace Anyu.Cluster;

/// <summary>Shows the silos and the runs.</summary>
internal static class ShowStatus
{
    public static ExitCode Run(Invocation call) => ClusterModule.Use(call, async database => Tell(call, await ClusterState.Read(database)));

    private static ExitCode Tell(Invocation call, ClusterState state)
    {
        if (call.Json)
        {
            call.WriteJson(new
            {
                state.Silos,
                Runs = state.Runs.Select(r => new { r.Run, r.Folder, r.State, Problem = r.Problem is { } note ? ProblemText.Json([ProblemNote.Read(note)]).Single() : null, r.Parts, r.DoneParts, r.Families, r.Done }),
                Refusals = state.Refusals.Select(f => new { f.Run, f.Silo, Problem = ProblemText.Json([f.Reason]).Single() }),
            });
            return ExitCode.Done;
        }

        call.Output.WriteLine(call.Say(string.Create(CultureInfo.InvariantCulture, $"节点 {state.Silos.Count} 个"), string.Create(CultureInfo.InvariantCulture, $"{state.Silos.Count} silos")));
        foreach (var silo in state.Silos)
        {
            call.Output.WriteLine(call.Say(
                string.Create(CultureInfo.InvariantCulture, $"  {silo.Silo}  {silo.Machine}，{silo.StartedAt:yyyy-MM-dd HH:mm:ss} UTC 启动，{silo.AliveAt:HH:mm:ss} 报到，已完成 {silo.Parts:N0} 片"),
                string.Create(CultureInfo.InvariantCulture, $"  {silo.Silo}  {silo.Machine}, since {silo.StartedAt:yyyy-MM-dd HH:mm:ss} UTC, heard of at {silo.AliveAt:HH:mm:ss}, {silo.Parts:N0} parts finished")));
        }

        foreach (var run in state.Runs)
        {
            call.Output.WriteLine(call.Say(
                string.Create(CultureInfo.InvariantCulture, $"认定 {run.Run} {Word(run.State)}：{run.DoneParts:N0}/{run.Parts:N0} 片，{run.Done:N0}/{run.Families:N0} 个家庭，{run.Folder}"),
                string.Create(CultureInfo.InvariantCulture, $"Run {run.Run} {run.State}: {run.DoneParts:N0} of {run.Parts:N0} parts, {run.Done:N0} of {run.Families:N0} families, {run.Folder}")));
            ProblemText.Write(call.Output, run.Problem is { } note ? [ProblemNote.Read(note)] : [], call.Language);
            foreach (var refusal in state.Refusals.Where(f => f.Run == run.Run))
            {
                call.Output.WriteLine(call.Say($"  节点 {refusal.Silo} 不参加：", $"  The silo {refusal.Silo} keeps out:"));
                ProblemText.Write(call.Output, [refusal.Reason], call.Language);
            }
        }

        return ExitCode.Done;
    }

    private static string Word(string state) => state switch
    {
        RunRow.Running => "进行中",
        RunRow.Whole => "已完成",
        _ => "已中止",
    };
}
