using Anyu.Kernel;

namespace Anyu.Cli;

/// <summary>Problems of the forecast commands: CLI-0201 onwards.</summary>
internal static class ForecastCliProblems
{
    public static Problem Plan(string file, string detail) => new(
        "CLI-0201",
        new($"读不懂预测文件：{detail}", $"The forecast file cannot be read: {detail}"),
        new("写错的键不会起作用，预测就不是所想的那个。", "A misspelt key would have no effect, and the forecast would be another one."),
        new("对照 samples/forecast 里的例子改正。", "See the example in samples/forecast."),
        new SourceLocation(file));

    public static Problem NoActuals(string file) => new(
        "CLI-0202",
        new($"{file} 里没有能对上的实际数。", $"{file} has no actual number that matches."),
        new("打分要拿同一年份、同一年龄组的实际数来比。", "Scoring compares the same year and age group."),
        new("表头写 year,group,actual；group 是 total、births、deaths 或 0-4 这样的年龄组。", "Write year,group,actual; group is total, births, deaths or an age group such as 0-4."),
        new SourceLocation(file));

    public static Problem Migrants(SourceLocation at) => new(
        "CLI-0203",
        new("迁移表的这一行读不懂，或者年龄不全。", "The row of the migration table cannot be read, or ages are missing."),
        new("每个年龄都要有一行：年龄、男、女；净迁出为负。", "Every age needs a row: age, male, female; those who leave are negative."),
        new("对照人口表的年龄补齐。", "Give the same ages as the population table."),
        at);
}
