using Anyu.Kernel;

namespace Anyu.Register;

/// <summary>REG-02xx: tables of persons that are imported. Rows are told by number and column; what a cell holds is told only where it identifies nobody.</summary>
internal static partial class RegisterProblems
{
    private static readonly Bilingual RowKept = new("这一行留在隔离区，不进入登记。", "The row stays in quarantine and is not recorded.");

    public static Problem NoTable(string path, string reason) => new(
        "REG-0201",
        new($"读不到文件：{path}", $"The file cannot be read: {path}"),
        new($"系统的说明：{reason}", $"The system says: {reason}"),
        new("核对路径和权限。", "Check the path and its permissions."),
        new SourceLocation(path));

    public static Problem NoColumn(SourceLocation at, string element, IEnumerable<string> headings) => new(
        "REG-0202",
        new($"没有“{element}”这一列。", $"The table has no column of ‘{element}’."),
        new($"姓名、性别、出生日期是必需的（有证件号码时后两项可不列）。认得的表头：{string.Join("、", headings)}。", $"Name, sex and date of birth are needed (the last two follow from the number). Known headings: {string.Join(", ", headings)}."),
        new("改表头，或者说明哪一列是什么：页面上逐项选，命令行用 --mapping。", "Mend the headings, or say which column is what: on the page one by one, at the command line with --mapping."),
        at);

    public static Problem TooManyRows(SourceLocation at) => new(
        "REG-0203",
        new(Text($"表超过 {Limits.ImportRows:N0} 行。"), Text($"The table has more than {Limits.ImportRows:N0} rows.")),
        new("一次导入有上限，出了问题才查得清。", "An import has a limit, so that what goes wrong can be found."),
        new("分成几个文件导入。", "Divide it into several files."),
        at);

    public static Problem Sex(SourceLocation at, string text) => new(
        "REG-0204",
        new($"性别“{Short(text)}”不认识。", $"The sex ‘{Short(text)}’ is not understood."),
        RowKept,
        new("写 男、女，或 GB/T 2261.1 的 1、2（0 未知，9 未说明）。", "Write 男 or 女, or 1 or 2 of GB/T 2261.1 (0 unknown, 9 not stated)."),
        at);

    public static Problem Day(SourceLocation at, string text) => new(
        "REG-0205",
        new($"日期“{Short(text)}”读不出来。", $"The date ‘{Short(text)}’ cannot be read."),
        RowKept,
        new("写作 1990-05-01、19900501、1990/5/1 或 1990年5月1日。", "Write 1990-05-01, 19900501, 1990/5/1 or 1990年5月1日."),
        at);

    public static Problem Place(SourceLocation at, string text) => new(
        "REG-0206",
        new($"行政区划代码“{Short(text)}”不对。", $"The place code ‘{Short(text)}’ is not right."),
        RowKept,
        new("填 6、9 或 12 位行政区划代码。", "Give a place code of 6, 9 or 12 digits."),
        at);

    public static Problem TwiceInFile(SourceLocation at) => new(
        "REG-0207",
        new("同一个证件号码在前面的行里已经有了。", "The identity number stands in an earlier row."),
        RowKept,
        new("只留一行；确是两个人的，先由公安机关更正号码。", "Keep one of the rows; if they are two persons, the police correct the number first."),
        at);

    public static Problem OtherFile(string file) => new(
        "REG-0208",
        new($"这个编号的导入用的是另一个文件：{file}", $"The import of this id is of another file: {file}"),
        new("一次导入只对应一个文件，中断以后才能接着做。", "An import belongs to one file, so that it can go on after an interruption."),
        new("用原来的文件，或换一个编号。", "Give the same file, or another id."));

    /// <summary>The number of <see cref="AlreadyImported"/>.</summary>
    public const string AlreadyImportedCode = "REG-0209";

    public static Problem AlreadyImported(string file) => new(
        AlreadyImportedCode,
        new($"这个文件已经导入过：{file}", $"The file was imported already: {file}"),
        new("再导入一次不会有新的记录。", "Importing it again would record nothing new."),
        new("需要时查看那次导入的报告。", "See the report of that import."));

    public static Problem WorkbookTooLong(long rows, int most) => new(
        "REG-0210",
        new(Text($"{rows:N0} 人，超过工作簿的上限 {most:N0} 行。"), Text($"{rows:N0} persons are more than the {most:N0} rows of a workbook here.")),
        new("工作簿要整个放进内存。", "A workbook is made in memory as a whole."),
        new("导出为 .csv，或者按地方分开导出。", "Export to .csv, or place by place."));

    public static Problem NoMarriageDay(SourceLocation at) => new(
        "REG-0211",
        new("有配偶的证件号码，没有结婚日期。", "The spouse's number is given, the day of marriage is not."),
        RowKept,
        new("补上结婚日期，或者去掉配偶的号码。", "Add the day of marriage, or leave the spouse's number out."),
        at);

    public static Problem NoTableSent() => new(
        "REG-0212",
        new("没有选文件，或者文件是空的。", "No file was chosen, or it is empty."),
        new("没有表就没有可检查的。", "Without a table there is nothing to check."),
        new("选一个 CSV 或 XLSX 文件再送。", "Choose a CSV or XLSX file and send it again."));

    public static Problem TableTooLarge(long most) => new(
        "REG-0213",
        new(Text($"文件超过 {most / 1_048_576} MB。"), Text($"The file is larger than {most / 1_048_576} MB.")),
        new("一次导入有上限，出了问题才查得清。", "An import has a limit, so that what goes wrong can be found."),
        new("分成几个文件导入，或用命令行 anyu register import。", "Divide it into several files, or use anyu register import."));

    public static Problem TableMovedOn() => new(
        "REG-0214",
        new("这张表现在不能这样办。", "This cannot be done with the table now."),
        new("它正在检查或导入，已经办完，或者别人先办了。", "It is being checked or imported, is done, or somebody else was first."),
        new("打开它看现在到了哪一步。", "Open it and see how far it is."));

    private static string Short(string text) => text.Length <= 20 ? text : $"{text.AsSpan(0, 20)}…";
}
