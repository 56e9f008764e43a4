using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Cli;

/// <summary>How a command ended.</summary>
internal enum ExitCode
{
    /// <summary>Done; nothing is wrong.</summary>
    Done = 0,

    /// <summary>Done, and something was found: problems, differences, a replay that differs.</summary>
    Found = 1,

    /// <summary>Not done: the command line, a file or the content cannot be used.</summary>
    Refused = 2,
}

/// <summary>An option of a command.</summary>
/// <param name="Name">Its name with the leading hyphens.</param>
/// <param name="Value">What its value is, such as DATE; null for a switch.</param>
/// <param name="Summary">What it does.</param>
internal sealed record CommandOption(string Name, string? Value, Bilingual Summary);

/// <summary>A command of <c>anyu</c>.</summary>
/// <param name="Name">One or two words, such as <c>law check</c>.</param>
/// <param name="Operands">What may follow, such as <c>[path]</c>.</param>
/// <param name="OperandsAtLeast">How many operands it needs.</param>
/// <param name="OperandsAtMost">How many it takes.</param>
/// <param name="Summary">What it does.</param>
/// <param name="Options">Its own options, beside those that every command has.</param>
/// <param name="Run">Does it.</param>
internal sealed record Command(
    string Name,
    string Operands,
    int OperandsAtLeast,
    int OperandsAtMost,
    Bilingual Summary,
    ImmutableArray<CommandOption> Options,
    Func<Invocation, ExitCode> Run)
{
    /// <summary>Options that every command has.</summary>
    public static ImmutableArray<CommandOption> Common { get; } =
    [
        new("--lang", "zh|en", new("语言，默认中文", "language; Chinese by default")),
        new("--json", null, new("输出 JSON", "write JSON")),
        new("--content", "DIR", new("内容目录，默认从当前目录向上找 content/", "content folder; by default content/ here or above")),
        new("--help", null, new("显示用法", "show usage")),
    ];

    /// <summary>The option of that name, or null.</summary>
    public CommandOption? Find(string option) => Options.Concat(Common).FirstOrDefault(o => o.Name == option);
}
