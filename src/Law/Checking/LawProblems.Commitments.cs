using Anyu.Kernel;

namespace Anyu.Law;

/// <content>Commitments and the blocks that carry them out.</content>
internal static partial class LawProblems
{
    /// <summary>LAW-0120: a commitment that nothing carries out.</summary>
    public static Problem Unclaimed(SourceLocation at, Commitment commitment) => new(
        "LAW-0120",
        new($"承诺“{commitment.Id}”（{commitment.Title.Zh}）没有块认领。", $"No block claims the commitment “{commitment.Id}” ({commitment.Title.En})."),
        new("每一项承诺都要说清由什么来落实。", "Each commitment must say what carries it out."),
        new($"在 {commitment.Source}#{commitment.Article} 下的块里写 claims: [{commitment.Id}]。", $"Write claims: [{commitment.Id}] in a block under {commitment.Source}#{commitment.Article}."),
        at);

    /// <summary>LAW-0121: a claim of a commitment that does not exist.</summary>
    public static Problem UnknownCommitment(SourceLocation at, string block, string id, string? nearest) => new(
        "LAW-0121",
        new($"“{block}”认领了不存在的承诺“{id}”。", $"“{block}” claims the commitment “{id}”, which does not exist."),
        new("覆盖率按承诺清单计算。", "Coverage is counted by the list of commitments."),
        nearest is null ? new("核对 content/law/commitments.json。", "Look it up in content/law/commitments.json.") : new($"是不是“{nearest}”？", $"Did you mean “{nearest}”?"),
        at);

    /// <summary>LAW-0122: a claim from another article.</summary>
    public static Problem ClaimElsewhere(SourceLocation at, string block, Commitment commitment, string article) => new(
        "LAW-0122",
        new($"“{block}”在 {article}，它认领的“{commitment.Id}”在 {commitment.Source}#{commitment.Article}。", $"“{block}” stands in {article}; the commitment “{commitment.Id}” it claims stands in {commitment.Source}#{commitment.Article}."),
        new("承诺由它自己的条文落实。", "A commitment is carried out where it stands."),
        new("把块移到那一条下，或者改正 claims。", "Move the block to that article, or mend claims."),
        at);

    /// <summary>LAW-0123: a commitment whose words its document does not have.</summary>
    public static Problem CommitmentText(SourceLocation at, Commitment commitment) => new(
        "LAW-0123",
        new($"承诺“{commitment.Id}”的引文不在 {commitment.Source}#{commitment.Article}。", $"The words of the commitment “{commitment.Id}” are not in {commitment.Source}#{commitment.Article}."),
        new("清单要和原文一致。", "The list must agree with the text."),
        new("核对清单中的条号和引文。", "Compare article and quote in the list with the text."),
        at);
}
