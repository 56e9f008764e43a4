using Anyu.Kernel;

namespace Anyu.Cli;

/// <summary>Problems of the indicator, forecast and warning commands: CLI-0101 onwards.</summary>
internal static class IndicatorCliProblems
{
    public static Problem NoIndicator(string id, string? nearest) => new(
        "CLI-0101",
        new($"没有指标“{id}”。", $"There is no indicator “{id}”."),
        new("指标由 content/indicators 定义。", "Indicators are defined in content/indicators."),
        nearest is null ? new("用 anyu indicators list 看全部指标。", "See anyu indicators list.") : new($"是不是“{nearest}”？", $"Did you mean “{nearest}”?"));

    public static Problem Audience(string word) => new(
        "CLI-0102",
        new($"--as 不能是“{word}”。", $"--as cannot be “{word}”."),
        new("给谁看决定哪些小数不予公布。", "Who reads decides which small counts are withheld."),
        new("写 public、health 或 staff。", "Write public, health or staff."));

    public static Problem Years(string from, string to) => new(
        "CLI-0103",
        new($"年份“{from}”到“{to}”不可用。", $"The years “{from}” to “{to}” cannot be used."),
        new("年份是 1950 到 2100，最多 30 年。", "Years are 1950 to 2100, at most 30 of them."),
        new("例如 --from 2019 --to 2025。", "For example --from 2019 --to 2025."));

    public static Problem NoParts(string code) => new(
        "CLI-0104",
        new($"{code} 之内没有收录下一级地方。", $"No places inside {code} are held."),
        new("合成数据按镇街生成。", "Synthetic data are made by township."),
        new("换一个收录了镇街的县。", "Choose a county whose townships are held."));
}
