namespace Anyu.Feel;

/// <summary>Whole numbers. Every node knows between which numbers its rows lie, so that no operation can overflow: what could is asked of decimals instead.</summary>
internal sealed partial class ColumnGraph
{
    public ColumnNode Const(long value) => Const(value, Fitting(value, value));

    public ColumnNode Input(int column, ColumnField field) => field.Kind switch
    {
        ColumnKind.Whole => Node(ColumnOp.Input, Lane.Int, k: column, range: (Math.Max(field.Least, int.MinValue), Math.Min(field.Most, int.MaxValue))),
        ColumnKind.Long => Node(ColumnOp.Input, Lane.Long, k: column, range: (field.Least, field.Most)),
        _ => Node(ColumnOp.Input, Lane.Exact, k: column),
    };

    public ColumnNode Less(ColumnNode a, ColumnNode b)
    {
        (a, b) = Aligned(a, b);
        return b is { IsConst: true, Lane: not Lane.Exact } && LessOfShifted(a, b.K) is { } simpler ? simpler : LessOf(a, b);
    }

    /// <summary>A comparison with a constant looks through what was added, subtracted or halved, so that one value serves every threshold.</summary>
    private ColumnNode? LessOfShifted(ColumnNode a, long limit)
    {
        ColumnNode? Against(ColumnNode node, Int128 other) => Holds(other, other) ? Less(node, Const((long)other)) : null;
        return a.Op switch
        {
            ColumnOp.ShiftDown => Against(a.A!, (Int128)limit << (int)a.K),
            ColumnOp.Widen => Against(a.A!, limit),
            ColumnOp.Floor => Against(a.A!, (Int128)limit * a.K),
            ColumnOp.Add when a.B!.IsConst => Against(a.A!, (Int128)limit - a.B.K),
            ColumnOp.Subtract when a.A!.IsConst && Against(a.B!, (Int128)a.A.K - limit + 1) is { } below => Not(below),
            ColumnOp.Select when a.B!.IsConst && a.C!.IsConst => Choose(a.A!, a.B.K < limit ? True : False, a.C.K < limit ? True : False),
            _ => null,
        };
    }

    private ColumnNode LessOf(ColumnNode a, ColumnNode b) =>
        a.Lane != Lane.Exact && a.Range.High < b.Range.Low ? True
        : (a.Lane != Lane.Exact && a.Range.Low >= b.Range.High) || a == b ? False
        : a.IsConst && !b.IsConst && a.Lane != Lane.Exact && a.K < long.MaxValue ? Not(Less(b, Const(a.K + 1, Fitting(a.K + 1, a.K + 1))))
        : Node(ColumnOp.Less, Lane.Mask, a, b);

    public ColumnNode LessOrEqual(ColumnNode a, ColumnNode b) => Not(Less(b, a));

    public ColumnNode Equal(ColumnNode a, ColumnNode b)
    {
        (a, b) = Aligned(a, b);
        if (a == b)
        {
            return True;
        }

        if (a.Lane != Lane.Exact && (a.Range.High < b.Range.Low || a.Range.Low > b.Range.High))
        {
            return False;
        }

        if (a.IsConst || (!b.IsConst && a.Id > b.Id))
        {
            (a, b) = (b, a);
        }

        return b is { IsConst: true, Lane: not Lane.Exact } && EqualOfShifted(a, b.K) is { } simpler ? simpler : Node(ColumnOp.Equal, Lane.Mask, a, b);
    }

    private ColumnNode? EqualOfShifted(ColumnNode a, long value)
    {
        ColumnNode? To(ColumnNode node, Int128 other) => Holds(other, other) ? Equal(node, Const((long)other)) : null;
        return a.Op switch
        {
            ColumnOp.Gather => EqualOfGather(a, value),
            ColumnOp.Add when a.B!.IsConst => To(a.A!, (Int128)value - a.B.K),
            ColumnOp.Subtract when a.A!.IsConst => To(a.B!, (Int128)a.A.K - value),
            ColumnOp.Select when a.B!.IsConst && a.C!.IsConst => Choose(a.A!, a.B.K == value ? True : False, a.C.K == value ? True : False),
            _ => null,
        };
    }

    /// <summary>The sum, or null when it could leave 64 bits.</summary>
    public ColumnNode? Add(ColumnNode a, ColumnNode b)
    {
        if (a.IsConst)
        {
            (a, b) = (b, a);
        }

        return b.IsConst && b.K == 0 ? a : Pair(ColumnOp.Add, a, b, (Int128)a.Range.Low + b.Range.Low, (Int128)a.Range.High + b.Range.High);
    }

    /// <summary>The difference, or null when it could leave 64 bits.</summary>
    public ColumnNode? Subtract(ColumnNode a, ColumnNode b) =>
        b.IsConst && b.K == 0 ? a
        : b.IsConst && b.K != long.MinValue ? Add(a, Const(-b.K))
        : a == b ? Const(0)
        : Pair(ColumnOp.Subtract, a, b, (Int128)a.Range.Low - b.Range.High, (Int128)a.Range.High - b.Range.Low);

    /// <summary>The product, or null when it could leave 64 bits.</summary>
    public ColumnNode? Multiply(ColumnNode a, ColumnNode b)
    {
        if (a.IsConst || (!b.IsConst && a.Id > b.Id))
        {
            (a, b) = (b, a);
        }

        if (b.IsConst && b.K is 0 or 1)
        {
            return b.K == 0 ? Const(0) : a;
        }

        if (b.IsConst && a.Op == ColumnOp.Multiply && a.B!.IsConst && (Int128)a.B.K * b.K is var both && Holds(both, both))
        {
            return Multiply(a.A!, Const((long)both));
        }

        if (b.IsConst && a.Op == ColumnOp.Select && a.B!.IsConst && a.C!.IsConst && Multiply(a.B, b) is { } then && Multiply(a.C, b) is { } otherwise)
        {
            return Select(a.A!, then, otherwise);
        }

        ReadOnlySpan<Int128> corners =
        [
            (Int128)a.Range.Low * b.Range.Low, (Int128)a.Range.Low * b.Range.High, (Int128)a.Range.High * b.Range.Low, (Int128)a.Range.High * b.Range.High,
        ];
        var (low, high) = (corners[0], corners[0]);
        foreach (var corner in corners)
        {
            (low, high) = (Int128.Min(low, corner), Int128.Max(high, corner));
        }

        return Pair(ColumnOp.Multiply, a, b, low, high);
    }

    public ColumnNode Min(ColumnNode a, ColumnNode b)
    {
        (a, b) = Aligned(a, b);
        return a == b || (a.Lane != Lane.Exact && a.Range.High <= b.Range.Low) ? a
            : a.Lane != Lane.Exact && b.Range.High <= a.Range.Low ? b
            : Commuted(ColumnOp.Min, a, b, (Math.Min(a.Range.Low, b.Range.Low), Math.Min(a.Range.High, b.Range.High)));
    }

    public ColumnNode Max(ColumnNode a, ColumnNode b)
    {
        (a, b) = Aligned(a, b);
        return a == b || (a.Lane != Lane.Exact && a.Range.Low >= b.Range.High) ? a
            : a.Lane != Lane.Exact && b.Range.Low >= a.Range.High ? b
            : Commuted(ColumnOp.Max, a, b, (Math.Max(a.Range.Low, b.Range.Low), Math.Max(a.Range.High, b.Range.High)));
    }

    /// <summary>B where the mask is set, otherwise C.</summary>
    public ColumnNode Select(ColumnNode mask, ColumnNode then, ColumnNode otherwise)
    {
        if (then == otherwise || mask.IsTrue)
        {
            return then;
        }

        if (mask.IsFalse)
        {
            return otherwise;
        }

        (then, otherwise) = Aligned(then, otherwise);
        if (mask.Op == ColumnOp.Not)
        {
            return Select(mask.A!, otherwise, then);
        }

        if (then.Op == ColumnOp.Select && then.C == otherwise)
        {
            return Select(And(mask, then.A!), then.B!, otherwise);
        }

        if (otherwise.Op == ColumnOp.Select && otherwise.B == then)
        {
            return Select(Or(mask, otherwise.A!), then, otherwise.C!);
        }

        var range = (Math.Min(then.Range.Low, otherwise.Range.Low), Math.Max(then.Range.High, otherwise.Range.High));
        return Node(ColumnOp.Select, then.Lane, mask, then, otherwise, range: range);
    }

    /// <summary>A / k where every row is known to leave no remainder.</summary>
    public ColumnNode DivideWhole(ColumnNode a, long k) =>
        k == 1 ? a
        : a.IsConst ? Const(a.K / k)
        : a.Op == ColumnOp.Multiply && MultipleOf(a.B!) % k == 0 ? Multiply(a.A!, DivideWhole(a.B!, k))!
        : a.Op == ColumnOp.Multiply && MultipleOf(a.A!) % k == 0 ? Multiply(DivideWhole(a.A!, k), a.B!)!
        : a.Op == ColumnOp.Select ? Select(a.A!, DivideWhole(a.B!, k), DivideWhole(a.C!, k))
        : Quotient(ColumnOp.DivideWhole, a, k, a.Range.Low / k, a.Range.High / k);

    /// <summary>A / k to a whole number: towards nought, down, or to the nearest with halves away from nought. k is positive.</summary>
    public ColumnNode Whole(ColumnOp op, ColumnNode a, long k) =>
        k == 1 ? a : Quotient(op, a, k, (a.Range.Low / k) - 1, (a.Range.High / k) + 1);

    /// <summary>Year, month and day of a day number, packed.</summary>
    public ColumnNode Parts(ColumnNode date) =>
        date.IsConst ? Const(DateParts.Of((int)date.K)) : Node(ColumnOp.DateParts, Lane.Int, date, range: (DateParts.Of(0), DateParts.Of(DateOnly.MaxValue.DayNumber)));

    /// <summary>A / 2^bits to the nearest whole number not above.</summary>
    public ColumnNode ShiftDown(ColumnNode a, int bits) =>
        a.IsConst ? Const(a.K >> bits) : Node(ColumnOp.ShiftDown, Lane.Int, a, k: bits, range: (a.Range.Low >> bits, a.Range.High >> bits));

    public ColumnNode Shift(ColumnNode a, int bits) =>
        a.IsConst ? Const(a.K >> bits) : Node(ColumnOp.Shift, Lane.Int, a, k: bits, range: (a.Range.Low >> bits, a.Range.High >> bits));

    public ColumnNode Bits(ColumnNode a, int bits) => a.IsConst ? Const(a.K & bits) : Node(ColumnOp.Bits, Lane.Int, a, k: bits, range: (0, bits));

    /// <summary>The entry of a table at each row's number; the same table is the same node.</summary>
    public ColumnNode Gather(ColumnNode a, int[] table)
    {
        if (a.IsConst)
        {
            return Const(table[a.K]);
        }

        var offset = table.Length == 0 ? 0 : table[0];
        return Array.TrueForAll(table, entry => entry == table[0])
            ? Const(offset)
            : IsStair(table) ? Add(a, Const(offset))!
            : Node(ColumnOp.Gather, Lane.Int, a, payload: Same(table), range: (table.Min(), table.Max()));
    }

    /// <summary>Whether the table holds each row's number.</summary>
    public ColumnNode GatherBit(ColumnNode a, bool[] table) =>
        a.IsConst ? (a.K >= 0 && a.K < table.Length && table[a.K] ? True : False)
        : Array.TrueForAll(table, t => !t) ? False
        : Array.TrueForAll(table, t => t) ? True
        : table.Count(t => t) <= MostTests ? Any(Enumerable.Range(0, table.Length).Where(i => table[i]).Select(i => Equal(a, Const((long)i))))
        : Node(ColumnOp.GatherBit, Lane.Mask, a, payload: Same(table));

    /// <summary>A function of dates and numbers that is worked out row by row.</summary>
    public ColumnNode DateFunction(DateLane function, ColumnNode a, ColumnNode b) =>
        Node(ColumnOp.DateLane, Lane.Int, Narrow(a), Narrow(b), payload: function, range: (0, DateOnly.MaxValue.DayNumber));

    /// <summary>A 64-bit number whose rows all have 32 bits, as such.</summary>
    private ColumnNode Narrow(ColumnNode a) =>
        a.Lane != Lane.Long ? a : a.IsConst ? Const(a.K, Lane.Int) : Node(ColumnOp.Narrow, Lane.Int, a, range: a.Range);

    /// <summary>Up to so many entries of a table are compared with one by one, which vectors do faster than looking them up.</summary>
    private const int MostTests = 4;

    private readonly Dictionary<string, Array> tables = new(StringComparer.Ordinal);

    private T[] Same<T>(T[] table)
    {
        var key = string.Join(',', table);
        if (!tables.TryGetValue(key, out var same))
        {
            tables[key] = same = table;
        }

        return (T[])same;
    }

    private static bool IsStair(int[] table)
    {
        for (var i = 0; i < table.Length; i++)
        {
            if (table[i] != table[0] + i)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Equality with one entry of a table is equality with the numbers that lead to it.</summary>
    private ColumnNode EqualOfGather(ColumnNode gather, long entry)
    {
        var table = (int[])gather.Payload!;
        var matches = Array.ConvertAll(table, t => t == entry);
        var first = Array.IndexOf(matches, value: true);
        return first < 0 ? False
            : Array.LastIndexOf(matches, value: true) == first ? Equal(gather.A!, Const(first))
            : GatherBit(gather.A!, matches);
    }

    /// <summary>A number that divides every row.</summary>
    public static Int128 MultipleOf(ColumnNode node) => node.Op switch
    {
        ColumnOp.Const when node.Lane != Lane.Exact => node.K == 0 ? (Int128)1_000_000_000_000_000_000 : Int128.Abs(node.K),
        ColumnOp.Multiply => MultipleOf(node.A!) is var a && MultipleOf(node.B!) is var b && a < long.MaxValue && b < int.MaxValue ? a * b : a,
        ColumnOp.Widen => MultipleOf(node.A!),
        ColumnOp.Select => Divisor(MultipleOf(node.B!), MultipleOf(node.C!)),
        ColumnOp.Add or ColumnOp.Subtract or ColumnOp.Min or ColumnOp.Max => Divisor(MultipleOf(node.A!), MultipleOf(node.B!)),
        _ => 1,
    };

    private static Int128 Divisor(Int128 a, Int128 b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return a;
    }

    private ColumnNode Quotient(ColumnOp op, ColumnNode a, long k, long low, long high) =>
        a.IsConst ? Const(WholeKernels.Quotient(op, a.K, k)) : Node(op, a.Lane, a, k: k, range: (low, high));

    private ColumnNode? Pair(ColumnOp op, ColumnNode a, ColumnNode b, Int128 low, Int128 high)
    {
        if (!Holds(low, high))
        {
            return null;
        }

        if (a.IsConst && b.IsConst)
        {
            return Const((long)low);
        }

        var lane = a.Lane == Lane.Int && b.Lane == Lane.Int ? Fitting((long)low, (long)high) : Lane.Long;
        (a, b) = (In(lane, a), In(lane, b));
        return op == ColumnOp.Subtract
            ? Node(op, lane, a, b, range: ((long)low, (long)high))
            : Commuted(op, a, b, ((long)low, (long)high));
    }

    private ColumnNode Commuted(ColumnOp op, ColumnNode a, ColumnNode b, (long Low, long High) range) =>
        a.IsConst || (!b.IsConst && a.Id > b.Id) ? Node(op, a.Lane, b, a, range: range) : Node(op, a.Lane, a, b, range: range);

    private ColumnNode Const(long value, Lane lane) => Node(ColumnOp.Const, lane, k: value, range: (value, value));

    private static bool Holds(Int128 low, Int128 high) => low >= long.MinValue && high <= long.MaxValue;

    private static Lane Fitting(long low, long high) => low >= int.MinValue && high <= int.MaxValue ? Lane.Int : Lane.Long;

    private ColumnNode In(Lane lane, ColumnNode a) =>
        a.Lane == lane ? a : a.IsConst ? Const(a.K, lane) : Node(ColumnOp.Widen, lane, a, range: a.Range);

    /// <summary>Both in the wider of their lanes.</summary>
    private (ColumnNode A, ColumnNode B) Aligned(ColumnNode a, ColumnNode b)
    {
        var lane = (Lane)Math.Max((byte)a.Lane, (byte)b.Lane);
        return lane == Lane.Exact ? (Exact(a, 0), Exact(b, 0)) : (In(lane, a), In(lane, b));
    }
}

/// <summary>What a <see cref="ColumnOp.DateLane"/> does to a day number and a number.</summary>
/// <param name="Function">The function of expressions.</param>
/// <param name="LeapDayOnFeb28">When a person born on 29 February completes a year of life.</param>
internal sealed record DateLane(FeelFunction Function, bool LeapDayOnFeb28);
