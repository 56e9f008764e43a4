using Anyu.Kernel;

namespace Anyu.Cli;

/// <summary>Problems of the forecast commands: CLI-0202.</summary>
internal static class ForecastCliProblems
{
    public static Problem NoActuals(string file) => new(
        "CLI-0202",
        new($"{file} 里没有能对上的实际数。", $"{file} has no actual number that matches."),
        new("打分要拿同一年份、同一年龄组的实际数来比。", "Scoring compares the same year and age group."),
        new("表头写 year,group,actual；group 是 total、births、deaths 或 0-4 这样的年龄组。", "Write year,group,actual; group is total, births, deaths or an age group such as 0-4."),
        new SourceLocation(file));
}
