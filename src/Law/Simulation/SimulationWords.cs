using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>What people call the groups of a simulation, and how its years are counted.</summary>
public static class SimulationWords
{
    /// <summary>How what benefits give becomes a year.</summary>
    public static Bilingual Year { get; } = new(
        "一次性的只计最近一年的事，按月的乘十二。",
        "What is given once counts for the events of the last year, months count twelve times.");

    /// <summary>The name of a group of several that are too small to be told alone.</summary>
    public const string Rest = "*";

    /// <summary>What that group is called.</summary>
    public static Bilingual RestLabel { get; } = new("合并的小组", "small groups together");

    /// <summary>A group of <see cref="ReformResult.ByChildren"/>.</summary>
    public static Bilingual Children(string group) => group.Length == 0
        ? new("子女数不明", "children unknown")
        : group == Rest ? RestLabel
        : new($"{group} 个孩子{(group == Most ? "以上" : "")}", $"{group}{(group == Most ? " or more" : "")} children");

    /// <summary>A group of <see cref="ReformResult.ByIncome"/>.</summary>
    public static Bilingual Income(string group) => group.Length == 0 ? new("收入档不明", "income band unknown") : group == Rest ? RestLabel : new($"收入档 {group}", $"income band {group}");

    /// <summary>A group of <see cref="ReformResult.ByOrder"/>.</summary>
    public static Bilingual Order(string group) => group switch
    {
        "0" => new("不分孩次的待遇", "benefits of no single child"),
        "1" => new("第一孩的待遇", "benefits of a first child"),
        "2" => new("第二孩的待遇", "benefits of a second child"),
        "3" => new("第三孩的待遇", "benefits of a third child"),
        _ => group == Last ? new($"第{Last}孩及以后的待遇", $"benefits of child {Last} and later") : new($"第{group}孩的待遇", $"benefits of child {group}"),
    };

    /// <summary>How families count by order of birth.</summary>
    public static Bilingual OrderMeaning { get; } = new(
        "按待遇所指的那个孩子或那次分娩是第几孩；户数是有这一孩的家庭，一户可以算进几组，钱和天数相加等于合计。",
        "By which child or delivery the benefit is about; families are those that have one of that order and may count in several groups, money and days add up to the whole.");

    /// <summary>What stands where the division of a group is not known.</summary>
    public static Bilingual NoPlace { get; } = new("地点不明", "place unknown");

    private static string Last { get; } = (BirthOrders.Orders - 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Most { get; } = SimulationGroups.MostChildren.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
