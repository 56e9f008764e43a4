using System.Collections.Immutable;
using Anyu.Cli;

namespace Anyu.Cluster;

/// <summary><c>anyu cluster …</c>: silos on several machines decide one population together.</summary>
internal static class ClusterCommands
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<Command> All { get; } =
    [
        new("cluster start", "", 0, 0, new("在本机启动一个计算节点，认领并认定各片，直到停止它", "start a silo on this computer: it takes parts of runs until it is stopped"),
            [ClusterModule.Option, StartSilo.Port, StartSilo.Host, StartSilo.Certificate, BatchAsking.Threads], StartSilo.Run),
        new("cluster run", "", 0, 0, new("把整个人群交给各节点认定，显示进度；关掉它不影响认定，用同样的命令接着看", "hand a population to the silos and show how far they are; the work goes on without it, the same command looks again"),
            [ClusterModule.Option, .. BatchAsking.Options], RunOnCluster.Run),
        new("cluster status", "", 0, 0, new("有哪些节点，各次认定做到哪里，哪个节点因为什么不参加", "the silos, how far each run is, and which silo keeps out of which for what reason"),
            [ClusterModule.Option], ShowStatus.Run),
    ];
}
