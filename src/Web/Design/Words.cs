using Anyu.Feel;

namespace Anyu.Web.Design;

/// <summary>What people call the kinds, forces and units of the law.</summary>
internal static class Words
{
    /// <summary>A unit after a number; null where a number stands alone.</summary>
    public static Bilingual? Of(Unit unit) => unit switch
    {
        Unit.Day => new("天", "days"),
        Unit.WorkingDay => new("个工作日", "working days"),
        Unit.Month => new("个月", "months"),
        Unit.Year => new("年", "years"),
        Unit.Hour => new("小时", "hours"),
        Unit.Yuan => new("元", "yuan"),
        Unit.Percent => new("%", "%"),
        Unit.Child => new("个子女", "children"),
        Unit.PlaceSlot => new("个托位", "childcare places"),
        Unit.Person => new("人", "persons"),
        Unit.Level => new("级", "levels"),
        _ => null,
    };

    /// <summary>The unit of a target as documents count it; one this page does not know is shown as it stands.</summary>
    public static Bilingual OfTargetUnit(string? unit) => unit switch
    {
        null => new("", ""),
        "percent" => new("%", "%"),
        "yuan" => new("元", "yuan"),
        "year" => new("年", "years"),
        "day" => new("天", "days"),
        "institution" => new("家", "institutions"),
        "room" => new("间", "rooms"),
        "place-slot" => new("个托位", "childcare places"),
        "place-slot-per-1000-persons" => new("个托位（每千人口）", "childcare places per 1,000 persons"),
        "per-1000-live-births" => new("‰（每千例活产）", "per 1,000 live births"),
        "per-100000-live-births" => new("/10万（活产）", "per 100,000 live births"),
        "boys-per-100-girls" => new("（女婴为100）", "boys per 100 girls"),
        _ => new(unit, unit),
    };

    /// <summary>How binding a sentence is.</summary>
    public static Bilingual Of(Force force) => force switch
    {
        Force.Must => new("应当", "Must"),
        Force.Encourage => new("提倡、鼓励", "Encouraged"),
        Force.May => new("可以", "May"),
        Force.Planned => new("已部署，未施行", "Planned"),
        _ => new("文中所述事实", "A fact told"),
    };

    /// <summary>The colour class of a force.</summary>
    public static string ClassOf(Force force) => force switch
    {
        Force.Must => "sure",
        Force.Encourage or Force.May => "soon",
        _ => "",
    };

    /// <summary>How a number binds, before the number.</summary>
    public static Bilingual? Of(Relation relation) => relation switch
    {
        Relation.AtLeast => new("不少于", "at least"),
        Relation.AtMost => new("最多", "at most"),
        Relation.Average => new("平均", "on average"),
        _ => null,
    };

    /// <summary>The period an amount is for, before or after it.</summary>
    public static Bilingual? OfPeriod(string? per) => per switch
    {
        "year" => new("每年", "a year"),
        "month" => new("每月", "a month"),
        "day" => new("每天", "a day"),
        "stay" => new("每次住院", "for each hospital stay"),
        _ => null,
    };

    /// <summary>What an operation does, as a verb.</summary>
    public static Bilingual Of(Operation operation) => operation switch
    {
        Operation.Set => new("定为", "is"),
        Operation.Add => new("增加", "plus"),
        Operation.RaiseTo => new("至少", "at least"),
        Operation.CapAt => new("最多", "at most"),
        Operation.StandardAtLeast => new("当地标准不低于", "the local standard is at least"),
        Operation.Waive => new("免收", "is free of charge"),
        Operation.Grant => new("给予", "is granted"),
        Operation.Forbid => new("不得", "may not be done:"),
        Operation.See => new("按照", "refers to"),
        _ => new("说明", "adds how"),
    };

    /// <summary>The groups under which benefits are listed.</summary>
    public static Bilingual OfGroup(string group) => group switch
    {
        "birth-policy" => new("生育政策", "Births allowed"),
        "health" => new("孕产与健康", "Health"),
        "leave" => new("假期", "Leave"),
        "protection" => new("劳动保护", "Protection at work"),
        "money" => new("补贴与津贴", "Money"),
        "insurance" => new("保险", "Insurance"),
        "tax" => new("税收", "Tax"),
        "housing" => new("住房", "Housing"),
        "education" => new("教育", "Education"),
        "childcare" => new("托育", "Childcare"),
        "employment" => new("就业", "Employment"),
        "special-family" => new("计划生育特殊家庭", "Special families"),
        _ => new(group, group),
    };

    /// <summary>The order of groups where a family reads them: what most families look for first.</summary>
    public static string RankOf(string group) => group switch
    {
        "leave" => "0",
        "money" => "1",
        "insurance" => "2",
        "tax" => "3",
        _ => "4" + group,
    };

    /// <summary>An answer's name.</summary>
    public static Bilingual Of(Outcome outcome) => outcome switch
    {
        Outcome.Granted => new("确定享有", "Certain"),
        Outcome.Encouraged => new("提倡，尚不是权利", "Encouraged, not yet a right"),
        Outcome.Planned => new("已部署，未施行", "Planned, not in force"),
        Outcome.Refused => new("不符合条件", "Conditions not met"),
        Outcome.Unknown => new("还差情况", "Facts missing"),
        Outcome.NotDecided => new("已载入的文件没有规定", "Not decided by the loaded law"),
        _ => new("不涉及", "Does not arise"),
    };

    /// <summary>An answer's name in a cell of a comparison.</summary>
    public static Bilingual BriefOf(Outcome outcome) => outcome switch
    {
        Outcome.Encouraged => new("提倡", "Encouraged"),
        Outcome.Planned => new("未施行", "Planned"),
        Outcome.Refused => new("不符合", "Not met"),
        Outcome.NotDecided => new("没有规定", "No rule"),
        _ => Of(outcome),
    };

    /// <summary>The colour class of an answer.</summary>
    public static string ClassOf(Outcome outcome) => outcome switch
    {
        Outcome.Granted => "sure",
        Outcome.Encouraged or Outcome.Planned => "soon",
        Outcome.Unknown => "ask",
        Outcome.Refused => "no",
        _ => "mute",
    };
}
