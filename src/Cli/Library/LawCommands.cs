using System.Collections.Immutable;

namespace Anyu.Cli;

/// <summary>The commands about the law itself.</summary>
internal static class LawCommands
{
    private static readonly CommandOption From = new("--from", "DATE", new("比较的前一日", "the earlier day"));
    private static readonly CommandOption To = new("--to", "DATE", new("比较的后一日", "the later day"));
    private static readonly CommandOption Limit = new("--limit", "N", new("最多几条，默认 20", "at most N hits, 20 by default"));
    private static readonly CommandOption Open = new("--open", null, new("列出还没有落实的承诺", "list the commitments not yet carried out"));

    /// <summary>All of them.</summary>
    public static ImmutableArray<Command> All { get; } =
    [
        new("law check", "[path]", 0, 1, new("检查内容：文件、行号、原因、怎样改", "check the content: file, line, why, how to mend"), [], CheckCommand.Run),
        new("law coverage", "[slug]", 0, 1, new("每份文件有多少已经落实", "how much of each document is carried out"), [Open], CoverageCommand.Run),
        new("law show", "<slug>[#条 article]", 1, 1, new("看一份文件或一条：原文和计算机的理解", "show a document or article: the text and what the computer makes of it"), [], ShowCommand.Run),
        new("law search", "<words>", 1, 20, new("在标题、原文、规定和待遇中查找", "search titles, texts, provisions and benefits"), [Limit], SearchCommand.Run),
        new("law diff", "[rootA rootB]", 0, 2, new("两套内容之间，或同一内容两日之间，哪些规定变了", "what differs between two content folders, or between two days"), [From, To], DiffCommand.Run),
    ];
}
