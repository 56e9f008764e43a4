using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>What people call the groups of a simulation, and how its years are counted.</summary>
public static class SimulationWords
{
    /// <summary>How what benefits give becomes a year.</summary>
    public static Bilingual Year { get; } = new(
        "一次性的只计最近一年的事，按月的乘十二。",
        "What is given once counts for the events of the last year, months count twelve times.");

    /// <summary>A group of <see cref="ReformResult.ByChildren"/>.</summary>
    public static Bilingual Children(string group) => group.Length == 0
        ? new("子女数不明", "children unknown")
        : new($"{group} 个孩子{(group == Most ? "以上" : "")}", $"{group}{(group == Most ? " or more" : "")} children");

    /// <summary>A group of <see cref="ReformResult.ByIncome"/>.</summary>
    public static Bilingual Income(string group) => group.Length == 0 ? new("收入档不明", "income band unknown") : new($"收入档 {group}", $"income band {group}");

    /// <summary>What stands where the division of a group is not known.</summary>
    public static Bilingual NoPlace { get; } = new("地点不明", "place unknown");

    private static string Most { get; } = SimulationGroups.MostChildren.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
