using System.Collections.Immutable;

namespace Anyu.Cli;

/// <summary>The commands about the database: keys, evidence, backup, the first administrator.</summary>
internal static class StorageCommands
{
    public static readonly CommandOption Database = new("--database", "WHERE", new("数据库文件，或含 Host= 的连接字符串；默认 data/anyu.db", "database file, or a connection string with Host=; data/anyu.db by default"));
    public static readonly CommandOption Keys = new("--keys", "FILE", new("密钥文件", "key file"));
    public static readonly CommandOption Checkpoint = new("--checkpoint", "FILE", new("另行保管的检查点", "a checkpoint kept elsewhere"));
    public static readonly CommandOption Suite = new("--suite", "NAME", new("international 或 shangmi（商用密码）；默认 international", "international or shangmi; international by default"));
    public static readonly CommandOption Log = new("--log", "NAME", new("哪一个证据日志；默认全部", "which evidence log; all by default"));

    /// <summary>All of them.</summary>
    public static ImmutableArray<Command> All { get; } =
    [
        new("evidence verify", "[receipt]", 0, 1, new("独立校验证据日志，或离线校验一张凭据", "verify the evidence logs independently, or a receipt offline"), [Database, Keys, Checkpoint], EvidenceCommands.Verify),
        new("evidence checkpoint", "", 0, 0, new("签署各日志的检查点并打印，供另一部门保管", "sign the logs' state and print it for another office to keep"), [Database, Keys], EvidenceCommands.Checkpoint),
        new("backup", "<folder>", 1, 1, new("备份运行中的数据库，附清单", "back up a running database, with a manifest"), [Database], BackupCommands.Take),
        new("restore", "<backup>", 1, 1, new("把一份备份恢复到通过校验的状态再启用", "restore a backup to a verified state, then put it in use"), [Database, Keys], BackupCommands.Restore),
        new("upgrade", "<folder>", 1, 1, new("先备份，再把数据库更新到本程序的版本", "back up, then bring the database to this program's version"), [Database], BackupCommands.Upgrade),
        new("keys create", "<file>", 1, 1, new("新建密钥文件", "make a key file"), [Suite], KeyCommands.Create),
        new("keys rotate", "<file>", 1, 1, new("换用新密钥，旧密钥保留", "put a new key in use and keep the old ones"), [Suite], KeyCommands.Rotate),
        new("keys public", "<file>", 1, 1, new("打印公钥，校验签名只需要它", "print the public keys, all that verifying needs"), [], KeyCommands.Public),
        AppointCommand.Definition,
    ];
}
