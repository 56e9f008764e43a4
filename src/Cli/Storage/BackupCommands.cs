using Anyu.Store;

namespace Anyu.Cli;

/// <summary><c>anyu backup</c>, <c>anyu restore</c>, <c>anyu upgrade</c>.</summary>
internal static class BackupCommands
{
    /// <summary>Backs up into a new folder of the one given.</summary>
    public static ExitCode Take(Invocation run) => Opened.Wait(run, async () =>
    {
        var taken = await Backup.Take(Opened.Where(run), run.Locate(run.Arguments.Operands[0]), TimeProvider.System);
        if (taken.Value is not { } folder)
        {
            return run.Refuse(taken.Problems);
        }

        await run.Output.WriteLineAsync(run.Say($"已备份到 {folder}", $"Backed up to {folder}"));
        return ExitCode.Done;
    });

    /// <summary>Restores beside the database, verifies, exchanges.</summary>
    public static ExitCode Restore(Invocation run) => Opened.Wait(run, async () =>
    {
        var keys = run.Arguments["--keys"] is { } file ? KeyFile.ReadPublic(run.Locate(file)) : null;
        if (keys is { Succeeded: false })
        {
            return run.Refuse(keys.Problems);
        }

        var restored = await Anyu.Store.Restore.Run(run.Locate(run.Arguments.Operands[0]), Opened.Where(run), Opened.Modules, keys?.Value, TimeProvider.System);
        if (restored.Value is not { } report)
        {
            return run.Refuse(restored.Problems);
        }

        await run.Output.WriteLineAsync(run.Say(
            FormattableString.Invariant($"已恢复并通过校验：{report.Logs} 个日志，{report.Rows} 行。"),
            FormattableString.Invariant($"Restored and verified: {report.Logs} logs, {report.Rows} rows.")));
        return ExitCode.Done;
    });

    /// <summary>Backs up, then migrates: all steps or none, while others may go on reading and writing.</summary>
    public static ExitCode Upgrade(Invocation run)
    {
        var taken = Take(run);
        return taken != ExitCode.Done ? taken : Opened.Wait(run, async () =>
        {
            var opened = await Database.Open(Opened.Where(run), Opened.Modules, TimeProvider.System);
            if (opened.Value is not { } database)
            {
                return run.Refuse(opened.Problems);
            }

            await database.DisposeAsync();
            await run.Output.WriteLineAsync(run.Say("数据库已是本程序的版本。", "The database is at this program's version."));
            return ExitCode.Done;
        });
    }
}
