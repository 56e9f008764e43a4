using System.Collections.Immutable;

namespace Anyu.Cli;

/// <summary>Every command of <c>anyu</c>, in the order of the usage text.</summary>
internal static class CommandTable
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<Command> All { get; } =
        [.. EntitlementCommands.All, .. LawCommands.All, .. IndicatorCommands.All, .. WarningCommands.All, .. ForecastCommands.All, .. BatchCommands.All, ClusterCommand.Definition, .. RegisterCommands.All, .. RosterCommands.All, ReformCommand.Simulate, .. StorageCommands.All, SimulateCommand.Definition, FaultCommand.Definition];
}
