namespace Anyu.Feel;

/// <summary>Arithmetic and comparison.</summary>
internal sealed partial class ColumnAlgebra
{
    public TruthColumn Compare(ComparisonOperator op, ColumnValue left, ColumnValue right)
    {
        (left, right) = (Settled(left), Settled(right));
        var notApplicable = graph.Or(left.NotApplicable, right.NotApplicable);
        var unknown = graph.AndNot(graph.Or(left.Unknown, right.Unknown), notApplicable);
        var known = graph.Not(graph.Or(unknown, notApplicable));
        if (left is ScalarColumn { Kind: FeelKind.Number } l && right is ScalarColumn r && (l.Bounds ?? r.Bounds) is not null)
        {
            return ByBounds(op, l, r, known, unknown, notApplicable);
        }

        return new TruthColumn(graph.And(known, Holds(op, left, right)), unknown, notApplicable, False);
    }

    /// <summary>A comparison that holds, or fails, for every value the bounds allow is certain.</summary>
    private TruthColumn ByBounds(ComparisonOperator op, ScalarColumn left, ScalarColumn right, ColumnNode known, ColumnNode unknown, ColumnNode notApplicable)
    {
        var (l, r) = (BoundsOf(left), BoundsOf(right));
        var bounded = graph.And(unknown, graph.And(l.Has, r.Has));
        var apart = graph.Or(Less(l.High, r.Low), Less(r.High, l.Low));
        var (always, never) = op switch
        {
            ComparisonOperator.Equal => (False, apart),
            ComparisonOperator.NotEqual => (apart, False),
            ComparisonOperator.Less or ComparisonOperator.LessOrEqual => (Holds(op, l.High, r.Low), graph.Not(Holds(op, l.Low, r.High))),
            _ => (Holds(op, l.Low, r.High), graph.Not(Holds(op, l.High, r.Low))),
        };
        var yes = graph.Or(graph.And(known, Holds(op, left, right)), graph.And(bounded, always));
        return new TruthColumn(yes, graph.AndNot(unknown, graph.And(bounded, graph.Or(always, never))), notApplicable, False);
    }

    /// <summary>The bounds of the rows that are surely a number: of a known one, itself.</summary>
    private ColumnBounds BoundsOf(ScalarColumn value)
    {
        var (known, plain) = (Known(value), value with { Bounds = null });
        if (value.Bounds is not { } bounds)
        {
            return new ColumnBounds(known, plain, plain, known);
        }

        var sure = graph.And(value.Unknown, graph.And(bounds.Has, bounds.Applies));
        return new ColumnBounds(graph.Or(known, sure), Select(sure, bounds.Low, plain), Select(sure, bounds.High, plain), graph.True);
    }

    private ColumnNode Holds(ComparisonOperator op, ColumnValue left, ColumnValue right) => op switch
    {
        ComparisonOperator.Equal => Same(left, right),
        ComparisonOperator.NotEqual => graph.Not(Same(left, right)),
        ComparisonOperator.Less => Less((ScalarColumn)left, (ScalarColumn)right),
        ComparisonOperator.LessOrEqual => graph.Not(Less((ScalarColumn)right, (ScalarColumn)left)),
        ComparisonOperator.Greater => Less((ScalarColumn)right, (ScalarColumn)left),
        _ => graph.Not(Less((ScalarColumn)left, (ScalarColumn)right)),
    };

    private ColumnNode Less(ScalarColumn left, ScalarColumn right)
    {
        var (a, b, _) = Scaled(left, right);
        return graph.Less(a, b);
    }

    private ColumnNode Same(ColumnValue left, ColumnValue right)
    {
        switch (left, right)
        {
            case (TruthColumn a, TruthColumn b):
                return graph.Not(graph.Or(graph.AndNot(a.Yes, b.Yes), graph.AndNot(b.Yes, a.Yes)));
            case (RecordColumn a, RecordColumn b):
                return graph.Any(
                    from x in a.Cases
                    from y in b.Cases
                    where x.Record == y.Record
                    select graph.And(x.Rows, y.Rows));
            case (ScalarColumn a, ScalarColumn b):
                var (l, r, _) = Scaled(a, b);
                return graph.Equal(l, r);
            default:
                throw new NotInColumnsException("an equality of lists");
        }
    }

    /// <summary>The nodes of both at one scale.</summary>
    private (ColumnNode A, ColumnNode B, int Decimals) Scaled(ScalarColumn a, ScalarColumn b)
    {
        if (a.Decimals == b.Decimals && (a.Value.Lane == Lane.Exact) == (b.Value.Lane == Lane.Exact))
        {
            return (a.Value, b.Value, a.Decimals);
        }

        var decimals = Math.Max(a.Decimals, b.Decimals);
        return Rescaled(a, decimals) is { } left && Rescaled(b, decimals) is { } right
            ? (left, right, decimals)
            : (Exact(a), Exact(b), 0);
    }

    private ColumnNode? Rescaled(ScalarColumn a, int decimals) =>
        a.Value.Lane == Lane.Exact || decimals - a.Decimals > PowersOfTen.Most ? null : graph.Multiply(a.Value, graph.Const(PowersOfTen.Long(decimals - a.Decimals)));

    private ColumnNode Exact(ScalarColumn a) => graph.Exact(a.Value, a.Decimals);

    public ScalarColumn Negate(ScalarColumn a)
    {
        var zero = Number(0);
        return Arithmetic(ArithmeticOperator.Subtract, zero, a with { Bounds = null }, isPercentOf: false);
    }

    /// <summary>The result; rows whose result is out of range or divided by nought are unknown.</summary>
    public ScalarColumn Arithmetic(ArithmeticOperator op, ScalarColumn a, ScalarColumn b, bool isPercentOf)
    {
        var notApplicable = graph.Or(a.NotApplicable, b.NotApplicable);
        var unknown = graph.AndNot(graph.Or(a.Unknown, b.Unknown), notApplicable);
        var result = Compute(op, a with { Bounds = null }, b with { Bounds = null }, isPercentOf);
        var failed = graph.AndNot(result.Unknown, graph.Or(unknown, notApplicable));
        var bounds = op <= ArithmeticOperator.Subtract && (a.Bounds ?? b.Bounds) is not null ? OpenBounds(op, a, b, unknown) : null;
        return result with { Unknown = graph.Or(unknown, failed), NotApplicable = notApplicable, Bounds = bounds };
    }

    private ColumnBounds? OpenBounds(ArithmeticOperator op, ScalarColumn a, ScalarColumn b, ColumnNode unknown)
    {
        var (l, r) = (BoundsOf(a), BoundsOf(b));
        var has = graph.And(unknown, graph.And(l.Has, r.Has));
        var (low, high) = op == ArithmeticOperator.Add
            ? (Compute(op, l.Low, r.Low, isPercentOf: false), Compute(op, l.High, r.High, isPercentOf: false))
            : (Compute(op, l.Low, r.High, isPercentOf: false), Compute(op, l.High, r.Low, isPercentOf: false));
        has = graph.AndNot(has, graph.Or(low.Unknown, high.Unknown));
        return new ColumnBounds(has, low with { Unknown = False }, high with { Unknown = False }, has);
    }

    /// <summary>The values and, as unknown, the rows that have none.</summary>
    private ScalarColumn Compute(ArithmeticOperator op, ScalarColumn a, ScalarColumn b, bool isPercentOf) => op switch
    {
        ArithmeticOperator.Add or ArithmeticOperator.Subtract => Sum(op == ArithmeticOperator.Add, a, b),
        ArithmeticOperator.Multiply => Product(a, b, isPercentOf),
        _ => Quotient(a, b),
    };

    private ScalarColumn Sum(bool isAdd, ScalarColumn a, ScalarColumn b)
    {
        var (x, y, decimals) = Scaled(a, b);
        var whole = x.Lane == Lane.Exact || y.Lane == Lane.Exact ? null : isAdd ? graph.Add(x, y) : graph.Subtract(x, y);
        return whole is not null
            ? new ScalarColumn(FeelKind.Number, whole, decimals, False, False)
            : OfExact(graph.ExactPair(isAdd ? ColumnOp.Add : ColumnOp.Subtract, Exact(a), Exact(b)));
    }

    private ScalarColumn Product(ScalarColumn a, ScalarColumn b, bool isPercentOf)
    {
        var decimals = a.Decimals + b.Decimals + (isPercentOf ? 2 : 0);
        return a.Value.Lane != Lane.Exact && b.Value.Lane != Lane.Exact && decimals <= PowersOfTen.Most && graph.Multiply(a.Value, b.Value) is { } whole
            ? Shortened(whole, decimals)
            : OfExact(graph.ExactPair(isPercentOf ? ColumnOp.ExactPercent : ColumnOp.Multiply, Exact(a), Exact(b)));
    }

    /// <summary>The same number with fewer decimals where a constant factor shows that the last ones are nought.</summary>
    private ScalarColumn Shortened(ColumnNode whole, int decimals)
    {
        while (decimals > 0 && ColumnGraph.MultipleOf(whole) % 10 == 0)
        {
            (whole, decimals) = (graph.DivideWhole(whole, 10), decimals - 1);
        }

        return new ScalarColumn(FeelKind.Number, whole, decimals, False, False);
    }

    /// <summary>A division stays whole where a constant divisor leaves no remainder in any row.</summary>
    private ScalarColumn Quotient(ScalarColumn a, ScalarColumn b)
    {
        const int MoreDecimals = 6;
        if (b.Value is { IsConst: true, Lane: not Lane.Exact, K: not 0 } && a.Value.Lane != Lane.Exact)
        {
            var multiple = ColumnGraph.MultipleOf(a.Value);
            for (var more = 0; more <= MoreDecimals; more++)
            {
                var factor = (Int128)PowersOfTen.Long(Math.Min(b.Decimals + more, PowersOfTen.Most));
                if ((multiple * factor) % b.Value.K == 0 && factor <= long.MaxValue && graph.Multiply(a.Value, graph.Const((long)factor)) is { } scaled
                    && a.Decimals + more <= PowersOfTen.Most && b.Value.K != -1)
                {
                    return new ScalarColumn(FeelKind.Number, graph.DivideWhole(scaled, b.Value.K), a.Decimals + more, False, False);
                }
            }
        }

        return OfExact(graph.ExactPair(ColumnOp.ExactDivide, Exact(a), Exact(b)));
    }

    private ScalarColumn OfExact(ColumnNode exact) => new(FeelKind.Number, exact, 0, graph.Failed(exact), False);
}
