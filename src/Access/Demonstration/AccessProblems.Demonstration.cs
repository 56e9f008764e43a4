using Anyu.Kernel;

namespace Anyu.Access;

/// <summary>ACC-0106, ACC-0107: the tables of <c>content/demonstration</c>.</summary>
public static partial class AccessProblems
{
    internal static Problem DemonstrationColumns(SourceLocation at, int columns) => new(
        "ACC-0106",
        new(Text($"这一行应有 {columns} 列。"), Text($"This row should have {columns} columns.")),
        new("列与列之间用逗号，一列里的几项用空格。", "Columns are parted by commas, the items of one column by blanks."),
        new("对照文件开头的说明改正。", "Compare with the remark at the top of the file."),
        at);

    internal static Problem DemonstrationWord(SourceLocation at, string word) => new(
        "ACC-0107",
        new($"没有部门或角色“{word}”。", $"There is no agency or role ‘{word}’."),
        new("岗位属于 agencies.csv 里的部门，角色取自 roles.csv。", "A post belongs to an agency of agencies.csv, its roles stand in roles.csv."),
        new("改正，或先添上。", "Correct it, or add it there first."),
        at);
}
