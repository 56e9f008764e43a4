using System.Collections.Immutable;

namespace Anyu.Cli;

/// <summary>The commands about the law itself.</summary>
internal static class LawCommands
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<Command> All { get; } =
    [
        new("law check", "[path]", 0, 1, new("检查内容：文件、行号、原因、怎样改", "check the content: file, line, why, how to mend"), [], CheckCommand.Run),
    ];
}
