namespace Anyu.Kernel;

/// <summary>KRN-0020 to KRN-0024: what is wrong with a table file.</summary>
internal static partial class KernelProblems
{
    public static Problem NotUtf8(SourceLocation at) => new(
        "KRN-0020",
        new("表不是 UTF-8 编码。", "The table is not in UTF-8."),
        new("按错误的编码读，汉字会变成别的字。", "Read in a wrong encoding, characters would become others."),
        new("另存为“CSV UTF-8”，或者直接给 XLSX。", "Save as “CSV UTF-8”, or give the XLSX itself."),
        at);

    public static Problem OpenQuote(SourceLocation at) => new(
        "KRN-0021",
        new("这一行的引号没有结束。", "A quote in this row is not closed."),
        new("后面的行会并进这一格。", "The rows after it would fall into the cell."),
        new("补上引号。", "Close the quote."),
        at);

    public static Problem BrokenWorkbook(SourceLocation at, string detail) => new(
        "KRN-0022",
        new($"工作簿读不出来：{detail}", $"The workbook cannot be read: {detail}"),
        new("文件可能不完整、加了密，或者是旧的 .xls。", "The file may be cut short, encrypted, or an old .xls."),
        new("用表格软件另存为 .xlsx 或 CSV UTF-8。", "Save it again as .xlsx or CSV UTF-8."),
        at);

    public static Problem NoSheet(SourceLocation at, string sheet, IReadOnlyList<string> sheets) => new(
        "KRN-0023",
        new($"工作簿里没有工作表“{sheet}”。", $"The workbook has no sheet “{sheet}”."),
        new($"有：{string.Join("、", sheets)}。", $"It has: {string.Join(", ", sheets)}."),
        new("改成有的工作表，或者改工作表名。", "Name a sheet that is there, or rename the sheet."),
        at);

    public static Problem NoSpreadsheet(SourceLocation at) => new(
        "KRN-0024",
        new("文件不是表格。", "The file is no spreadsheet."),
        new("里面有表格文件不会有的字节；它可能是图片、PDF、旧的 .xls 或压缩包。", "It holds bytes that no table has; it may be a picture, a PDF, an old .xls or an archive."),
        new("请用表格软件另存为 .xlsx 或 CSV UTF-8。", "Save the table as .xlsx or CSV UTF-8."),
        at);
}
