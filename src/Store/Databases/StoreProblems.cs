using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Store;

/// <summary>The Store's problem catalogue. A password never stands in a problem.</summary>
internal static class StoreProblems
{
    private static readonly Bilingual NothingChanged = new("没有改动任何数据。", "Nothing was changed.");

    /// <summary>STO-0001: the file is no database, or cannot be created or read.</summary>
    public static Problem CannotOpen(string where, string reason) => new(
        "STO-0001",
        new($"打不开数据库文件 {where}。", $"The database file {where} cannot be opened."),
        new($"系统的说明：{reason}", $"The system says: {reason}"),
        new("核对路径和权限；文件应当是安育建立的数据库。", "Check the path and its permissions; the file must be a database made by Anyu."),
        new SourceLocation(where));

    /// <summary>STO-0002: the server does not answer or refuses.</summary>
    public static Problem CannotConnect(string where, string reason) => new(
        "STO-0002",
        new($"连不上数据库 {where}。", $"The database {where} cannot be reached."),
        new($"系统的说明：{reason}", $"The system says: {reason}"),
        new("核对连接字符串（Host、Port、Database、Username、Password），确认服务器已启动。", "Check the connection string (Host, Port, Database, Username, Password) and that the server runs."));

    /// <summary>STO-0003: a step that was applied has another text in this program.</summary>
    public static Problem ChangedMigration(string module, int number, string name) => new(
        "STO-0003",
        new(Text($"{module} 的第 {number} 步迁移“{name}”与建库时的内容不一样。"), Text($"Migration {number} “{name}” of {module} differs from the text that was applied.")),
        new("已发布的迁移不能改动，否则各处的表会不一样。" + NothingChanged.Zh, "A published migration never changes, or tables would differ from place to place. " + NothingChanged.En),
        new("使用建库的那个版本，或把改动写成新的迁移。", "Use the version that made the database, or write the change as a new migration."));

    /// <summary>STO-0004: the database was made by a later version.</summary>
    public static Problem NewerDatabase(string module, int found, int known) => new(
        "STO-0004",
        new(Text($"数据库比程序新：{module} 已到第 {found} 步迁移，本程序只认识 {known} 步。"), Text($"The database is newer than the program: {module} is at migration {found}, this program knows {known}.")),
        new("旧程序会写坏新的表。" + NothingChanged.Zh, "An old program would spoil newer tables. " + NothingChanged.En),
        new("安装新版本后再打开。", "Install the newer version, then open it."));

    /// <summary>STO-0005: others kept the database busy for longer than a unit of work waits.</summary>
    public static Problem Busy(string where) => new(
        "STO-0005",
        new($"数据库 {where} 一直被占用，这次没有写入。", $"The database {where} stayed busy; nothing was written."),
        new("别的程序正在写，等待和重试都已用尽。", "Another program is writing; waiting and retries are used up."),
        new("稍后再试；若反复出现，查看是否有长时间的导入或备份。", "Try again later; if it repeats, look for a long import or backup."));

    /// <summary>STO-0009: the server works on a statement for longer than it may.</summary>
    public static Problem TooSlow(string where) => new(
        "STO-0009",
        new($"数据库 {where} 没有在规定时间内答复。", $"The database {where} did not answer within the time that a statement may take."),
        new("服务器负荷过重，或统计信息过旧而选错了查找路径。" + NothingChanged.Zh, "The server is overloaded, or its statistics are old and it took a wrong way. " + NothingChanged.En),
        new("稍后再试；若反复出现，查看服务器负荷，并在数据库中执行 analyze。", "Try again later; if it repeats, look at the load of the server and run analyze in the database."));

    /// <summary>STO-0006: no space.</summary>
    public static Problem Full(string where) => new(
        "STO-0006",
        new($"数据库 {where} 所在的磁盘已满，这次没有写入。", $"The disk of the database {where} is full; nothing was written."),
        new("未能完整保存的内容不算数，已保存的内容没有丢失。", "What could not be stored whole is not stored; what was stored is not lost."),
        new("腾出空间后重试。", "Free some space, then try again."));

    /// <summary>STO-0007: the medium fails or is read-only.</summary>
    public static Problem Unwritable(string where, string reason) => new(
        "STO-0007",
        new($"数据库 {where} 读写失败，这次没有写入。", $"Reading or writing the database {where} failed; nothing was written."),
        new($"系统的说明：{reason}", $"The system says: {reason}"),
        new("检查磁盘、文件权限和文件是否损坏；必要时从备份恢复。", "Check the disk, the file's permissions and integrity; if need be restore a backup."));

    /// <summary>STO-0008: the database lacks tables that the program needs.</summary>
    public static Problem OlderDatabase(string where) => new(
        "STO-0008",
        new($"数据库 {where} 比程序旧，或不是安育的数据库。", $"The database {where} is older than the program, or not Anyu's."),
        new("程序需要的表还没有建。", "Tables that the program needs are not there."),
        new("核对路径；若路径无误，运行 anyu upgrade。", "Check the path; if it is right, run anyu upgrade."));

    /// <summary>STO-0010: the keys cannot be read.</summary>
    public static Problem KeyFile(string path, string reason) => new(
        "STO-0010",
        new($"密钥文件 {path} 读不出来。", $"The key file {path} cannot be read."),
        new($"没有密钥就读不了加密的字段。系统的说明：{reason}", $"Without keys no encrypted field can be read. The system says: {reason}"),
        new("核对路径和权限；必要时放回另行保管的副本。", "Check the path and its permissions; if need be put back the copy kept apart."),
        new SourceLocation(path));

    /// <summary>STO-0011: an encrypted value does not open.</summary>
    public static Problem Sealed(string field) => new(
        "STO-0011",
        new($"{field} 的一个加密值解不开。", $"An encrypted value of {field} does not open."),
        new("密钥不在密钥文件里，或者这个值被改过、被挪到了别的记录。", "Its key is not in the key file, or the value was changed or moved to another record."),
        new("放回含有该密钥的密钥文件；否则运行 anyu evidence verify 并从备份恢复。", "Put back the key file that has the key; otherwise run anyu evidence verify and restore a backup."));

    /// <summary>STO-0020 to STO-0026: what is wrong with an evidence log.</summary>
    public static Problem Evidence(string code, string log, Bilingual what) => new(
        code,
        new($"证据日志“{log}”：{what.Zh}", $"Evidence log “{log}”: {what.En}"),
        new("日志只增不改，这样的改动不会由安育产生。", "The log only grows; Anyu makes no such change."),
        new("保留现场，查明是谁动了数据库；从通过校验的备份恢复。", "Keep things as they are, find out who touched the database, restore a backup that verifies."));

    /// <summary>STO-0030: a backup cannot be written or read.</summary>
    public static Problem BackupFile(string path, string reason) => new(
        "STO-0030",
        new($"备份 {path} 读写失败。", $"The backup {path} cannot be written or read."),
        new($"系统的说明：{reason}", $"The system says: {reason}"),
        new("核对路径、权限和磁盘空间。", "Check the path, its permissions and the space on the disk."),
        new SourceLocation(path));

    /// <summary>STO-0031: a backup is not what was taken.</summary>
    public static Problem BackupDamaged(string path) => new(
        "STO-0031",
        new($"备份 {path} 与它的清单不符。", $"The backup {path} does not fit its manifest."),
        new("文件损坏或被改过。" + NothingChanged.Zh, "The file is damaged or was changed. " + NothingChanged.En),
        new("使用另一份备份。", "Use another backup."),
        new SourceLocation(path));

    /// <summary>STO-0032: what was restored does not verify.</summary>
    public static Problem RestoredUnverified(string path, int findings) => new(
        "STO-0032",
        new(Text($"备份 {path} 的证据日志有 {findings} 处不符，没有启用。"), Text($"The evidence logs of the backup {path} have {findings} findings; it was not put in use.")),
        new("恢复只恢复到通过校验的状态。" + NothingChanged.Zh, "A restore leads to a verified state only. " + NothingChanged.En),
        new("使用更早的备份；留存这一份备查。", "Use an earlier backup; keep this one for inquiry."),
        new SourceLocation(path));

    /// <summary>STO-0033: the place to restore to is in use or holds tables.</summary>
    public static Problem TargetInUse(string where) => new(
        "STO-0033",
        new($"数据库 {where} 正在使用，或里面已有数据。", $"The database {where} is in use, or holds data."),
        new("不能在运行中的程序脚下换掉数据库。" + NothingChanged.Zh, "A database is not exchanged under a running program. " + NothingChanged.En),
        new("SQLite：先停止安育。PostgreSQL：恢复到一个新建的空数据库，再改连接字符串。", "SQLite: stop Anyu first. PostgreSQL: restore into a new, empty database, then change the connection string."));

    /// <summary>STO-0034: PostgreSQL's own programs are missing or fail.</summary>
    public static Problem PostgresProgram(string program, string reason) => new(
        "STO-0034",
        new($"{program} 没有完成。", $"{program} did not finish."),
        new($"PostgreSQL 的备份和恢复由它自带的程序完成。系统的说明：{reason}", $"PostgreSQL is backed up and restored by its own programs. The system says: {reason}"),
        new("安装 postgresql-client，版本不低于服务器。", "Install postgresql-client, not older than the server."));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
