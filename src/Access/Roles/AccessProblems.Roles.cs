using Anyu.Kernel;

namespace Anyu.Access;

/// <summary>ACC-01xx: the tables of <c>content/roles</c>.</summary>
public static partial class AccessProblems
{
    internal static Problem NoRoleFile(SourceLocation at) => new(
        "ACC-0101",
        new($"缺少 {at.File}。", $"{at.File} is missing."),
        new("里面的规定要先读到，才能登录办理。", "What it says must be known before anybody can work."),
        new("放回这个文件。", "Put the file back."),
        at);

    internal static Problem RoleColumns(SourceLocation at, int columns) => new(
        "ACC-0102",
        new(Text($"这一行应有 {columns} 列，且都不为空。"), Text($"This row should have {columns} columns, none of them empty.")),
        new("列与列之间用逗号，一列里的几项用空格。", "Columns are parted by commas, the items of one column by blanks."),
        new("补上或去掉多余的列；门户角色的部门一列写“-”。", "Add or remove columns; the role of citizens has ‘-’ for agencies."),
        at);

    internal static Problem RoleWord(SourceLocation at, string word, IEnumerable<string> known) => new(
        "ACC-0103",
        new($"不认识“{word}”。", $"‘{word}’ is not known here."),
        new("权限写作“模块.事物.动作”，并先列在 permissions.csv 里。", "A permission is written module.noun.verb and stands in permissions.csv first."),
        Choose(word, known),
        at);

    internal static Problem RoleTwice(SourceLocation at, string word) => new(
        "ACC-0104",
        new($"“{word}”出现了两次。", $"‘{word}’ stands twice."),
        new("两行不一致时说不清以哪一行为准。", "If the two differed, nobody could say which holds."),
        new("合成一行。", "Make it one row."),
        at);

    internal static Problem NoCitizenRole(SourceLocation at) => new(
        "ACC-0105",
        new("没有门户角色“citizen”。", "There is no role ‘citizen’ at the portal."),
        new("居民登录后的权限由它给出。", "It gives what citizens may do."),
        new("补上这一行。", "Add the row."),
        at);
}
