using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>IND-01xx: what is wrong with a table that was sent, with row and column.</summary>
internal static partial class IndicatorProblems
{
    private static readonly Bilingual RowKept = new("这一行留在隔离区，不进入任何指标。", "The row stays in quarantine and enters no indicator.");

    public static Problem NoHeading(SourceLocation at, string heading, IEnumerable<string> headings) => new(
        "IND-0105",
        new($"表头没有“{heading}”这一列。", $"The table has no column “{heading}”."),
        new($"表头是：{string.Join("、", headings)}。", $"The headings are: {string.Join(", ", headings)}."),
        new("核对是不是这份表样；表头变了就改表样。", "Check that this is the right mapping; change it when the headings changed."),
        at);

    public static Problem NotACount(SourceLocation at, string heading, string text) => new(
        "IND-0106",
        new($"“{heading}”的“{text}”不是整数。", $"“{text}” under “{heading}” is no whole number."),
        RowKept,
        new("填人数、件数；千分率、百分率不要填进来；单位是万的在表样里写 scale: 10000。", "Give counts, not rates; for units of ten thousand write scale: 10000 in the mapping."),
        at);

    public static Problem Negative(SourceLocation at, string heading, string text) => new(
        "IND-0107",
        new($"“{heading}”的“{text}”是负数。", $"“{text}” under “{heading}” is negative."),
        RowKept,
        new("人数、件数不能为负；冲减请重报该月的全数。", "Counts are not negative; to correct a month, send its full number again."),
        at);

    public static Problem PartsDiffer(SourceLocation at, string heading, long whole, Bilingual breakdown, long parts) => new(
        "IND-0108",
        new(
            string.Create(CultureInfo.InvariantCulture, $"“{heading}”是 {whole}，而{breakdown.Zh}各项之和是 {parts}。"),
            string.Create(CultureInfo.InvariantCulture, $"“{heading}” is {whole}, but the parts by {breakdown.En} add up to {parts}.")),
        RowKept,
        new("请与报表单位核对。", "Settle it with the unit that reported."),
        at);

    public static Problem Twice(SourceLocation at, CountKey key, int row) => new(
        "IND-0109",
        new(
            string.Create(CultureInfo.InvariantCulture, $"{key.Place} {key.Period} 的“{key.Series}”在第 {row} 行已经有了。"),
            string.Create(CultureInfo.InvariantCulture, $"“{key.Series}” of {key.Place} {key.Period} stands already in row {row}.")),
        RowKept,
        new("只留一行。", "Keep one of the rows."),
        at);

    public static Problem OutsideCovered(SourceLocation at, string code, PlaceCode covers) => new(
        "IND-0110",
        new($"{code} 不在 {covers} 之内。", $"{code} does not lie inside {covers}."),
        RowKept,
        new("核对代码，或者改导入时的 --covers。", "Check the code or the --covers of the import."),
        at);

    public static Problem Changed(SourceLocation at, string code, IEnumerable<PlaceCode> successors) => new(
        "IND-0111",
        new($"{code} 已经变更，现为 {string.Join("、", successors)}。", $"{code} has changed; it is now {string.Join(", ", successors)}."),
        new("拆分或并入后的数不能直接接在原来的数后面。", "Numbers after a split or merger do not continue those before."),
        new("请按现在的区划重报，或者把数分到现在的区划。", "Report by the present divisions, or divide the number among them."),
        at);

    public static Problem PlaceName(SourceLocation at, string name, int hits) => new(
        "IND-0112",
        hits == 0 ? new($"没有叫“{name}”的地方。", $"No place is called “{name}”.") : new($"叫“{name}”的地方不止一个。", $"More than one place is called “{name}”."),
        RowKept,
        new("写全称，或者改用行政区划代码。", "Write the full name, or use place codes."),
        at);

    public static Problem NoFile(string path) => new(
        "IND-0113",
        new($"读不到表：{path}", $"The table cannot be read: {path}"),
        new("没有它就没有数。", "Without it there are no numbers."),
        new("核对路径和权限。", "Check the path and its permissions."),
        new SourceLocation(path));

    public static Problem PartAboveWhole(SourceLocation at, string part, long value, string whole, long other) => new(
        "IND-0114",
        new(
            string.Create(CultureInfo.InvariantCulture, $"“{part}”是 {value}，超过了它所属的“{whole}”{other}。"),
            string.Create(CultureInfo.InvariantCulture, $"“{part}” is {value}, above the {other} of “{whole}” that it is a part of.")),
        RowKept,
        new("请与报表单位核对。", "Settle it with the unit that reported."),
        at);

    public static Problem GroupMissing(SourceLocation at, CountKey key, Bilingual breakdown, IReadOnlyCollection<Bilingual> missing) => new(
        "IND-0115",
        new(
            $"{key.Place} {key.Period} 的“{key.Series}”按{breakdown.Zh}分，缺：{string.Join("、", missing.Select(m => m.Zh))}。",
            $"“{key.Series}” of {key.Place} {key.Period} by {breakdown.En} lacks: {string.Join(", ", missing.Select(m => m.En))}."),
        new("缺一组，加起来就少；整组都留在隔离区。", "With a group missing the sum is too small; all its rows stay in quarantine."),
        new("补上这一组；没有人就填 0。", "Add the group; where there is nobody, write 0."),
        at);
}
