using Anyu.Kernel;

namespace Anyu.Cli;

/// <summary>Problems of the forecast commands: CLI-0202, CLI-0245 onwards.</summary>
internal static class ForecastCliProblems
{
    public static Problem NoActuals(string file) => new(
        "CLI-0202",
        new($"{file} 里没有能对上的实际数。", $"{file} has no actual number that matches."),
        new("打分要拿同一年份、同一年龄组的实际数来比。", "Scoring compares the same year and age group."),
        new("表头写 year,group,actual；group 是 total、births、deaths 或 0-4 这样的年龄组。", "Write year,group,actual; group is total, births, deaths or an age group such as 0-4."),
        new SourceLocation(file));

    public static Problem NotKept(string id, IEnumerable<string> known) => new(
        "CLI-0245",
        new($"数据库里没有编号为“{id}”的预测。", $"The database keeps no run “{id}”."),
        new($"有：{string.Join('、', known)}。", $"There are: {string.Join(", ", known)}."),
        new("用 anyu forecast list 看编号，用 anyu indicators forecast 存入预测。", "See the ids with anyu forecast list; keep a run with anyu indicators forecast."));

    public static Problem SampleNumbers() => new(
        "CLI-0247",
        new("--persons、--from 或 --bases 不可用。", "--persons, --from or --bases cannot be used."),
        new("人数是正整数，预测的年份都在历史第一年之后。", "Persons are a positive whole number, and each forecast is made after the first year of the history."),
        new("例如 --persons 800000 --from 2010 --bases 2015,2018,2021,2025。", "For example --persons 800000 --from 2010 --bases 2015,2018,2021,2025."));

    public static Problem NoTable() => new(
        "CLI-0246",
        new("没有说拿什么实际数来打分。", "It was not said against what to score."),
        new("文件里的预测要和实际数的表相比。", "A run in a file is scored against a table of what came."),
        new("写上 actuals.csv；数据库里的预测写 --place 代码。", "Add actuals.csv; for a run of the database write --place CODE."));
}
