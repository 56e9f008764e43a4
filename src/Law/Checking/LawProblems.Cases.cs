using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Law;

/// <content>What the worked cases show.</content>
internal static partial class LawProblems
{
    /// <summary>LAW-0130: a worked case that comes out otherwise.</summary>
    public static Problem CaseFails(SourceLocation at, string name, string differences) => new(
        "LAW-0130",
        new($"用例“{name}”的结果不同：{differences}", $"The worked case “{name}” comes out otherwise: {differences}"),
        new("用例是人核对过的答案，规定改了它就该跟着核对。", "A worked case is an answer that a person verified; a change of the rule must be verified against it."),
        new("核对规定和用例哪一个错，改错的那个。", "Find out which of the two is wrong and mend that one."),
        at);

    /// <summary>LAW-0131: a provision that no case exercises.</summary>
    public static Problem Untested(SourceLocation at, string id) => new(
        "LAW-0131",
        new($"没有用例用到规定“{id}”。", $"No worked case exercises the provision “{id}”."),
        new("没有用例，谁也没核对过它的结果。", "Without a case nobody has verified what it does."),
        new("在这项待遇的 cases.yaml 里加一个用到它的用例。", "Add a case that exercises it to the cases.yaml of its benefit."),
        at);

    /// <summary>LAW-0132: too few cases for a benefit.</summary>
    public static Problem FewCases(SourceLocation at, string benefit, int found, int wanted) => new(
        "LAW-0132",
        new(
            string.Create(CultureInfo.InvariantCulture, $"待遇“{benefit}”只有 {found} 个用例，至少要 {wanted} 个。"),
            string.Create(CultureInfo.InvariantCulture, $"The benefit “{benefit}” has {found} worked cases; it needs {wanted}.")),
        new("边界上的情形要有用例守住。", "Cases hold the boundaries."),
        new("在 content/benefits/ 下的同名 cases.yaml 里补上。", "Add them to its cases.yaml in content/benefits/."),
        at);
}
