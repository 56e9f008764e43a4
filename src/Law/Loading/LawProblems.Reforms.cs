using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Law;

/// <content>What a reform gets wrong.</content>
internal static partial class LawProblems
{
    /// <summary>LAW-0140: a change that does not say what it does, or says several things.</summary>
    public static Problem OneChange(SourceLocation at, IReadOnlyList<string> found) => new(
        "LAW-0140",
        found.Count == 0
            ? new("这处改动没有写它改什么。", "The change does not say what it changes.")
            : new($"一处改动只能做一件事，这里有：{string.Join("、", found)}。", $"A change does one thing; here are {string.Join(", ", found)}."),
        new("一处一处地写，才能说清哪一处造成什么结果。", "Only so can it be told what follows from which change."),
        new("用 change、reading、add、repeal、adopt 之一，后面写编号或条的地址。", "Use one of change, reading, add, repeal, adopt, followed by an id or the address of an article."),
        at);

    /// <summary>LAW-0141: a change of what is not there.</summary>
    public static Problem NoSuchTarget(SourceLocation at, string target, string? nearest) => new(
        "LAW-0141",
        new($"法规库里没有“{target}”。", $"The law library has no “{target}”."),
        new("改动要落在现有的条文、定义或口径上。", "A change is one of an article, provision, definition or interpretation that is there."),
        nearest is null ? new("用 anyu law search 查找编号。", "Look for the id with anyu law search.") : new($"是不是“{nearest}”？", $"Did you mean “{nearest}”?"),
        at);

    /// <summary>LAW-0142: words to be struck that are not in the article once.</summary>
    public static Problem StrikesNothing(SourceLocation at, string strike, string article, int times) => new(
        "LAW-0142",
        new(
            string.Create(CultureInfo.InvariantCulture, $"“{Short(strike)}”在“{article}”的原文里出现 {times} 次。"),
            string.Create(CultureInfo.InvariantCulture, $"“{Short(strike)}” stands {times} times in the text of “{article}”.")),
        new("要改的话必须与原文一字不差，并且只在一处。", "The words to be changed must be exactly those of the text, in one place."),
        new("从本条原文复制，长到只有一处。", "Copy them from the article, long enough to be in one place."),
        at);

    /// <summary>LAW-0183: more reforms than one pass takes.</summary>
    public static Problem ManyReforms(int found, int most) => new(
        "LAW-0183",
        new(string.Create(CultureInfo.InvariantCulture, $"一次试算了 {found} 个改革方案。"), string.Create(CultureInfo.InvariantCulture, $"{found} reforms were given at once.")),
        new(string.Create(CultureInfo.InvariantCulture, $"一遍最多并排 {most} 个，再多就看不清，也算得慢。"), string.Create(CultureInfo.InvariantCulture, $"At most {most} stand side by side in one pass; more would be slow and hard to read.")),
        new("分几次试算；人群和日期相同，结果可以对照。", "Simulate them in several passes; with the same population and day the results compare."));

    /// <summary>LAW-0143: another rule under the same words.</summary>
    public static Problem SameWords(SourceLocation at, string id) => new(
        "LAW-0143",
        new($"改了“{id}”的意思，却没有改它的话。", $"The meaning of “{id}” is changed but not its words."),
        new("规定来自它的那句话；话不改，数和条件也不能改。", "A provision is what its sentence says; while the sentence stands, so do its number and conditions."),
        new("用 strike 写原文里要改的话，用 insert 写改成的话。", "Give the words to be changed in strike and the new ones in insert."),
        at);
}
