using Anyu.Access;

namespace Anyu.Web.Workbench;

/// <summary>What people call the things of the roster.</summary>
internal static class RosterWords
{
    /// <summary>Where the roster stands.</summary>
    public const string Address = "/workbench/roster";

    /// <summary>What is on record.</summary>
    public static Bilingual Of(RosterItem item) => item switch
    {
        RosterItem.Office => new("机构", "office"),
        RosterItem.Person => new("负责人", "person"),
        RosterItem.Duties => new("职责", "duties"),
        RosterItem.Pay => new("报酬", "pay"),
        RosterItem.Pension => new("养老保障", "pension"),
        _ => new("培训", "training"),
    };

    /// <summary>The pay of a person.</summary>
    public static Bilingual Of(RosterPay pay) => pay.State switch
    {
        RosterPayState.Unknown => new("没有登记", "not recorded"),
        RosterPayState.Unpaid => new("不发报酬", "not paid"),
        _ => new($"每月 {pay.Monthly} 元", $"{pay.Monthly} yuan a month"),
    };

    /// <summary>The pension arrangement of a person.</summary>
    public static Bilingual Pension(RosterRules rules, string code) => rules.Pension(code) ?? new("没有登记", "not recorded");

    /// <summary>A text, or that it is not there.</summary>
    public static Bilingual Text(string text) => text.Length > 0 ? new(text, text) : new("没有写", "not written");

    /// <summary>A place by its own name, or its code where the tree has none.</summary>
    public static Bilingual Place(PlaceTree places, string code) => places.Find(PlaceCode.Parse(code))?.Name ?? new(code.TrimEnd('0'), code.TrimEnd('0'));
}
