using Anyu.Store;

namespace Anyu.Cli;

/// <summary><c>anyu keys</c>: making, rotating and showing keys.</summary>
internal static class KeyCommands
{
    public static ExitCode Create(Invocation run)
    {
        var path = run.Locate(run.Arguments.Operands[0]);
        if (File.Exists(path))
        {
            return run.Refuse(CliProblems.FileExists(path));
        }

        return CryptoSuite.Named(run.Arguments["--suite"] ?? CryptoSuite.International.Name) is { } suite
            ? Write(run, path, KeyRing.New(suite, TimeProvider.System))
            : run.Refuse(CliProblems.OptionValue(StorageCommands.Suite));
    }

    public static ExitCode Rotate(Invocation run)
    {
        var path = run.Locate(run.Arguments.Operands[0]);
        if (KeyFile.Read(path) is not { Value: { } ring } read)
        {
            return run.Refuse(KeyFile.Read(path).Problems);
        }

        return CryptoSuite.Named(run.Arguments["--suite"] ?? read.Value.Suite.Name) is { } suite
            ? Write(run, path, ring.Rotate(suite, TimeProvider.System))
            : run.Refuse(CliProblems.OptionValue(StorageCommands.Suite));
    }

    public static ExitCode Public(Invocation run)
    {
        var read = KeyFile.ReadPublic(run.Locate(run.Arguments.Operands[0]));
        if (read.Value is not { } keys)
        {
            return run.Refuse(read.Problems);
        }

        run.Output.WriteLine(KeyFile.ToText(keys));
        return ExitCode.Done;
    }

    private static ExitCode Write(Invocation run, string path, KeyRing ring)
    {
        try
        {
            KeyFile.Write(path, ring);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return run.Refuse(CliProblems.CannotWrite(path, fault.Message));
        }

        run.Output.WriteLine(run.Say(
            FormattableString.Invariant($"{path}：第 {ring.Number} 号密钥（{ring.Suite}）启用。请另行保管一份副本，不要与备份放在一起。"),
            FormattableString.Invariant($"{path}: key {ring.Number} ({ring.Suite}) is in use. Keep a copy elsewhere, not with the backups.")));
        return ExitCode.Done;
    }
}
