using System.Collections.Immutable;
using Anyu.Feel;

namespace Anyu.Law;

/// <summary>One benefit decided for one subject in every row (<see cref="SubjectDecision"/>, <see cref="PlaceDecision"/>).</summary>
internal sealed class BatchDecision
{
    /// <summary>Up to this many provisions of one row whose application may be unknown are tried in every combination; rows with more are left to the walker.</summary>
    private const int MaxPendingTried = 6;

    private BatchDecision(BatchWorld world, ColumnNode exists) => (World, Exists) = (world, exists);

    private BatchWorld World { get; }

    /// <summary>The rows that have an answer about this subject.</summary>
    public ColumnNode Exists { get; private init; }

    /// <summary>The rows of each outcome; no row is in two.</summary>
    public required ImmutableSortedDictionary<Outcome, ColumnNode> Rows { get; init; }

    /// <summary>The guaranteed amount.</summary>
    public required BatchAmount Amount { get; init; }

    /// <summary>What is offered on top.</summary>
    public required BatchAmount Encouraged { get; init; }

    /// <summary>The rows that are left to the walker.</summary>
    public required ColumnNode Walked { get; init; }

    /// <summary>The day that selects the law.</summary>
    private ScalarColumn? LawDate { get; init; }

    /// <summary>Decides for the rows in which every record of the subject is there.</summary>
    public static BatchDecision Of(BatchWorld world, IndexedBenefit benefit, ImmutableArray<(string Role, RecordColumn Record)> subject, DateOnly on)
    {
        var (graph, algebra) = (world.Graph, world.Algebra);
        var context = new BatchContext(world, benefit, subject, on);
        var where = benefit.Benefit.Where is { } condition ? (TruthColumn)context.Evaluate(condition, graph.True) : algebra.Truth(graph.True);
        var lawDate = (ScalarColumn)context.Evaluate(benefit.Benefit.SelectedBy, graph.True);
        var places = benefit.Benefit.ConnectingFactors.Select(f => (ScalarColumn)context.Evaluate(f, graph.True)).ToArray();
        var missing = places.Aggregate(lawDate.Unknown, (sum, p) => graph.Or(sum, p.Unknown));
        var anyPlace = graph.Any(places.Select(p => algebra.Known(p)));
        var there = graph.AndNot(graph.Or(where.Yes, where.Unknown), lawDate.NotApplicable);
        there = graph.And(there, graph.Or(anyPlace, missing));
        var connected = graph.AndNot(there, missing);
        var day = lawDate with { Unknown = graph.False, NotApplicable = graph.False };
        var decided = places.Length switch
        {
            1 => InPlace(world, benefit, subject, on, places[0], day, connected),
            2 => InTwo(world, benefit, subject, on, places, day, connected),
            _ => throw new NotInColumnsException("more than two places of which the more favourable decides"),
        };
        return decided.WithExistence(there, graph.AndNot(there, where.Yes), missing, context.Walked, lawDate);
    }

    /// <summary>The guaranteed total as another benefit reads it.</summary>
    public ColumnValue AsAmount()
    {
        var graph = World.Graph;
        var nothing = graph.Or(RowsOf(Outcome.Refused), graph.Or(RowsOf(Outcome.Encouraged), RowsOf(Outcome.Planned)));
        var granted = graph.And(RowsOf(Outcome.Granted), Amount.Has);
        var value = World.Algebra.Select(granted, Amount.Value, World.Algebra.Number(0));
        var unknown = RowsOf(Outcome.Unknown);
        return value with { Unknown = unknown, NotApplicable = graph.Not(graph.Or(unknown, graph.Or(nothing, granted))), Bounds = null };
    }

    /// <summary>The rows left to the walker, the outcome as a number, the amount, what is encouraged and the day of the law, in the rows of an answer.</summary>
    public ImmutableArray<ColumnValue> Results(ColumnNode there, ColumnNode notStated)
    {
        var graph = World.Graph;
        var answered = graph.And(there, Exists);
        var outcome = Rows.Aggregate(graph.Const(0L), (sum, r) => graph.Select(r.Value, graph.Const((long)r.Key), sum));
        var none = graph.Not(graph.Or(answered, notStated));
        return
        [
            new TruthColumn(graph.And(answered, Walked), graph.False, graph.False, graph.False),
            new ScalarColumn(FeelKind.Number, outcome, 0, notStated, none),
            Result(Amount, answered),
            Result(Encouraged, answered),
            LawDate! with { NotApplicable = graph.Or(graph.Or(LawDate.NotApplicable, LawDate.Unknown), graph.Not(answered)), Unknown = graph.False, Bounds = null },
        ];
    }

    public ColumnNode RowsOf(Outcome outcome) => Rows.GetValueOrDefault(outcome, World.Graph.False);

    private ScalarColumn Result(BatchAmount amount, ColumnNode rows) =>
        amount.Value with { Unknown = World.Graph.False, NotApplicable = World.Graph.Not(World.Graph.And(rows, amount.Has)), Bounds = null };

    /// <summary>What is not known to exist cannot be granted; where date or place is missing nothing can be decided.</summary>
    private BatchDecision WithExistence(ColumnNode there, ColumnNode doubtful, ColumnNode missing, ColumnNode walked, ScalarColumn lawDate)
    {
        var graph = World.Graph;
        var asked = graph.And(there, graph.And(doubtful, Of(Outcome.Granted, Outcome.Encouraged, Outcome.Planned)));
        var undecidable = graph.And(there, missing);
        var unknown = graph.Or(graph.Or(RowsOf(Outcome.Unknown), asked), undecidable);
        var rows = Rows.ToImmutableSortedDictionary(r => r.Key, r => graph.AndNot(r.Value, unknown)).SetItem(Outcome.Unknown, unknown);
        var hasAmount = graph.AndNot(Amount.Has, graph.Or(undecidable, graph.And(doubtful, unknown)));
        return new BatchDecision(World, there)
        {
            Rows = rows,
            Amount = Amount with { Has = hasAmount },
            Encouraged = Encouraged with { Has = graph.AndNot(Encouraged.Has, undecidable) },
            Walked = graph.Or(walked, graph.AndNot(Walked, undecidable)),
            LawDate = lawDate,
        };
    }

    private ColumnNode Of(params ReadOnlySpan<Outcome> outcomes)
    {
        var any = World.Graph.False;
        foreach (var outcome in outcomes)
        {
            any = World.Graph.Or(any, RowsOf(outcome));
        }

        return any;
    }

    /// <summary>
    /// Population and Family Planning Law art. 18 (4): where the rules of two provinces differ, those more favourable to the couple apply.
    /// An unknown answer stays unknown.
    /// </summary>
    private static BatchDecision InTwo(
        BatchWorld world, IndexedBenefit benefit, ImmutableArray<(string Role, RecordColumn Record)> subject, DateOnly on, ScalarColumn[] places, ScalarColumn day, ColumnNode rows)
    {
        var (graph, algebra) = (world.Graph, world.Algebra);
        var (hasFirst, hasSecond) = (algebra.Known(places[0]), algebra.Known(places[1]));
        var one = algebra.Select(hasFirst, places[0], places[1]);
        var two = graph.AndNot(graph.And(hasFirst, hasSecond), graph.Equal(places[0].Value, places[1].Value));
        var first = InPlace(world, benefit, subject, on, one, day, rows);
        var second = InPlace(world, benefit, subject, on, places[1], day, graph.And(rows, two));
        var (unknown, granted) = (Order(graph, first, second, Outcome.Unknown), Order(graph, first, second, Outcome.Granted));
        var (a, b) = (first.AmountOrZero(), second.AmountOrZero());
        var more = algebra.Compare(ComparisonOperator.Less, a, b).Yes;
        var better = graph.Or(unknown.More, graph.AndNot(graph.Or(granted.More, graph.AndNot(more, granted.Less)), unknown.Less));
        var takes = graph.And(graph.And(rows, two), better);
        var walked = graph.Or(first.Walked, second.Walked);
        return new BatchDecision(world, rows)
        {
            Rows = Enum.GetValues<Outcome>().ToImmutableSortedDictionary(o => o, o => graph.Choose(takes, second.RowsOf(o), first.RowsOf(o))),
            Amount = new BatchAmount(graph.Choose(takes, second.Amount.Has, first.Amount.Has), algebra.Select(takes, second.Amount.Value, first.Amount.Value)),
            Encouraged = new BatchAmount(graph.Choose(takes, second.Encouraged.Has, first.Encouraged.Has), algebra.Select(takes, second.Encouraged.Value, first.Encouraged.Value)),
            Walked = walked,
        };
    }

    private ScalarColumn AmountOrZero() => World.Algebra.Select(Amount.Has, Amount.Value, World.Algebra.Number(0)) with { Unknown = World.Graph.False, NotApplicable = World.Graph.False };

    private static (ColumnNode More, ColumnNode Less) Order(ColumnGraph graph, BatchDecision first, BatchDecision second, Outcome outcome) =>
        (graph.AndNot(second.RowsOf(outcome), first.RowsOf(outcome)), graph.AndNot(first.RowsOf(outcome), second.RowsOf(outcome)));

    private static BatchDecision InPlace(
        BatchWorld world, IndexedBenefit benefit, ImmutableArray<(string Role, RecordColumn Record)> subject, DateOnly on, ScalarColumn place, ScalarColumn day, ColumnNode rows)
    {
        var (graph, context) = (world.Graph, new BatchContext(world, benefit, subject, on));
        place = place with { Unknown = graph.False, NotApplicable = graph.False };
        context.DecideBy(place, day);
        var inForce = benefit.Provisions
            .Select(p => (Provision: p, Rows: graph.And(rows, graph.And(world.Within(place, p.Place), world.InForce(p.Provision.InForce, p.StartAssumedBy, day)))))
            .Where(p => !p.Rows.IsFalse)
            .ToArray();
        var readings = inForce
            .Select(p => (p.Provision, Rows: graph.AndNot(p.Rows, graph.Any(inForce.Where(o => o.Provision.Provision.Supersedes.Contains(p.Provision.Provision.Id, StringComparer.Ordinal)).Select(o => o.Rows)))))
            .Where(p => !p.Rows.IsFalse)
            .Select(p => BatchReading.Read(world, context, benefit.Benefit, p.Provision, p.Rows))
            .ToArray();
        return Compose(world, readings, rows, context.Walked);
    }

    private static BatchDecision Compose(BatchWorld world, BatchReading[] readings, ColumnNode rows, ColumnNode walked)
    {
        var graph = world.Graph;
        var pending = BatchReading.Together(readings.Where(r => r.Strength != Weight.None && !r.Pending.IsFalse));
        if (pending.Length > MaxPendingTried)
        {
            walked = graph.Or(walked, graph.Any(pending.SelectMany(p => p).Select(p => p.Pending)));
            pending = [];
        }

        var worlds = Enumerable.Range(0, 1 << pending.Length).Select(w => BatchComposition.Of(world, readings, pending, (uint)w)).ToArray();
        var certain = worlds[0];
        var right = graph.Any(readings.Where(r => r.Strength == Weight.Right).Select(r => r.ValueMissing));
        var offer = graph.Any(readings.Where(r => r.Strength != Weight.Right).Select(r => r.ValueMissing));
        for (var p = 0; p < pending.Length; p++)
        {
            var pairs = Enumerable.Range(0, worlds.Length).Where(w => (w & (1 << p)) == 0).Select(w => (Without: worlds[w], With: worlds[w | (1 << p)])).ToArray();
            var rowsOpen = graph.Any(pending[p].Select(r => r.Pending));
            right = graph.Or(right, graph.And(rowsOpen, graph.Any(pairs.Select(x => x.Without.OtherRight(x.With)))));
            offer = graph.Or(offer, graph.And(rowsOpen, graph.Any(pairs.Select(x => x.Without.OtherOffer(x.With)))));
        }

        var outcomes = OutcomesOf(graph, readings, certain, graph.And(rows, graph.Or(right, graph.AndNot(offer, certain.HasRight))), rows);
        var isOpen = graph.Or(graph.Any(readings.Select(r => r.ValueMissing)), graph.Any(pending.SelectMany(p => p).Select(p => p.Pending)));
        var offered = certain.Offer;
        var more = world.Algebra.Compare(ComparisonOperator.Greater, offered.Value, world.Algebra.Number(0)).Yes;
        return new BatchDecision(world, rows)
        {
            Rows = outcomes,
            Amount = AmountOf(world, worlds, outcomes, isOpen),
            Encouraged = offered with { Has = graph.AndNot(graph.And(graph.And(offered.Has, rows), more), certain.OfferUnknown) },
            Walked = graph.And(rows, walked),
        };
    }

    private static ImmutableSortedDictionary<Outcome, ColumnNode> OutcomesOf(
        ColumnGraph graph, BatchReading[] readings, BatchComposition certain, ColumnNode unknown, ColumnNode rows)
    {
        var left = rows;
        var outcomes = ImmutableSortedDictionary.CreateBuilder<Outcome, ColumnNode>();
        void Take(Outcome outcome, ColumnNode taken)
        {
            outcomes[outcome] = graph.And(left, taken);
            left = graph.AndNot(left, taken);
        }

        Take(Outcome.Unknown, unknown);
        Take(Outcome.Granted, certain.HasRight);
        Take(Outcome.Encouraged, certain.HasOffer);
        Take(Outcome.Planned, certain.HasPlan);
        Take(Outcome.Refused, graph.Any(readings.Where(r => r.Strength != Weight.None && r.Operation is not (Operation.See or Operation.Qualify)).Select(r => r.Fails)));
        Take(Outcome.NotApplicable, graph.Any(readings.Select(r => r.DoesNotArise)));
        Take(Outcome.NotDecided, graph.True);
        return outcomes.ToImmutable();
    }

    /// <summary>The amount granted; of an unknown answer, what is guaranteed whatever the missing facts are.</summary>
    private static BatchAmount AmountOf(BatchWorld world, BatchComposition[] worlds, ImmutableSortedDictionary<Outcome, ColumnNode> outcomes, ColumnNode isOpen)
    {
        var graph = world.Graph;
        var granted = worlds[0].Amount;
        var amount = granted with { Has = graph.And(granted.Has, outcomes[Outcome.Granted]) };
        var unknown = graph.And(outcomes[Outcome.Unknown], isOpen);
        if (unknown.IsFalse)
        {
            return amount;
        }

        var (floor, has) = (worlds[0].Amount.Value, graph.True);
        foreach (var other in worlds)
        {
            var its = other.Amount;
            has = graph.And(has, graph.AndNot(graph.And(other.HasRight, its.Has), other.AmountUnknown));
            floor = world.Algebra.Select(world.Algebra.Compare(ComparisonOperator.Less, its.Value, floor).Yes, its.Value, floor);
        }

        var floored = graph.And(unknown, has);
        return new BatchAmount(graph.Or(amount.Has, floored), world.Algebra.Select(floored, floor, amount.Value));
    }
}
