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

    public static Problem NoDatabase() => new(
        "CLI-0105",
        new("没有说写到哪个数据库。", "No database was named."),
        new("预警和关账要有地方保存。", "Warnings and closed periods are kept in a database."),
        new("写 --database 文件，例如 --database data/anyu.db。", "Write --database FILE, for example --database data/anyu.db."));

    public static Problem NoMapping(string id, IEnumerable<string> known) => new(
        "CLI-0106",
        new($"没有表样“{id}”。", $"There is no mapping “{id}”."),
        new($"有：{string.Join("、", known)}。", $"There are: {string.Join(", ", known)}."),
        new("写 --mapping 表样，或者在 content/indicators/mappings 里新写一份。", "Write --mapping, or add one to content/indicators/mappings."));

    public static Problem PeriodUsage() => new(
        "CLI-0107",
        new("没有说清做什么、哪一期、谁做。", "It is not clear what is to be done, for which period, and by whom."),
        new("关账和审定都要记名。", "Closing and approval carry a name."),
        new("例如 anyu indicators period close 地方 2024 --database 文件 --by 姓名；还有 approve、reopen。", "For example: anyu indicators period close PLACE 2024 --database FILE --by NAME; also approve, reopen."));

    public static Problem NoName() => new(
        "CLI-0108",
        new("没有说谁在操作。", "It is not said who acts."),
        new("签收、结案、评定都要记名。", "Every step of a warning carries a name."),
        new("写 --by 姓名。", "Write --by NAME."));
}
