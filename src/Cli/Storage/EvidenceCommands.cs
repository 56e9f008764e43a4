using System.Collections.Immutable;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Cli;

/// <summary><c>anyu evidence</c>: verifying and signing the logs.</summary>
internal static class EvidenceCommands
{
    /// <summary>Verifies a receipt offline, or every log of a database.</summary>
    public static ExitCode Verify(Invocation run)
    {
        var keys = run.Arguments["--keys"] is { } file ? KeyFile.ReadPublic(run.Locate(file)) : null;
        if (keys is { Succeeded: false })
        {
            return run.Refuse(keys.Problems);
        }

        return run.Arguments.Operands is [var receipt] ? VerifyReceipt(run, run.Locate(receipt), keys?.Value) : VerifyLogs(run, keys?.Value);
    }

    /// <summary>Signs the state of each log.</summary>
    public static ExitCode Checkpoint(Invocation run)
    {
        if (run.Arguments["--keys"] is not { } file)
        {
            return run.Refuse(CliProblems.OptionValue(StorageCommands.Keys));
        }

        if (KeyFile.Read(run.Locate(file)) is not { Value: { } ring } read)
        {
            return run.Refuse(KeyFile.Read(run.Locate(file)).Problems);
        }

        return Opened.Use(run, async database =>
        {
            foreach (var log in await database.Read(EvidenceLog.Names))
            {
                await run.Output.WriteAsync((await database.Write(unit => EvidenceLog.Checkpoint(unit, log, read.Value))).ToText());
            }

            return ExitCode.Done;
        });
    }

    private static ExitCode VerifyReceipt(Invocation run, string path, PublicKeys? keys)
    {
        if (keys is null)
        {
            return run.Refuse(CliProblems.OptionValue(StorageCommands.Keys));
        }

        if (!File.Exists(path) || EvidenceReceipt.Parse(File.ReadAllText(path)) is not { } receipt)
        {
            return run.Refuse(CliProblems.NoReceipt(path));
        }

        var isTrue = receipt.Verifies(keys);
        run.Output.WriteLine(isTrue
            ? run.Say(
                FormattableString.Invariant($"凭据有效：日志“{receipt.Record.Entry.Log}”第 {receipt.Record.Position} 行，{receipt.Record.At:yyyy-MM-dd HH:mm:ss} UTC，{receipt.Record.Entry.Action}。"),
                FormattableString.Invariant($"The receipt is true: log “{receipt.Record.Entry.Log}”, row {receipt.Record.Position}, {receipt.Record.At:yyyy-MM-dd HH:mm:ss} UTC, {receipt.Record.Entry.Action}."))
            : run.Say("凭据无效：内容、证明或签名被改过，或不是这些密钥签的。", "The receipt is not true: its content, proof or signature was changed, or other keys signed it."));
        return isTrue ? ExitCode.Done : ExitCode.Found;
    }

    private static ExitCode VerifyLogs(Invocation run, PublicKeys? keys)
    {
        var kept = ImmutableArray<EvidenceCheckpoint>.Empty;
        if (run.Arguments["--checkpoint"] is { } file)
        {
            var path = run.Locate(file);
            if (!File.Exists(path))
            {
                return run.Refuse(CliProblems.NoFile(path));
            }

            kept = EvidenceCheckpoint.ParseAll(File.ReadAllText(path));
            if (kept.IsEmpty)
            {
                return run.Refuse(CliProblems.NoReceipt(path));
            }
        }

        return Opened.Use(run, async database =>
        {
            var report = await EvidenceVerifier.Verify(database, keys, kept);
            Write(run, report, keys is not null);
            return report.Findings.Count == 0 ? ExitCode.Done : ExitCode.Found;
        });
    }

    private static void Write(Invocation run, EvidenceReport report, bool withSignatures)
    {
        if (run.Json)
        {
            run.WriteJson(new { report.Logs, report.Rows, report.Checkpoints, Findings = ProblemText.Json(report.Findings.Select(finding => finding.Problem)) });
            return;
        }

        ProblemText.Write(run.Output, report.Findings.Select(finding => finding.Problem), run.Language);
        var signatures = withSignatures ? new Bilingual("签名已核对", "signatures checked") : new Bilingual("未给密钥，签名未核对", "no keys given, signatures not checked");
        run.Output.WriteLine(run.Say(
            FormattableString.Invariant($"{report.Logs} 个日志，{report.Rows} 行，{report.Checkpoints} 个检查点（{signatures.Zh}），{report.Findings.Count} 处不符。"),
            FormattableString.Invariant($"{report.Logs} logs, {report.Rows} rows, {report.Checkpoints} checkpoints ({signatures.En}), {report.Findings.Count} findings.")));
    }
}
