using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Store;

/// <summary>What happened to a log.</summary>
public enum EvidenceFault
{
    /// <summary>A row's content is not what was recorded.</summary>
    Altered,

    /// <summary>Rows that were recorded are gone.</summary>
    Missing,

    /// <summary>A row stands where another was recorded.</summary>
    Moved,

    /// <summary>A row was never recorded by the program.</summary>
    Inserted,

    /// <summary>The chain, its head or the kept nodes do not fit the rows.</summary>
    Unlinked,

    /// <summary>The rows contradict a signed state: they were rewritten as a whole.</summary>
    Rewritten,

    /// <summary>A checkpoint's signature is not that of its key.</summary>
    Unsigned,
}

/// <summary>One thing that the verifier found.</summary>
/// <param name="Fault">What happened.</param>
/// <param name="Log">In which log.</param>
/// <param name="Position">At which row; of several, the first.</param>
/// <param name="Problem">The same in words: <c>STO-0020</c> to <c>STO-0026</c>.</param>
public sealed record EvidenceFinding(EvidenceFault Fault, string Log, long Position, Problem Problem)
{
    internal static EvidenceFinding Altered(string log, long at) =>
        Of(EvidenceFault.Altered, log, at, $"第 {at} 行被改过。", $"row {at} was altered.");

    internal static EvidenceFinding Missing(string log, long from, long to) => to == from
        ? Of(EvidenceFault.Missing, log, from, $"第 {from} 行被删除。", $"row {from} was deleted.")
        : Of(EvidenceFault.Missing, log, from, $"第 {from} 至 {to} 行被删除。", $"rows {from} to {to} were deleted.");

    internal static EvidenceFinding Moved(string log, long at, long from) =>
        Of(EvidenceFault.Moved, log, at, $"第 {at} 行原来是第 {from} 行。", $"row {at} was recorded as row {from}.");

    internal static EvidenceFinding Inserted(string log, long at) =>
        Of(EvidenceFault.Inserted, log, at, $"第 {at} 行是后来插入的。", $"row {at} was inserted.");

    internal static EvidenceFinding Unlinked(string log, long at) =>
        Of(EvidenceFault.Unlinked, log, at, $"到第 {at} 行为止的链或节点对不上。", $"the chain or the nodes up to row {at} do not fit.");

    internal static EvidenceFinding Rewritten(string log, long from, long size) =>
        Of(EvidenceFault.Rewritten, log, from, $"第 {from} 至 {size - 1} 行与签过名的检查点不符，被整体改写。", $"rows {from} to {size - 1} contradict a signed checkpoint: they were rewritten as a whole.");

    internal static EvidenceFinding Unsigned(string log, long size) =>
        Of(EvidenceFault.Unsigned, log, size, $"{size} 行处的检查点签名无效。", $"the signature of the checkpoint at {size} rows is not valid.");

    private static EvidenceFinding Of(EvidenceFault fault, string log, long at, FormattableString zh, FormattableString en) => new(
        fault, log, at, StoreProblems.Evidence(Code(fault), log, new(zh.ToString(CultureInfo.InvariantCulture), en.ToString(CultureInfo.InvariantCulture))));

    private static string Code(EvidenceFault fault) => fault switch
    {
        EvidenceFault.Altered => "STO-0020",
        EvidenceFault.Missing => "STO-0021",
        EvidenceFault.Moved => "STO-0022",
        EvidenceFault.Inserted => "STO-0023",
        EvidenceFault.Unlinked => "STO-0024",
        EvidenceFault.Rewritten => "STO-0025",
        _ => "STO-0026",
    };
}

/// <summary>What a verification did and found.</summary>
/// <param name="Logs">How many logs were read.</param>
/// <param name="Rows">How many rows were read.</param>
/// <param name="Checkpoints">How many signed states were compared.</param>
/// <param name="Findings">All that is wrong, the first thousand of each log; empty when the logs are whole.</param>
public sealed record EvidenceReport(int Logs, long Rows, int Checkpoints, IReadOnlyList<EvidenceFinding> Findings);
