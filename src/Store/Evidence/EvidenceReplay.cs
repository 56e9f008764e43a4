using System.Buffers.Binary;
using System.Text;

namespace Anyu.Store;

/// <summary>One log read from its first row to its last: everything that was stored as a hash is computed anew and compared.</summary>
internal sealed class EvidenceReplay(
    CryptoSuite suite, EvidenceHead head, List<EvidenceCheckpoint> checkpoints, Dictionary<(int Level, long Number), byte[]> nodes, PublicKeys? keys)
{
    /// <summary>Findings and strange rows kept for one log; beyond stands the first of what follows.</summary>
    public const int FindingsAtMost = 1000;

    private readonly List<EvidenceFinding> findings = [];
    private readonly List<EvidenceRow> strange = [];
    private readonly List<(int Level, byte[] Hash)> edge = [];

    private byte[]? link = new byte[32];
    private long next;
    private int compared;
    private long proven;
    private bool wrongNode;
    private bool isBroken;

    public long Rows { get; private set; }

    /// <summary>Takes the next row in the order of positions.</summary>
    public void Read(EvidenceRow row)
    {
        Rows++;
        if (row.Position < 0)
        {
            Find(EvidenceFinding.Inserted(head.Log, row.Position));
            return;
        }

        if (row.Position > next)
        {
            Find(EvidenceFinding.Missing(head.Log, next, row.Position - 1));
            link = null;
        }

        Compare(row.Position);
        var leaf = Leaf(row, row.Position);
        var isStrange = !Same(leaf, row.Leaf);
        if (isStrange)
        {
            Keep(row);
        }
        else if (link is not null && !Same(suite.Hash([2, .. link, .. row.Leaf]), row.Chain))
        {
            Find(row.Position >= head.Size ? EvidenceFinding.Inserted(head.Log, row.Position) : EvidenceFinding.Unlinked(head.Log, row.Position));
        }
        else if (row.Position >= head.Size)
        {
            Find(EvidenceFinding.Inserted(head.Log, row.Position));
        }

        Grow(leaf, row.Position);
        link = isStrange ? null : row.Chain;
        next = row.Position + 1;
    }

    /// <summary>All that is wrong, once the last row was read.</summary>
    public IReadOnlyList<EvidenceFinding> End()
    {
        Compare(next);
        Classify();
        if (next < head.Size)
        {
            Find(EvidenceFinding.Missing(head.Log, next, head.Size - 1));
        }

        var isRowFault = isBroken;
        foreach (var checkpoint in checkpoints.Skip(compared))
        {
            if (IsSigned(checkpoint) && !isRowFault)
            {
                Find(EvidenceFinding.Missing(head.Log, next, checkpoint.Size - 1));
            }
        }

        if (!isBroken && (wrongNode || !Same(head.Chain, link ?? []) || !Same(head.Frontier, [.. edge.SelectMany(node => node.Hash)]) || nodes.Count != NodesOf(next)))
        {
            Find(EvidenceFinding.Unlinked(head.Log, next - 1));
        }

        return findings;
    }

    private static bool Same(byte[] one, byte[] other) => one.AsSpan().SequenceEqual(other);

    /// <summary>How many roots are kept for a log of a size: those of whole subtrees of 256, 65536 … rows.</summary>
    private static long NodesOf(long size)
    {
        var count = 0L;
        for (var kept = size >> 8; kept > 0; kept >>= 8)
        {
            count += kept;
        }

        return count;
    }

    /// <summary>The hash of a row's content as if it stood at a position: the form of docs/evidence.md, written out a second time on purpose.</summary>
    private byte[] Leaf(EvidenceRow row, long position)
    {
        string[] texts = [row.Log, row.Actor, row.Action, row.Subject, row.Purpose, row.Detail];
        var bytes = new byte[2 + 16 + texts.Sum(text => 4 + Encoding.UTF8.GetByteCount(text))];
        bytes[1] = 1;
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(2), position);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(10), (row.At.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10);
        var at = 18;
        foreach (var text in texts)
        {
            var length = Encoding.UTF8.GetBytes(text, bytes.AsSpan(at + 4));
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(at), length);
            at += 4 + length;
        }

        return suite.Hash(bytes);
    }

    /// <summary>Adds a leaf to the tree, comparing each whole subtree whose root is kept.</summary>
    private void Grow(byte[] leaf, long position)
    {
        var (level, hash) = (0, leaf);
        while (edge.Count > 0 && edge[^1].Level == level)
        {
            hash = suite.Hash([1, .. edge[^1].Hash, .. hash]);
            edge.RemoveAt(edge.Count - 1);
            level++;
            if (level % 8 == 0)
            {
                wrongNode |= !nodes.TryGetValue((level, position >> level), out var kept) || !Same(kept, hash);
            }
        }

        edge.Add((level, hash));
    }

    /// <summary>Compares the tree of the rows so far with the checkpoints of this size.</summary>
    private void Compare(long size)
    {
        for (; compared < checkpoints.Count && checkpoints[compared].Size <= size; compared++)
        {
            var checkpoint = checkpoints[compared];
            if (!IsSigned(checkpoint) || checkpoint.Size < size || isBroken || strange.Count > 0)
            {
                continue;
            }

            var root = edge.Count == 0 ? suite.Hash([]) : edge.Select(node => node.Hash).Reverse().Aggregate((right, left) => suite.Hash([1, .. left, .. right]));
            if (Same(root, checkpoint.Root) && checkpoint.Suite == suite)
            {
                proven = size;
            }
            else
            {
                Find(EvidenceFinding.Rewritten(head.Log, proven, size));
            }
        }
    }

    /// <summary>A checkpoint that nobody signed proves nothing and is itself a finding.</summary>
    private bool IsSigned(EvidenceCheckpoint checkpoint)
    {
        if (keys is null || checkpoint.Verifies(keys))
        {
            return true;
        }

        findings.Add(EvidenceFinding.Unsigned(head.Log, checkpoint.Size));
        return false;
    }

    /// <summary>Says of each strange row whether it was altered, moved from elsewhere or inserted.</summary>
    private void Classify()
    {
        var shift = 0L;
        foreach (var row in strange)
        {
            var from = Origin(row);
            if (from is { } origin)
            {
                if (origin - row.Position != shift || !IsShifted(row.Position - 1))
                {
                    Report(row, origin);
                }

                shift = origin - row.Position;
            }
            else
            {
                var isInserted = strange.Find(one => one.Position == row.Position + 1) is { } following && Origin(following) == row.Position;
                Find(isInserted ? EvidenceFinding.Inserted(head.Log, row.Position) : EvidenceFinding.Altered(head.Log, row.Position));
                shift = isInserted ? -1 : 0;
            }
        }
    }

    /// <summary>A row that came from further down without an exchange stands where another was deleted.</summary>
    private void Report(EvidenceRow row, long origin)
    {
        var isGap = origin > row.Position && !strange.Exists(one => Origin(one) == row.Position);
        Find(isGap ? EvidenceFinding.Missing(head.Log, row.Position, origin - 1) : EvidenceFinding.Moved(head.Log, row.Position, origin));
    }

    private bool IsShifted(long position) => strange.Exists(one => one.Position == position);

    /// <summary>Where a strange row was recorded: nearby, or at the place of another strange row.</summary>
    private long? Origin(EvidenceRow row)
    {
        foreach (var position in strange.Select(one => one.Position).Prepend(row.Position + 1).Prepend(row.Position - 1))
        {
            if (position != row.Position && position >= 0 && Leaf(row, position) is var leaf
                && (Same(leaf, row.Leaf) || strange.Exists(one => one.Position == position && Same(leaf, one.Leaf))))
            {
                return position;
            }
        }

        return null;
    }

    private void Keep(EvidenceRow row)
    {
        if (strange.Count < 100)
        {
            strange.Add(row);
        }
    }

    private void Find(EvidenceFinding finding)
    {
        isBroken = true;
        if (findings.Count < FindingsAtMost)
        {
            findings.Add(finding);
        }
    }
}
