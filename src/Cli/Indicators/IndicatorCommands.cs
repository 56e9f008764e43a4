using System.Collections.Immutable;

namespace Anyu.Cli;

/// <summary><c>anyu indicators …</c>.</summary>
internal static class IndicatorCommands
{
    private static readonly CommandOption Data = new("--data", "FILE", new("数据清单（YAML），默认 samples/tables/data.yaml", "list of tables (YAML); samples/tables/data.yaml by default"));
    private static readonly CommandOption As = new("--as", "public|health|staff", new("给谁看：公众（默认）、卫健系统内、有权工作人员", "for whom: the public (default), health administration, authorised staff"));
    private static readonly CommandOption Place = new("--place", "CODE", new("行政区划代码", "place code"));

    /// <summary>All of them.</summary>
    public static ImmutableArray<Command> All { get; } =
    [
        new("indicators list", "", 0, 0, new("列出指标定义", "list the definitions"), [], ListIndicators.Run),
        new("indicators show", "<indicator>", 1, 1, new("一个地方某指标的历年值：计数、分母、区间、稳定性、目标", "values of a place: count, denominator, interval, class, target"),
            [Place, Data, As, new("--pool", "YEARS", new("合并几年", "years pooled")), new("--rows", null, new("列出所依据的行（仅 --as staff）", "list the rows it rests on (--as staff only)"))], ShowIndicator.Run),
        new("indicators sample", "<county> <folder>", 2, 2, new("生成一个县的合成数据（演示用）", "make synthetic data of a county, for demonstration"),
            [new("--from", "YEAR", new("第一年，默认 2019", "first year; 2019 by default")), new("--to", "YEAR", new("最后一年，默认 2025", "last year; 2025 by default")), new("--seed", "NUMBER", new("随机种子，默认 1", "seed; 1 by default"))], MakeSample.Run),
    ];
}
