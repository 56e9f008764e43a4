namespace Anyu.Feel;

/// <summary>Builds the nodes that expressions come to, each once, and simplifies them on the way. Bits first.</summary>
internal sealed partial class ColumnGraph
{
    /// <summary>How many pairs of masks are looked at before two are taken to have rows in common.</summary>
    private const int MaxLooks = 48;

    private readonly Dictionary<ColumnKey, ColumnNode> nodes = [];

    public ColumnGraph()
    {
        False = Node(ColumnOp.ConstMask, Lane.Mask);
        True = Node(ColumnOp.ConstMask, Lane.Mask, k: 1);
    }

    /// <summary>No row.</summary>
    public ColumnNode False { get; }

    /// <summary>Every row.</summary>
    public ColumnNode True { get; }

    /// <summary>How many nodes there are.</summary>
    public int Count => nodes.Count;

    public ColumnNode And(ColumnNode a, ColumnNode b)
    {
        if (a.Id > b.Id)
        {
            (a, b) = (b, a);
        }

        return Disjoint(a, b) ? False
            : a.IsTrue || a == b || Within(b, a) ? b
            : b.IsTrue || Within(a, b) ? a
            : b.Op == ColumnOp.Not ? AndNot(a, b.A!)
            : a.Op == ColumnOp.Not ? AndNot(b, a.A!)
            : Node(ColumnOp.And, Lane.Mask, a, b);
    }

    public ColumnNode Or(ColumnNode a, ColumnNode b)
    {
        if (a.Id > b.Id)
        {
            (a, b) = (b, a);
        }

        return a.IsTrue || b.IsTrue || Opposed(a, b) ? True
            : a.IsFalse || a == b || Within(a, b) ? b
            : b.IsFalse || Within(b, a) ? a
            : CoverAll(a, b) ? True
            : Shared(a, b) ?? Node(ColumnOp.Or, Lane.Mask, a, b);
    }

    /// <summary>What both ask for, once: (x and w) or (y and w) is (x or y) and w.</summary>
    private ColumnNode? Shared(ColumnNode a, ColumnNode b) =>
        a.Op == ColumnOp.AndNot && b.Op == ColumnOp.AndNot && a.B == b.B ? AndNot(Or(a.A!, b.A!), a.B!)
        : a.Op != ColumnOp.And || b.Op != ColumnOp.And ? null
        : a.A == b.A ? And(a.A!, Or(a.B!, b.B!))
        : a.A == b.B ? And(a.A!, Or(a.B!, b.A!))
        : a.B == b.A ? And(a.B!, Or(a.A!, b.B!))
        : a.B == b.B ? And(a.B!, Or(a.A!, b.A!))
        : null;

    /// <summary>Whether two masks over the entries of one column leave none of its entries out.</summary>
    private static bool CoverAll(ColumnNode a, ColumnNode b)
    {
        const int MostEntries = 63;
        return SourceOf(a) is { } source && SourceOf(b) == source && source.Range is { Low: >= 0, High: < MostEntries and var last }
            && (EntriesOf(a) | EntriesOf(b)) is var entries && (entries >> (int)source.Range.Low) == (ulong.MaxValue >> (63 - (int)(last - source.Range.Low)));
    }

    /// <summary>The column that a mask looks at alone; null when it is not such a mask.</summary>
    private static ColumnNode? SourceOf(ColumnNode a) =>
        IsEntry(a) ? a.A : a.Op == ColumnOp.Or && SourceOf(a.A!) is { } source && SourceOf(a.B!) == source ? source : null;

    private static ulong EntriesOf(ColumnNode a)
    {
        if (a.Op == ColumnOp.Or)
        {
            return EntriesOf(a.A!) | EntriesOf(a.B!);
        }

        var entries = 0UL;
        for (var i = 0; i < 63; i++)
        {
            entries |= (a.Payload is bool[] table ? Holds(table, i) : a.B!.K == i) ? 1UL << i : 0;
        }

        return entries;
    }

    public ColumnNode AndNot(ColumnNode a, ColumnNode b) =>
        a.IsFalse || b.IsTrue || Within(a, b) ? False
        : b.IsFalse ? a
        : Disjoint(a, b) ? a
        : a.IsTrue ? Not(b)
        : b.Op == ColumnOp.Not ? And(a, b.A!)
        : Node(ColumnOp.AndNot, Lane.Mask, a, b);

    public ColumnNode Not(ColumnNode a) =>
        a.IsTrue ? False : a.IsFalse ? True : a.Op == ColumnOp.Not ? a.A! : Node(ColumnOp.Not, Lane.Mask, a);

    public ColumnNode Any(IEnumerable<ColumnNode> masks) => masks.Aggregate(False, Or);

    /// <summary>B where A, otherwise C, of bits.</summary>
    public ColumnNode Choose(ColumnNode mask, ColumnNode then, ColumnNode otherwise) =>
        then == otherwise ? then : mask.IsTrue ? then : mask.IsFalse ? otherwise : Or(And(mask, then), AndNot(otherwise, mask));

    public ColumnNode InputYes(int column) => Node(ColumnOp.InputYes, Lane.Mask, k: column);

    public ColumnNode InputUnknown(int column) => Node(ColumnOp.InputUnknown, Lane.Mask, k: column);

    public ColumnNode InputNotApplicable(int column) => Node(ColumnOp.InputNotApplicable, Lane.Mask, k: column);

    /// <summary>The rows in which a node that may fail did so.</summary>
    public ColumnNode Failed(ColumnNode a) => Node(ColumnOp.Failed, Lane.Mask, a);

    /// <summary>Whether every row of the first is surely one of the second.</summary>
    private static bool Within(ColumnNode a, ColumnNode b) =>
        a == b
        || (a.Op == ColumnOp.And && (a.A == b || a.B == b))
        || (a.Op == ColumnOp.AndNot && a.A == b)
        || (b.Op == ColumnOp.Or && (b.A == a || b.B == a));

    /// <summary>Whether surely no row is in both, as far as a short look shows: a mask and its opposite, two entries of one column.</summary>
    private static bool Disjoint(ColumnNode a, ColumnNode b)
    {
        var looks = MaxLooks;
        return Disjoint(a, b, ref looks);
    }

    private static bool Disjoint(ColumnNode a, ColumnNode b, ref int looks)
    {
        if (a.IsFalse || b.IsFalse || Opposed(a, b) || (a.Op == ColumnOp.AndNot && Within(b, a.B!)) || (b.Op == ColumnOp.AndNot && Within(a, b.B!)))
        {
            return true;
        }

        if (--looks < 0)
        {
            return false;
        }

        return (a.Op, b.Op) switch
        {
            (ColumnOp.Or, _) => Disjoint(a.A!, b, ref looks) && Disjoint(a.B!, b, ref looks),
            (_, ColumnOp.Or) => Disjoint(a, b.A!, ref looks) && Disjoint(a, b.B!, ref looks),
            (ColumnOp.And, _) => Disjoint(a.A!, b, ref looks) || Disjoint(a.B!, b, ref looks),
            (_, ColumnOp.And) => Disjoint(a, b.A!, ref looks) || Disjoint(a, b.B!, ref looks),
            (ColumnOp.AndNot, _) => Disjoint(a.A!, b, ref looks),
            (_, ColumnOp.AndNot) => Disjoint(a, b.A!, ref looks),
            _ => a.A == b.A && IsEntry(a) && IsEntry(b) && NoCommonEntry(a, b),
        };
    }

    private static bool IsEntry(ColumnNode a) => a.Op == ColumnOp.GatherBit || (a.Op == ColumnOp.Equal && a.B is { IsConst: true, Lane: not Lane.Exact });

    private static bool NoCommonEntry(ColumnNode a, ColumnNode b) => (a.Payload as bool[], b.Payload as bool[]) switch
    {
        (null, null) => a.B!.K != b.B!.K,
        (null, var entries) => !Holds(entries, a.B!.K),
        (var entries, null) => !Holds(entries, b.B!.K),
        var (one, other) => !one.Zip(other).Any(e => e.First && e.Second),
    };

    private static bool Holds(bool[] entries, long entry) => entry >= 0 && entry < entries.Length && entries[entry];

    private static bool Opposed(ColumnNode a, ColumnNode b) => (a.Op == ColumnOp.Not && a.A == b) || (b.Op == ColumnOp.Not && b.A == a);

    private ColumnNode Node(
        ColumnOp op, Lane lane, ColumnNode? a = null, ColumnNode? b = null, ColumnNode? c = null, long k = 0, object? payload = null, (long, long) range = default)
    {
        var key = new ColumnKey(op, lane, a?.Id ?? -1, b?.Id ?? -1, c?.Id ?? -1, k, payload);
        if (!nodes.TryGetValue(key, out var node))
        {
            nodes[key] = node = new ColumnNode { Id = nodes.Count, Op = op, Lane = lane, A = a, B = b, C = c, K = k, Payload = payload, Range = range };
        }

        return node;
    }
}
