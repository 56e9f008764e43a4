using System.Collections.Immutable;

namespace Anyu.Cli;

/// <summary>The commands about the register of persons.</summary>
internal static class RegisterCommands
{
    public static readonly CommandOption Place = new("--place", "CODE", new("只办这个地方及其下级；默认全国", "work within this place; the nation by default"));
    public static readonly CommandOption Sheet = new("--sheet", "NAME", new("工作簿的哪张表；默认第一张", "which sheet of a workbook; the first by default"));
    public static readonly CommandOption Mapping = new("--mapping", "FILE", new("表头对照：每行“项目,表头”", "headings: rows of element,heading"));
    public static readonly CommandOption Agency = new("--agency", "NAME", new("数据来自哪个部门", "which agency the data come from"));
    public static readonly CommandOption Id = new("--id", "ID", new("导入的编号：中断后用同一编号接着做", "the import’s id: the same id goes on after an interruption"));
    public static readonly CommandOption Share = new("--share", "ID", new("按共享目录的哪项约定送来：记下更新日期和匹配率", "under which agreement of the sharing catalogue it came: its day and match rate are noted"));
    public static readonly CommandOption DryRun = new("--dry-run", null, new("只检查，不写入", "check only, store nothing"));
    public static readonly CommandOption On = new("--on", "DATE", new("哪一天的情况；默认今天", "true on which day; today by default"));
    public static readonly CommandOption Known = new("--known", "DATE", new("截至哪一天所知；默认现在", "as known by the end of which day; now by default"));
    public static readonly CommandOption Family = new("--family", null, new("连同家庭", "with the family"));
    public static readonly CommandOption Page = new("--page", "N", new("第几页", "which page"));
    public static readonly CommandOption Rebuild = new("--rebuild", null, new("按日志重建不符的行", "make rows that differ anew from the journal"));

    /// <summary>All of them.</summary>
    public static ImmutableArray<Command> All { get; } =
    [
        new("register import", "<file>", 1, 1, new("导入人员表（CSV、XLSX），逐行检查，问题行进隔离区", "import a table of persons (CSV, XLSX); every row checked, bad rows in quarantine"), [StorageCommands.Database, StorageCommands.Keys, Place, Sheet, Mapping, Agency, Id, Share, DryRun], RegisterTables.Import),
        new("register export", "<file>", 1, 1, new("导出人员表（.csv 或 .xlsx）", "export persons (.csv or .xlsx)"), [StorageCommands.Database, StorageCommands.Keys, Place], RegisterTables.Export),
        new("register search", "<text>", 1, 9, new("按姓名、拼音、首字母、号码片段、出生日期查找", "find persons by name, pinyin, initials, part of a number, date of birth"), [StorageCommands.Database, StorageCommands.Keys, Place, Page], RegisterReading.Search),
        new("register show", "<id>", 1, 1, new("查看一个人的记录及每个值的来源", "show a person’s record with the source of each value"), [StorageCommands.Database, StorageCommands.Keys, Place, On, Known, Family], RegisterReading.Show),
        new("register verify", "", 0, 0, new("按日志重算当前状态并比较", "make the current state anew from the journal and compare"), [StorageCommands.Database, StorageCommands.Keys, Rebuild], RegisterReading.Verify),
    ];
}
