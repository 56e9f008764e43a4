using System.Collections.Immutable;
using Anyu.Exchange;
using Anyu.Kernel;

namespace Anyu.Cli;

/// <summary>A word with which the simulated agencies are told how to behave.</summary>
/// <param name="Word">The word.</param>
/// <param name="Faults">The rules that it stands for; none lets them answer.</param>
/// <param name="Meaning">What they do then.</param>
internal sealed record FaultWord(string Word, ImmutableArray<AgencyFault> Faults, Bilingual Meaning);

/// <summary>The words of <c>anyu simulate fault</c>.</summary>
internal static class FaultWords
{
    /// <summary>The word for agencies without a fault.</summary>
    public const string Answer = "answer";

    /// <summary>All words; the six of everyday first.</summary>
    public static ImmutableArray<FaultWord> All { get; } =
    [
        new(Answer, [], new("照常答复（取消全部规则）", "they answer as they should (no rules)")),
        new("delay", [AgencyFault.Delay], new("拖延，--seconds 秒，默认 60", "they take --seconds longer, 60 by default")),
        new("refuse", [AgencyFault.Refuse], new("拒绝，理由用 --ground，默认办件允许的第一个", "they refuse, for --ground or the first ground that the order allows")),
        new("repeat", [AgencyFault.Repeat], new("每个答复发两遍", "each answer is sent twice")),
        new("reorder", [AgencyFault.Reorder], new("结果先到，收件回执后到", "the result overtakes the receipt")),
        new("drop", [AgencyFault.Miss, AgencyFault.Lose], new("请求丢 --times 次，答复第一次也丢", "the request is lost --times times, and each answer once")),
        new("return", [AgencyFault.Return], new("退回补正，--ground 写补正什么", "they send the part back; --ground says what to correct")),
        new("down", [AgencyFault.Down], new("停机，什么都不应答", "they answer no request")),
        new("miss", [AgencyFault.Miss], new("请求丢 --times 次", "the request is lost --times times")),
        new("lose", [AgencyFault.Lose], new("答复第一次丢", "each answer is lost once")),
        new("vanish", [AgencyFault.Vanish], new("办了，但对请求的应答丢了", "the part is done, the reply to the request is lost")),
        new("nonsense", [AgencyFault.Nonsense], new("先发一段不是事件的东西", "something that is no event comes first")),
        new("oversized", [AgencyFault.Oversized], new("先发一个过大的事件", "something far too large comes first")),
        new("forged", [AgencyFault.Forged], new("先有人冒名拒绝", "somebody else refuses in their name first")),
        new("changed", [AgencyFault.Changed], new("同一编号换了内容再发一遍", "the result comes again under the same id with other content")),
    ];

    /// <summary>The word of one fault.</summary>
    public static FaultWord Of(AgencyFault fault) => All.First(word => word.Faults.Length == 1 && word.Faults[0] == fault);
}
