using System.Collections.Immutable;

namespace Anyu.Store;

/// <summary>The evidence log as its users see it. Entries are added with <see cref="UnitOfWork.Record"/>.</summary>
public static class EvidenceLog
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(EvidenceLog));

    /// <summary>Starts a log with the methods of a suite, which it keeps. A log that is not started so begins with the international ones. False when it exists.</summary>
    public static Task<bool> Prepare(UnitOfWork unit, string log, CryptoSuite suite) => EvidenceWriter.Prepare(unit, log, suite);

    /// <summary>The names of all logs.</summary>
    public static Task<IReadOnlyList<string>> Names(UnitOfWork unit) => unit.Query<string>(Sql["names"]);

    /// <summary>Signs the state of a log and keeps it; the state of this size that was signed before, if there is one.</summary>
    public static async Task<EvidenceCheckpoint> Checkpoint(UnitOfWork unit, string log, KeyRing ring)
    {
        var head = await EvidenceWriter.Head(unit, log);
        if (await Find(unit, head, head.Size) is { } signed)
        {
            return signed;
        }

        var checkpoint = EvidenceCheckpoint.Sign(head, unit.Now, ring.Newest);
        await unit.Execute(Sql["checkpoint"], checkpoint);
        return checkpoint;
    }

    /// <summary>The proof for one entry under the checkpoint of a size; null when the log has no such entry or checkpoint.</summary>
    public static async Task<EvidenceReceipt?> Receipt(UnitOfWork unit, string log, long position, long size)
    {
        if (await unit.Find<EvidenceHead>(Sql["head"], new { Log = log }) is not { } head || position < 0 || position >= size
            || await Find(unit, head, size) is not { } checkpoint
            || await unit.Find<EvidenceRow>(Sql["row"], new { Log = log, Position = position }) is not { } row)
        {
            return null;
        }

        var path = new List<byte[]>();
        await Path(unit, head, position, 0, size, path);
        return new EvidenceReceipt(row.Record, [.. path], checkpoint);
    }

    /// <summary>The proof that the log of the second size continues that of the first (RFC 9162 section 2.1.4).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The sizes are not those of the log's past.</exception>
    public static async Task<ImmutableArray<byte[]>> Consistency(UnitOfWork unit, string log, long first, long second)
    {
        var head = await unit.Get<EvidenceHead>(Sql["head"], new { Log = log });
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, second);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(second, head.Size);
        var path = new List<byte[]>();
        if (first > 0 && first < second)
        {
            await Subproof(unit, head, first, 0, second, whole: true, path);
        }

        return [.. path];
    }

    /// <summary>Whether a checkpoint continues an earlier one: nothing before it was changed.</summary>
    public static bool Continues(EvidenceCheckpoint earlier, EvidenceCheckpoint later, ImmutableArray<byte[]> proof) =>
        earlier.Log == later.Log && earlier.Suite == later.Suite
        && Merkle.Continues(later.Suite, earlier.Size, earlier.Root, later.Size, later.Root, proof);

    /// <summary>Who did what about one subject, in all logs, latest first: what a person may ask to see.</summary>
    public static async Task<IReadOnlyList<EvidenceRecord>> About(UnitOfWork unit, string subject, int most = 100) =>
        [.. (await unit.Query<EvidenceRow>(Sql["about"], new { Subject = subject, Most = Math.Clamp(most, 1, Jobs.PageAtMost) })).Select(row => row.Record)];

    /// <summary>The same in the logs whose names lie between two, both included: an auditor sees those of the auditor's places.</summary>
    public static async Task<IReadOnlyList<EvidenceRecord>> About(UnitOfWork unit, string subject, string fromLog, string toLog, int most = 100) =>
        [.. (await unit.Query<EvidenceRow>(Sql["about-within"], new { Subject = subject, FromLog = fromLog, ToLog = toLog, Most = Math.Clamp(most, 1, Jobs.PageAtMost) })).Select(row => row.Record)];

    private static async Task<EvidenceCheckpoint?> Find(UnitOfWork unit, EvidenceHead head, long size) =>
        (await unit.Find<CheckpointRow>(Sql["signed"], new { head.Log, Size = size }))?.With(head.Methods);

    /// <summary>PATH(m, D[n]) of RFC 9162, over the entries from <paramref name="from"/> on.</summary>
    private static async Task Path(UnitOfWork unit, EvidenceHead head, long position, long from, long size, List<byte[]> path)
    {
        if (size == 1)
        {
            return;
        }

        var k = Merkle.Split(size);
        var isLeft = position < from + k;
        await Path(unit, head, position, isLeft ? from : from + k, isLeft ? k : size - k, path);
        path.Add(isLeft ? await Root(unit, head, from + k, size - k) : await Root(unit, head, from, k));
    }

    /// <summary>SUBPROOF(m, D[n], b) of RFC 9162.</summary>
    private static async Task Subproof(UnitOfWork unit, EvidenceHead head, long first, long from, long size, bool whole, List<byte[]> path)
    {
        if (first == size)
        {
            if (!whole)
            {
                path.Add(await Root(unit, head, from, size));
            }

            return;
        }

        var k = Merkle.Split(size);
        if (first <= k)
        {
            await Subproof(unit, head, first, from, k, whole, path);
            path.Add(await Root(unit, head, from + k, size - k));
        }
        else
        {
            await Subproof(unit, head, first - k, from + k, size - k, whole: false, path);
            path.Add(await Root(unit, head, from, k));
        }
    }

    private static async Task<byte[]> Root(UnitOfWork unit, EvidenceHead head, long from, long size)
    {
        if (System.Numerics.BitOperations.IsPow2(size))
        {
            return await Perfect(unit, head, from, size);
        }

        var k = Merkle.Split(size);
        var left = await Perfect(unit, head, from, k);
        var right = await Root(unit, head, from + k, size - k);
        return Merkle.Node(head.Methods, left, right);
    }

    /// <summary>A perfect subtree, from the leaves or from the nearest level that is kept: at most 128 rows.</summary>
    private static async Task<byte[]> Perfect(UnitOfWork unit, EvidenceHead head, long from, long size)
    {
        var level = System.Numerics.BitOperations.Log2((ulong)size);
        var kept = level / EvidenceWriter.LevelStep * EvidenceWriter.LevelStep;
        var range = new { head.Log, Level = kept, From = from >> kept, To = (from + size) >> kept };
        var nodes = await unit.Query<byte[]>(Sql[kept == 0 ? "leaves" : "nodes"], range);
        return nodes.Count == range.To - range.From
            ? Merkle.Perfect(head.Methods, nodes)
            : throw new InvalidOperationException($"The log {head.Log} lacks rows below {from + size}: run its verifier.");
    }
}

/// <summary>A checkpoint as stored.</summary>
internal sealed record CheckpointRow(string Log, long Size, byte[] Root, DateTimeOffset At, int KeyNumber, byte[] Signature)
{
    public EvidenceCheckpoint With(CryptoSuite suite) => new(Log, suite, Size, Root, At, KeyNumber, Signature);
}
