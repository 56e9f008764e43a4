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
            [Place, Data, IndicatorDatabase.Option, As, new("--pool", "YEARS", new("合并几年", "years pooled")), new("--rows", null, new("列出所依据的行（仅 --as staff）", "list the rows it rests on (--as staff only)"))], ShowIndicator.Run),
        new("indicators import", "<table>", 1, 1, new("导入统计报表（CSV、XLSX）；不给 --database 只试读", "import a table (CSV, XLSX); a dry run without --database"),
            [new("--mapping", "ID", new("表样", "mapping")), new("--covers", "CODE", new("这张表是哪个地方的全部下级", "the place whose parts these rows are")), new("--id", "ID", new("数据集编号，默认文件名", "id of the data set; the file name by default")),
             new("--synthetic", null, new("这些数是编的，处处标明", "the numbers are made up and labelled so everywhere")),
             new("--quarantine", null, new("有问题的行隔离，其余写入", "set rows with problems aside and write the rest")), IndicatorDatabase.Option, IndicatorDatabase.By], ImportTable.Run),
        new("indicators take", "<county> <period>", 2, 2, new("从人口登记和办件记录取数（年 2025 或年月 2025-04），登记不全的仍用报表", "count from the records of register and casework (2025 or 2025-04); incomplete ones stay with the tables"),
            [new("--accept", null, new("记录比报表少也取", "take records though they are fewer than the tables say")), IndicatorDatabase.Option, IndicatorDatabase.By], TakeFromRecords.Run),
        new("indicators export", "<place> <file>", 2, 2, new("导出一个地方及其下级的全部值：.csv、.xlsx、.sdmx.csv", "all values of a place and its parts: .csv, .xlsx, .sdmx.csv"), [Data, IndicatorDatabase.Option, As, new("--targets", null, new("改为导出目标：差距、进度及其区间（.csv、.xlsx）", "its targets instead: gap and progress with their intervals (.csv, .xlsx)"))], ExportIndicators.Run),
        new("indicators period", "close|approve|reopen <place> <period>", 3, 3, new("关账、审定、重新打开一期", "close, approve or reopen a period"), [IndicatorDatabase.Option, IndicatorDatabase.By], PeriodCommand.Run),
        new("indicators forecast", "<place> <run.json>", 2, 2, new("把 anyu forecast run 保存的预测放到一个地方的指标旁边", "keep a run of anyu forecast beside a place's indicators"), [IndicatorDatabase.Option, IndicatorDatabase.By], ForecastOfPlace.Keep),
        new("indicators sample", "<county> <folder>", 2, 2, new("生成一个县的合成数据（演示用）", "make synthetic data of a county, for demonstration"),
            [new("--from", "YEAR", new("第一年，默认 2019", "first year; 2019 by default")), new("--to", "YEAR", new("最后一年，默认 2025", "last year; 2025 by default")), new("--seed", "NUMBER", new("随机种子，默认 1", "seed; 1 by default"))], MakeSample.Run),
    ];
}
