using Anyu.Feel;

namespace Anyu.Law;

/// <summary>An amount that some rows have.</summary>
internal readonly record struct BatchAmount(ColumnNode Has, ScalarColumn Value);

/// <summary>Composes contributions in every row (<see cref="Composition"/>): amounts by part, what is guaranteed, what is only offered.</summary>
internal sealed class BatchComposition
{
    private readonly BatchWorld world;
    private readonly ColumnGraph graph;
    private readonly SortedDictionary<string, Held> guaranteed = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, BatchAmount> offered = new(StringComparer.Ordinal);
    private BatchAmount total;

    private BatchComposition(BatchWorld world)
    {
        (this.world, graph) = (world, world.Graph);
        (HasRight, HasOffer, HasPlan, AmountUnknown, OfferUnknown) = (graph.False, graph.False, graph.False, graph.False, graph.False);
        total = None;
    }

    /// <summary>What a part holds: its amount, how deep the place lies that gave it, how it binds.</summary>
    private readonly record struct Held(BatchAmount Amount, ColumnNode Layer, ColumnNode Relation);

    public ColumnNode HasRight { get; private set; }

    public ColumnNode HasOffer { get; private set; }

    public ColumnNode HasPlan { get; private set; }

    public ColumnNode AmountUnknown { get; private set; }

    public ColumnNode OfferUnknown { get; private set; }

    /// <summary>The guaranteed total, in the rows where something with an amount was guaranteed.</summary>
    public BatchAmount Amount => Chosen(total, SumOf(guaranteed.Values.Select(h => h.Amount)));

    /// <summary>What is offered on top.</summary>
    public BatchAmount Offer => SumOf(offered.Values);

    private BatchAmount None => new(graph.False, world.Algebra.Number(0));

    /// <summary>Composes in the given order; operations on the total come last. Readings that may apply count where the bit of their group is set in <paramref name="applying"/>.</summary>
    public static BatchComposition Of(BatchWorld world, IReadOnlyList<BatchReading> readings, BatchReading[][] pending, uint applying)
    {
        var result = new BatchComposition(world);
        for (var pass = 0; pass < 2; pass++)
        {
            foreach (var reading in readings.Where(r => r.Strength != Weight.None && (r.Part == Composition.Total) == (pass == 1)))
            {
                var bit = Array.FindIndex(pending, p => p.Contains(reading));
                var rows = bit >= 0 && (applying & (1u << bit)) != 0 ? result.graph.Or(reading.Applies, reading.Pending) : reading.Applies;
                result.Apply(reading, rows);
            }
        }

        return result;
    }

    /// <summary>The rows in which another world gives the family another right.</summary>
    public ColumnNode OtherRight(BatchComposition other)
    {
        var (mine, theirs) = (Amount, other.Amount);
        var differ = Any(Differ(HasRight, other.HasRight), Differ(AmountUnknown, other.AmountUnknown), Differ(mine, theirs), Differ(RelationOf(), other.RelationOf()));
        return graph.Or(differ, graph.AndNot(graph.Or(Differ(HasOffer, other.HasOffer), Differ(HasPlan, other.HasPlan)), HasRight));
    }

    /// <summary>The rows in which another world offers something else on top.</summary>
    public ColumnNode OtherOffer(BatchComposition other) =>
        Any(Differ(HasOffer, other.HasOffer), Differ(OfferUnknown, other.OfferUnknown), Differ(Offer, other.Offer));

    private ColumnNode Any(params ReadOnlySpan<ColumnNode> masks)
    {
        var any = graph.False;
        foreach (var mask in masks)
        {
            any = graph.Or(any, mask);
        }

        return any;
    }

    private ColumnNode Differ(ColumnNode a, ColumnNode b) => a.Lane == Lane.Mask ? graph.Or(graph.AndNot(a, b), graph.AndNot(b, a)) : graph.Not(graph.Equal(a, b));

    private ColumnNode Differ(BatchAmount a, BatchAmount b) => graph.Or(
        Differ(a.Has, b.Has),
        graph.AndNot(graph.And(a.Has, b.Has), world.Algebra.Compare(ComparisonOperator.Equal, a.Value, b.Value).Yes));

    /// <summary>The loosest relation of the parts.</summary>
    private ColumnNode RelationOf() => guaranteed.Values.Aggregate(
        graph.Const(0L), (loosest, held) => graph.Max(loosest, graph.Select(held.Amount.Has, held.Relation, graph.Const(0L))));

    private BatchAmount SumOf(IEnumerable<BatchAmount> amounts)
    {
        var parts = amounts.ToArray();
        if (parts is [var only])
        {
            return only;
        }

        var sum = None;
        foreach (var amount in parts)
        {
            var value = world.Algebra.Select(amount.Has, amount.Value, world.Algebra.Number(0));
            sum = new BatchAmount(graph.Or(sum.Has, amount.Has), world.Algebra.Arithmetic(ArithmeticOperator.Add, sum.Value, value, isPercentOf: false));
        }

        return sum;
    }

    private BatchAmount Chosen(BatchAmount first, BatchAmount otherwise) =>
        first.Has.IsFalse ? otherwise : new BatchAmount(graph.Or(first.Has, otherwise.Has), world.Algebra.Select(first.Has, first.Value, otherwise.Value));

    private void Apply(BatchReading reading, ColumnNode rows)
    {
        switch (reading.Strength)
        {
            case Weight.Right:
                ApplyRight(reading, rows);
                break;
            case Weight.Offer:
                ApplyOffer(reading, rows);
                break;
            default:
                HasPlan = graph.Or(HasPlan, rows);
                break;
        }
    }

    private void ApplyRight(BatchReading c, ColumnNode rows)
    {
        if (c.Operation is Operation.See or Operation.Qualify)
        {
            return;
        }

        HasRight = c.Operation == Operation.CapAt ? HasRight : graph.Or(HasRight, rows);
        if (c.Operation is Operation.Grant or Operation.Forbid)
        {
            return;
        }

        if (c.Operation != Operation.Waive)
        {
            AmountUnknown = graph.Or(AmountUnknown, graph.AndNot(rows, c.HasValue));
            rows = graph.And(rows, c.HasValue);
        }

        var value = c.Value is null ? world.Algebra.Number(0) : Plain(c.Value);
        var before = c.Part == Composition.Total ? Amount : guaranteed.GetValueOrDefault(c.Part, NoHeld).Amount;
        Write(c, rows, before, Next(c, rows, value, before));
    }

    private Held NoHeld => new(None, graph.Const(0L), graph.Const(0L));

    private ScalarColumn Next(BatchReading c, ColumnNode rows, ScalarColumn value, BatchAmount before)
    {
        var algebra = world.Algebra;
        switch (c.Operation)
        {
            case Operation.Waive:
                return algebra.Number(0);
            case Operation.Set when c.Part != Composition.Total && guaranteed.TryGetValue(c.Part, out var held):
                var higher = graph.And(graph.And(graph.And(rows, before.Has), graph.Less(held.Layer, graph.Const((long)c.Candidate.Layer))), algebra.Compare(ComparisonOperator.Less, value, before.Value).Yes);
                return algebra.Select(higher, before.Value, value);
            case Operation.Add:
                return algebra.Arithmetic(ArithmeticOperator.Add, OrZero(before, rows), value, isPercentOf: false);
            case Operation.RaiseTo or Operation.StandardAtLeast:
                return Extreme(OrZero(before, rows), value, greater: true);
            case Operation.CapAt:
                return Extreme(before.Value, value, greater: false);
            default:
                return value;
        }
    }

    private void Write(BatchReading c, ColumnNode rows, BatchAmount before, ScalarColumn after)
    {
        rows = c.Operation == Operation.CapAt ? graph.And(rows, before.Has) : rows;
        if (c.Part == Composition.Total)
        {
            total = new BatchAmount(graph.Or(total.Has, rows), total.Has.IsFalse ? after : world.Algebra.Select(rows, after, total.Value));
            return;
        }

        var held = guaranteed.GetValueOrDefault(c.Part, NoHeld);
        var own = graph.Const((long)c.Candidate.Provision.Relation);
        var relation = c.Operation switch
        {
            Operation.Add => graph.Select(held.Amount.Has, graph.Max(held.Relation, own), own),
            Operation.CapAt => graph.Select(held.Amount.Has, held.Relation, own),
            _ => own,
        };
        var amount = new BatchAmount(graph.Or(held.Amount.Has, rows), held.Amount.Has.IsFalse ? after : world.Algebra.Select(rows, after, held.Amount.Value));
        guaranteed[c.Part] = new Held(amount, graph.Select(rows, graph.Const((long)c.Candidate.Layer), held.Layer), graph.Select(rows, relation, held.Relation));
    }

    private void ApplyOffer(BatchReading c, ColumnNode rows)
    {
        HasOffer = c.Operation is Operation.See or Operation.Qualify ? HasOffer : graph.Or(HasOffer, rows);
        if (c.Operation is not (Operation.Set or Operation.Add or Operation.RaiseTo or Operation.StandardAtLeast))
        {
            return;
        }

        OfferUnknown = graph.Or(OfferUnknown, graph.AndNot(rows, c.HasValue));
        rows = graph.And(rows, c.HasValue);
        if (c.Value is not { } operand)
        {
            return;
        }

        // What an offer adds is what it promises beyond the right already held.
        var (algebra, value) = (world.Algebra, Plain(operand));
        var before = offered.GetValueOrDefault(c.Part, None);
        var current = c.Part == Composition.Total ? Amount : guaranteed.GetValueOrDefault(c.Part, NoHeld).Amount;
        var after = c.Operation == Operation.Add
            ? algebra.Arithmetic(ArithmeticOperator.Add, OrZero(before, rows), value, isPercentOf: false)
            : Extreme(algebra.Number(0), algebra.Arithmetic(ArithmeticOperator.Subtract, value, OrZero(current, rows), isPercentOf: false), greater: true);
        offered[c.Part] = new BatchAmount(graph.Or(before.Has, rows), before.Has.IsFalse ? after : algebra.Select(rows, after, before.Value));
    }

    private ScalarColumn OrZero(BatchAmount amount, ColumnNode rows) => world.Algebra.Select(graph.And(rows, amount.Has), amount.Value, world.Algebra.Number(0));

    private ScalarColumn Extreme(ScalarColumn a, ScalarColumn b, bool greater) =>
        world.Algebra.Select(world.Algebra.Compare(greater ? ComparisonOperator.Less : ComparisonOperator.Greater, a, b).Yes, b, a);

    /// <summary>The values alone; which rows have one is told beside them.</summary>
    private ScalarColumn Plain(ScalarColumn value) => value with { Unknown = graph.False, NotApplicable = graph.False, Bounds = null };
}
