using Anyu.Kernel;

namespace Anyu.Access;

/// <summary>What is said of a place that lacks something: the same words on every page and in every command.</summary>
public static class RosterItemWords
{
    /// <summary>What is missing.</summary>
    public static Bilingual Missing(RosterItem item) => item switch
    {
        RosterItem.Office => new("没有机构", "no office"),
        RosterItem.Person => new("没有人", "nobody named"),
        RosterItem.Duties => new("职责没有写", "duties not written"),
        RosterItem.Pay => new("报酬没有登记", "pay not recorded"),
        RosterItem.Pension => new("养老保障没有登记", "pension not recorded"),
        _ => new("没有培训记录", "no training recorded"),
    };
}
