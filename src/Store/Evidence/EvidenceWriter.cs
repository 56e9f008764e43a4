namespace Anyu.Store;

/// <summary>
/// Adds the entries of a unit of work to their logs, just before it commits: the head of a log is locked for the shortest time, and in the order
/// of names, so that writers wait for each other and neither fork a chain nor lock each other out.
/// </summary>
internal static class EvidenceWriter
{
    /// <summary>Roots of perfect subtrees are kept at every eighth level.</summary>
    public const int LevelStep = 8;

    /// <summary>From this many entries in one unit on, they are stored in bulk.</summary>
    private const int BulkAtLeast = 20;

    private static readonly BulkTable<EvidenceRow> Table = new(
        "store_evidence",
        new("log", ColumnKind.Text, row => row.Log),
        new("position", ColumnKind.Whole, row => row.Position),
        new("at", ColumnKind.Instant, row => row.At),
        new("actor", ColumnKind.Text, row => row.Actor),
        new("action", ColumnKind.Text, row => row.Action),
        new("subject", ColumnKind.Text, row => row.Subject),
        new("purpose", ColumnKind.Text, row => row.Purpose),
        new("detail", ColumnKind.Text, row => row.Detail),
        new("leaf", ColumnKind.Bytes, row => row.Leaf),
        new("chain", ColumnKind.Bytes, row => row.Chain));

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(EvidenceWriter));

    /// <summary>Starts a log with the methods of a suite, which it keeps; false when it exists.</summary>
    public static async Task<bool> Prepare(UnitOfWork unit, string log, CryptoSuite suite) =>
        await unit.Execute(Sql["prepare"], new { Log = log, Suite = suite.Name, Chain = new byte[Merkle.HashBytes], Frontier = Array.Empty<byte>() }) == 1;

    public static async Task Append(UnitOfWork unit, IEnumerable<EvidenceEntry> entries)
    {
        foreach (var log in entries.GroupBy(entry => entry.Log, StringComparer.Ordinal).OrderBy(log => log.Key, StringComparer.Ordinal))
        {
            await Append(unit, await Head(unit, log.Key), log);
        }
    }

    /// <summary>The head of a log, held until the unit ends.</summary>
    public static async Task<EvidenceHead> Head(UnitOfWork unit, string log)
    {
        if (await unit.Find<EvidenceHead>(Sql["head"], new { Log = log }) is { } head)
        {
            return head;
        }

        await Prepare(unit, log, CryptoSuite.International);
        return await unit.Get<EvidenceHead>(Sql["head"], new { Log = log });
    }

    /// <summary>A link of the chain: HASH(0x02 || previous link || leaf).</summary>
    public static byte[] Link(CryptoSuite suite, ReadOnlySpan<byte> previous, ReadOnlySpan<byte> leaf) => suite.Hash([2, .. previous, .. leaf]);

    private static async Task Append(UnitOfWork unit, EvidenceHead head, IEnumerable<EvidenceEntry> entries)
    {
        var suite = head.Methods;
        var (frontier, chain) = (head.Edge, head.Chain);
        var rows = new List<EvidenceRow>();
        var nodes = new List<EvidenceNode>();
        foreach (var entry in entries)
        {
            var record = new EvidenceRecord(frontier.Size, unit.Now, entry);
            var leaf = Merkle.Leaf(suite, record.ToBytes());
            chain = Link(suite, chain, leaf);
            rows.Add(EvidenceRow.Of(record, leaf, chain));
            frontier.Append(leaf, (level, number, hash) =>
            {
                if (level % LevelStep == 0)
                {
                    nodes.Add(new EvidenceNode(head.Log, level, number, hash));
                }
            });
        }

        await (rows.Count < BulkAtLeast ? unit.ExecuteEach(Sql["append"], rows) : unit.InsertAll(Table, rows));
        await unit.ExecuteEach(Sql["node"], nodes);
        var advanced = await unit.Execute(Sql["advance"], new { head.Log, From = head.Size, frontier.Size, Chain = chain, Frontier = frontier.Bytes });
        if (advanced != 1)
        {
            throw new InvalidOperationException($"The head of the log {head.Log} moved while it was held.");
        }
    }
}

/// <summary>The end of a log as stored.</summary>
internal sealed record EvidenceHead(string Log, string Suite, long Size, byte[] Chain, byte[] Frontier)
{
    public CryptoSuite Methods => CryptoSuite.Named(Suite) ?? throw new InvalidOperationException($"No suite is called {Suite}.");

    public Frontier Edge => new(Methods, Size, Frontier);
}

/// <summary>A row of the log.</summary>
internal sealed record EvidenceRow(
    string Log, long Position, DateTimeOffset At, string Actor, string Action, string Subject, string Purpose, string Detail, byte[] Leaf, byte[] Chain)
{
    public EvidenceRecord Record => new(Position, At, new EvidenceEntry(Log, Actor, Action, Subject, Purpose, Detail));

    public static EvidenceRow Of(EvidenceRecord record, byte[] leaf, byte[] chain) => new(
        record.Entry.Log, record.Position, record.At, record.Entry.Actor, record.Entry.Action, record.Entry.Subject, record.Entry.Purpose, record.Entry.Detail, leaf, chain);
}

/// <summary>The root of a perfect subtree.</summary>
internal sealed record EvidenceNode(string Log, int Level, long Number, byte[] Hash);
