using System.Globalization;

namespace Anyu.Store;

/// <summary>
/// Reads the rows of every log and proves them, or names what was altered, deleted, moved or inserted. It shares no code with the writer but the
/// digest, trusts no stored hash, and changes nothing. Give it checkpoints kept by another office: against who may rewrite the whole database,
/// rows and checkpoints alike, only they help.
/// </summary>
public static class EvidenceVerifier
{
    private const int PageRows = 5000;

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(EvidenceVerifier));

    /// <summary>Verifies all logs, as they stand at one moment, while others go on writing.</summary>
    /// <param name="database">The database.</param>
    /// <param name="keys">The public keys of those who may sign; without them the rows are proved and the signatures are not looked at.</param>
    /// <param name="kept">Checkpoints kept elsewhere.</param>
    /// <param name="stop">Ends the reading.</param>
    public static Task<EvidenceReport> Verify(Database database, PublicKeys? keys, IReadOnlyCollection<EvidenceCheckpoint> kept, CancellationToken stop = default) =>
        database.Read(async unit =>
        {
            var heads = await unit.Query<EvidenceHead>(Sql["heads"]);
            var (rows, checkpoints, findings) = (0L, 0, new List<EvidenceFinding>());
            foreach (var head in heads)
            {
                var outside = kept.Where(checkpoint => checkpoint.Log == head.Log);
                var log = await Verify(unit, head, outside, keys);
                rows += log.Rows;
                checkpoints += log.Checkpoints;
                findings.AddRange(log.Findings);
            }

            foreach (var orphan in await unit.Query<OrphanRow>(Sql["orphans"]))
            {
                findings.Add(EvidenceFinding.Unlinked(orphan.Log, orphan.Position));
            }

            var known = heads.Select(head => head.Log).ToHashSet(StringComparer.Ordinal);
            findings.AddRange(kept.Where(checkpoint => checkpoint.Size > 0 && !known.Contains(checkpoint.Log))
                .Select(checkpoint => EvidenceFinding.Missing(checkpoint.Log, 0, checkpoint.Size - 1)));
            return new EvidenceReport(heads.Count, rows, checkpoints, findings);
        }, stop);

    private static async Task<EvidenceReport> Verify(UnitOfWork unit, EvidenceHead head, IEnumerable<EvidenceCheckpoint> outside, PublicKeys? keys)
    {
        if (CryptoSuite.Named(head.Suite) is not { } suite)
        {
            return new EvidenceReport(1, 0, 0, [EvidenceFinding.Unlinked(head.Log, 0)]);
        }

        var stored = (await unit.Query<StoredCheckpoint>(Sql["checkpoints"], new { head.Log }))
            .Select(row => new EvidenceCheckpoint(head.Log, suite, row.Size, row.Root, Instant(row.At), row.KeyNumber, row.Signature));
        var checkpoints = stored.Concat(outside).OrderBy(checkpoint => checkpoint.Size).ToList();
        var nodes = (await unit.Query<EvidenceNode>(Sql["nodes"], new { head.Log })).ToDictionary(node => (node.Level, node.Number), node => node.Hash);
        var replay = new EvidenceReplay(suite, head, checkpoints, nodes, keys);
        var after = long.MinValue;
        while (await unit.Query<StoredRow>(Sql["rows"], new { head.Log, After = after, Most = PageRows }) is { Count: > 0 } page)
        {
            foreach (var row in page)
            {
                replay.Read(new EvidenceRow(row.Log, row.Position, Instant(row.At), row.Actor, row.Action, row.Subject, row.Purpose, row.Detail, row.Leaf, row.Chain));
            }

            after = page[^1].Position;
        }

        return new EvidenceReport(1, replay.Rows, checkpoints.Count, replay.End());
    }

    /// <summary>An instant as the database gives it. What is no instant is the first of all: the row's hash will not fit.</summary>
    private static DateTimeOffset Instant(object? stored) => stored switch
    {
        DateTime utc => new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)),
        string text when DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) => instant,
        _ => DateTimeOffset.MinValue,
    };

    private sealed record OrphanRow(string Log, long Position);

    /// <summary>A row as it stands, whatever became of it.</summary>
    private sealed class StoredRow
    {
        public string Log { get; init; } = "";

        public long Position { get; init; }

        public object? At { get; init; }

        public string Actor { get; init; } = "";

        public string Action { get; init; } = "";

        public string Subject { get; init; } = "";

        public string Purpose { get; init; } = "";

        public string Detail { get; init; } = "";

        public byte[] Leaf { get; init; } = [];

        public byte[] Chain { get; init; } = [];
    }

    private sealed class StoredCheckpoint
    {
        public long Size { get; init; }

        public byte[] Root { get; init; } = [];

        public object? At { get; init; }

        public int KeyNumber { get; init; }

        public byte[] Signature { get; init; } = [];
    }
}
