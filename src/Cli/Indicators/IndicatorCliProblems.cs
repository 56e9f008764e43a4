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

    public static Problem Pooled(string word, int most) => new(
        "CLI-0109",
        new($"--pool 不能是“{word}”。", $"--pool cannot be “{word}”."),
        new($"能合并 2 到 {most} 年。", $"From 2 to {most} years can be pooled."),
        new("例如 --pool 3。", "For example --pool 3."));

    public static Problem RowsForStaff() => new(
        "CLI-0110",
        new("--rows 只给有权工作人员，而且只写成文字。", "--rows is for authorised staff alone, and is written as text."),
        new("所依据的行里有不予公布的小数。", "The rows hold small counts that are withheld."),
        new("加上 --as staff，去掉 --json。", "Add --as staff, and leave --json out."));

    public static Problem NoForm(string file) => new(
        "CLI-0111",
        new($"不知道“{file}”该写成什么格式。", $"It is not known in which form to write “{file}”."),
        new("格式由文件名的结尾决定。", "The end of the name says the form."),
        new("以 .csv、.xlsx 或 .sdmx.csv 结尾。", "End it with .csv, .xlsx or .sdmx.csv."));

    public static Problem ScanYear(string word) => new(
        "CLI-0112",
        new($"“{word}”不是可以扫描的年份。", $"“{word}” is no year that can be scanned."),
        new("预警按自然年检验。", "Warnings are tested by calendar year."),
        new("例如 anyu warn scan 县代码 2025。", "For example: anyu warn scan COUNTY 2025."));

    public static Problem Verdict(string word) => new(
        "CLI-0113",
        new($"评定不能是“{word}”。", $"A warning cannot be scored “{word}”."),
        new("预警只评真或假，写错了会改变规则的准确率。", "A warning is true or false; a wrong word would change the precision of its rule."),
        new("写 true 或 false。", "Write true or false."));

    public static Problem Budget(string word) => new(
        "CLI-0114",
        new($"--most 不能是“{word}”。", $"--most cannot be “{word}”."),
        new("它是最多提醒几条。", "It is the number of warnings at most."),
        new("写 0 到 1000 的整数。", "Write a whole number from 0 to 1000."));

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
