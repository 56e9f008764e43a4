using System.Collections.Immutable;

namespace Anyu.Feel;

/// <summary>The four-valued algebra of the walker (<see cref="TruthFold"/>, <see cref="Comparing"/>) on whole columns.</summary>
internal sealed partial class ColumnAlgebra(ColumnGraph graph, ColumnTexts texts)
{
    private ColumnNode False => graph.False;

    public ColumnGraph Graph => graph;

    public ColumnTexts Texts => texts;

    /// <summary>The rows with a value.</summary>
    public ColumnNode Known(ColumnValue value) => graph.Not(graph.Or(value.Unknown, value.NotApplicable));

    /// <summary>The rows that are 否.</summary>
    public ColumnNode No(TruthColumn truth) => graph.AndNot(Known(truth), truth.Yes);

    /// <summary>A constant.</summary>
    public ColumnValue Of(FeelValue value) => value.Kind switch
    {
        FeelKind.Boolean => Truth(value.AsBoolean ? graph.True : False),
        FeelKind.Number => Number(value.AsNumber),
        FeelKind.Date => new ScalarColumn(FeelKind.Date, graph.Const(value.AsDate.DayNumber), 0, False, False),
        FeelKind.Text => new ScalarColumn(FeelKind.Text, graph.Const(texts.Of(value.AsText)), 0, False, False),
        FeelKind.List => new ListColumn([.. value.AsList.Select(v => new ListMember(graph.True, False, Of(v)))], False, False),
        _ => throw new NotInColumnsException($"the constant {value}"),
    };

    public TruthColumn Truth(ColumnNode yes) => new(yes, False, False, False);

    /// <summary>A number, scaled to a whole one where it fits.</summary>
    public ScalarColumn Number(decimal value)
    {
        var (scaled, decimals) = (value, 0);
        while (decimals < PowersOfTen.Most && scaled != decimal.Truncate(scaled) && Math.Abs(scaled) < 1_000_000_000_000m)
        {
            (scaled, decimals) = (scaled * 10, decimals + 1);
        }

        return scaled == decimal.Truncate(scaled) && Math.Abs(scaled) < long.MaxValue
            ? new ScalarColumn(FeelKind.Number, graph.Const((long)scaled), decimals, False, False)
            : new ScalarColumn(FeelKind.Number, graph.Const(value), 0, False, False);
    }

    /// <summary>No value in any row: not applicable.</summary>
    public ColumnValue Nothing(FeelType type) => type switch
    {
        FeelType.Boolean => new TruthColumn(False, False, graph.True, False),
        FeelType.Record => new RecordColumn([], False, graph.True),
        FeelType.List => new ListColumn([], False, graph.True),
        _ => new ScalarColumn(KindOf(type), graph.Const(0L), 0, False, graph.True),
    };

    /// <summary>Unknown in every row.</summary>
    public ColumnValue Missing(FeelType type) => Masked(Nothing(type) with { NotApplicable = False, Unknown = False }, graph.True, False);

    public static FeelKind KindOf(FeelType type) => type switch
    {
        FeelType.Boolean => FeelKind.Boolean,
        FeelType.Number => FeelKind.Number,
        FeelType.Date => FeelKind.Date,
        FeelType.Record => FeelKind.Record,
        FeelType.List => FeelKind.List,
        _ => FeelKind.Text,
    };

    /// <summary>The value, but unknown or not applicable in these rows whatever it was there.</summary>
    public ColumnValue Masked(ColumnValue value, ColumnNode unknown, ColumnNode notApplicable)
    {
        var gone = graph.Or(unknown, notApplicable);
        var (u, na) = (graph.Or(unknown, graph.AndNot(value.Unknown, gone)), graph.Or(notApplicable, graph.AndNot(value.NotApplicable, gone)));
        return value switch
        {
            TruthColumn truth => new TruthColumn(graph.AndNot(truth.Yes, gone), u, na, graph.AndNot(truth.OrNo, gone)),
            ScalarColumn { Bounds: { } bounds } scalar => scalar with { Unknown = u, NotApplicable = na, Bounds = Within(bounds, graph.Not(gone)) },
            ListColumn list => new ListColumn([.. list.Members.Select(m => m with { In = graph.AndNot(m.In, gone), Possible = graph.AndNot(m.Possible, gone) })], u, na),
            RecordColumn record => new RecordColumn([.. record.Cases.Select(c => c with { Rows = graph.AndNot(c.Rows, gone) })], u, na),
            _ => value with { Unknown = u, NotApplicable = na },
        };
    }

    /// <summary>Unknown where the missing facts decide between not applicable and no (<see cref="FeelValue.Settled"/>).</summary>
    public ColumnValue Settled(ColumnValue value) => value is TruthColumn { OrNo.IsFalse: false } truth ? Settled(truth) : value;

    public TruthColumn Settled(TruthColumn truth) =>
        truth.OrNo.IsFalse ? truth : new TruthColumn(truth.Yes, graph.Or(truth.Unknown, truth.OrNo), graph.AndNot(truth.NotApplicable, truth.OrNo), False);

    public TruthColumn Not(TruthColumn truth)
    {
        var settled = Settled(truth);
        return settled with { Yes = No(settled) };
    }

    /// <summary>The value of the case whose rows hold it; the rows of no case are not applicable. No row is in two cases.</summary>
    public ColumnValue Choose(ImmutableArray<(ColumnNode Rows, ColumnValue Value)> cases, FeelType type)
    {
        if (cases.Length == 1 && cases[0].Rows.IsTrue)
        {
            return cases[0].Value;
        }

        var unknown = graph.Any(cases.Select(c => graph.And(c.Rows, c.Value.Unknown)));
        var covered = graph.Any(cases.Select(c => c.Rows));
        var notApplicable = graph.Or(graph.Not(covered), graph.Any(cases.Select(c => graph.And(c.Rows, c.Value.NotApplicable))));
        return type switch
        {
            FeelType.Boolean => new TruthColumn(
                graph.Any(cases.Select(c => graph.And(c.Rows, ((TruthColumn)c.Value).Yes))),
                unknown,
                notApplicable,
                graph.Any(cases.Select(c => graph.And(c.Rows, ((TruthColumn)c.Value).OrNo)))),
            FeelType.Record => new RecordColumn(
                [.. cases.SelectMany(c => ((RecordColumn)c.Value).Cases.Select(r => r with { Rows = graph.And(c.Rows, r.Rows) })).Where(r => !r.Rows.IsFalse)], unknown, notApplicable),
            FeelType.List => throw new NotInColumnsException("a choice between lists"),
            _ => ChooseScalar([.. cases.Select(c => (c.Rows, (ScalarColumn)c.Value))], KindOf(type)) with { Unknown = unknown, NotApplicable = notApplicable },
        };
    }

    private ScalarColumn ChooseScalar(ImmutableArray<(ColumnNode Rows, ScalarColumn Value)> cases, FeelKind kind)
    {
        var chosen = new ScalarColumn(kind, graph.Const(0L), 0, False, False);
        var live = cases.Where(c => !c.Rows.IsFalse && !c.Value.NotApplicable.IsTrue && !c.Value.Unknown.IsTrue).ToArray();
        for (var i = 0; i < live.Length; i++)
        {
            chosen = i == 0 ? live[0].Value : Select(live[i].Rows, live[i].Value, chosen);
        }

        var bounded = cases.Where(c => c.Value.Bounds is not null).ToArray();
        var bounds = bounded.Length == 0 ? null : bounded
            .Select(c => Within(c.Value.Bounds!, c.Rows))
            .Aggregate((a, b) => new ColumnBounds(graph.Or(a.Has, b.Has), Select(b.Has, b.Low, a.Low), Select(b.Has, b.High, a.High), graph.Or(a.Applies, b.Applies)));
        return chosen with { Kind = kind, Bounds = bounds };
    }

    /// <summary>The value of the first in these rows, of the second in the others; masks are left to the caller.</summary>
    public ScalarColumn Select(ColumnNode rows, ScalarColumn then, ScalarColumn otherwise)
    {
        var (a, b, decimals) = Scaled(then, otherwise);
        return then with { Value = graph.Select(rows, a, b), Decimals = decimals, Bounds = null };
    }

    private ColumnBounds Within(ColumnBounds bounds, ColumnNode rows) =>
        bounds with { Has = graph.And(bounds.Has, rows), Applies = graph.And(bounds.Applies, rows) };

    /// <summary><c>and</c> or <c>or</c> over operands, each in its rows; in the rows of <paramref name="open"/> one more is unknown.</summary>
    public TruthColumn Fold(bool isAnd, IEnumerable<(ColumnNode Rows, TruthColumn Value)> operands, ColumnNode open)
    {
        var (decided, unknown, plain, notApplicable, doubt) = (False, open, False, False, False);
        foreach (var (rows, value) in operands)
        {
            var (yes, no) = (graph.And(rows, value.Yes), graph.And(rows, No(value)));
            decided = graph.Or(decided, isAnd ? no : yes);
            plain = graph.Or(plain, isAnd ? yes : no);
            unknown = graph.Or(unknown, graph.And(rows, value.Unknown));
            notApplicable = graph.Or(notApplicable, graph.And(rows, value.NotApplicable));
            var orNo = graph.And(rows, value.OrNo);
            (unknown, doubt) = isAnd ? (graph.Or(unknown, orNo), doubt) : (unknown, graph.Or(doubt, orNo));
        }

        notApplicable = graph.AndNot(notApplicable, decided);
        unknown = graph.AndNot(unknown, decided);
        if (isAnd)
        {
            var yes = graph.Not(graph.Or(decided, graph.Or(unknown, notApplicable)));
            return new TruthColumn(yes, graph.AndNot(unknown, notApplicable), notApplicable, graph.And(notApplicable, unknown));
        }

        notApplicable = graph.AndNot(graph.AndNot(notApplicable, plain), unknown);
        return new TruthColumn(decided, unknown, notApplicable, graph.And(notApplicable, doubt));
    }

    /// <summary>The rows whose text passes: settled for each text when compiling, looked up in the rows.</summary>
    public ColumnNode Lookup(ColumnNode text, Func<string, bool> passes)
    {
        bool Passes(int number) => number < texts.Count && passes(texts[number]);
        return text switch
        {
            { Op: ColumnOp.Gather } => graph.GatherBit(text.A!, Array.ConvertAll((int[])text.Payload!, Passes)),
            { Op: ColumnOp.Add, B.IsConst: true } => graph.GatherBit(text.A!, [.. Enumerable.Range((int)text.B.K, (int)(text.Range.High - text.B.K) + 1).Select(Passes)]),
            _ => graph.GatherBit(text, [.. Enumerable.Range(0, (int)text.Range.High + 1).Select(Passes)]),
        };
    }
}
