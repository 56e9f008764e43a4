using Anyu.Kernel;

namespace Anyu.Register;

/// <summary>REG-01xx: the tables of <c>content/register</c>.</summary>
internal static partial class RegisterProblems
{
    public static Problem NoContentFile(SourceLocation at) => new(
        "REG-0101",
        new($"缺少 {at.File}。", $"{at.File} is missing."),
        new("没有它，姓名检索和人员比对无法工作。", "Without it names cannot be searched nor persons compared."),
        new("放回这个文件。", "Put the file back."),
        at);

    public static Problem ContentRow(SourceLocation at, int columns) => new(
        "REG-0102",
        new(Text($"这一行应有 {columns} 列，第一列不为空。"), Text($"This row should have {columns} columns, the first not empty.")),
        new("列与列之间用逗号。", "Columns are parted by commas."),
        new("补上缺的列。", "Add what is missing."),
        at);

    public static Problem ContentTwice(SourceLocation at, string key) => new(
        "REG-0103",
        new($"“{key}”出现了不止一次。", $"‘{key}’ stands more than once."),
        new("两行不一致时说不清以哪一行为准。", "If the rows differed, nobody could say which holds."),
        new("合成一行。", "Make it one row."),
        at);

    public static Problem MatchingRow(SourceLocation at, string kind, string agreement) => new(
        "REG-0104",
        new($"比对规则“{kind} {agreement}”不认识，或分数不是整数。", $"The matching rule ‘{kind} {agreement}’ is not known, or its points are no whole number."),
        new("种类为 person 或 newborn；比对项由程序算出，这里只定分数。", "Kinds are person and newborn; the program finds the agreements, this table gives their points."),
        new("改正名称或分数。", "Mend the name or the points."),
        at);

    public static Problem HeadingRow(SourceLocation at, string element, IEnumerable<string> elements) => new(
        "REG-0106",
        new($"没有叫“{element}”的项目。", $"There is no element ‘{element}’."),
        new("表头只能对应人员登记的项目。", "A heading stands for an element of a person's record."),
        new($"可用：{string.Join("、", elements)}。", $"Known: {string.Join(", ", elements)}."),
        at);

    public static Problem ImportRule(SourceLocation at, string rule) => new(
        "REG-0107",
        new($"规则“{rule}”缺少，或者不是大于零的整数。", $"The rule ‘{rule}’ is missing, or is no whole number above nought."),
        new("没有它不知道多少行要第二个人确认、表保留多久。", "Without it nobody knows from how many rows a second person confirms, or how long a table is kept."),
        new("照文件开头的说明补上。", "Add it as the head of the file says."),
        at);

    public static Problem MatchingMissing(SourceLocation at, string kind, string agreement) => new(
        "REG-0105",
        new($"缺少比对规则“{kind} {agreement}”。", $"The matching rule ‘{kind} {agreement}’ is missing."),
        new("没有分数的比对项无法计入。", "An agreement without points cannot be counted."),
        new("补上这一行；不计分就写 0。", "Add the row; write 0 where it shall not count."),
        at);
}
