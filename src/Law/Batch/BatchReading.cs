using Anyu.Feel;

namespace Anyu.Law;

/// <summary>One provision read against one subject in every row (<see cref="ProvisionReading"/>).</summary>
internal sealed class BatchReading
{
    private BatchReading(IndexedProvision candidate, Operation operation, string part, Weight strength) =>
        (Candidate, Operation, Part, Strength) = (candidate, operation, part, strength);

    public IndexedProvision Candidate { get; }

    public Operation Operation { get; }

    public string Part { get; }

    /// <summary>What its force makes of it.</summary>
    public Weight Strength { get; }

    /// <summary>The rows in which it applies.</summary>
    public required ColumnNode Applies { get; init; }

    /// <summary>The rows in which it may apply.</summary>
    public required ColumnNode Pending { get; init; }

    /// <summary>The rows of which its wording speaks but whose condition is not met.</summary>
    public required ColumnNode Fails { get; init; }

    /// <summary>The rows of which its wording speaks but in which its condition does not arise.</summary>
    public required ColumnNode DoesNotArise { get; init; }

    /// <summary>Its operand; null when it has none.</summary>
    public required ScalarColumn? Value { get; init; }

    /// <summary>The rows that have an operand.</summary>
    public required ColumnNode HasValue { get; init; }

    /// <summary>The rows in which it applies for certain but facts are missing for its operand.</summary>
    public required ColumnNode ValueMissing { get; init; }

    /// <summary>Reads the provision in the rows where it is in force.</summary>
    public static BatchReading Read(BatchWorld world, BatchContext context, Benefit benefit, IndexedProvision candidate, ColumnNode rows)
    {
        var (graph, provision) = (world.Graph, candidate.Provision);
        (context.Document, context.Undefined) = (provision.Document, graph.False);
        var force = world.Pick(provision.Force);
        if ((force is Force.Encourage or Force.May || provision.Operation == Operation.StandardAtLeast) && world.Index.Adoptions[provision.Id].Any())
        {
            throw new NotInColumnsException("a provision that a place adopted");
        }

        var covers = Condition(world, context, provision.Covers, rows);
        var may = graph.And(rows, graph.Or(covers.Yes, covers.Unknown));
        var when = Condition(world, context, provision.When, may);
        may = graph.AndNot(may, graph.And(context.Undefined, when.NotApplicable));
        var sure = graph.And(may, covers.Yes);
        var possible = graph.And(may, graph.Or(when.Yes, when.Unknown));
        var operand = Operand.Of(world, context, benefit, provision, possible);
        var applies = graph.AndNot(graph.And(sure, when.Yes), operand.NoRow);
        var reading = new BatchReading(candidate, OperationOn(benefit, provision), provision.Part is { } named ? world.Pick(named) ?? "" : "", WeightOf(force))
        {
            Applies = applies,
            Pending = graph.AndNot(graph.AndNot(possible, operand.NoRow), graph.And(sure, when.Yes)),
            Fails = graph.Or(graph.AndNot(sure, graph.Or(graph.Or(when.Yes, when.Unknown), when.NotApplicable)), graph.And(sure, operand.NoRow)),
            DoesNotArise = graph.And(sure, when.NotApplicable),
            Value = operand.Value,
            HasValue = operand.Has,
            ValueMissing = graph.And(applies, operand.Missing),
        };
        return reading;
    }

    /// <summary>Readings whose places have no family in common stand together: in one row only one of them may be open.</summary>
    public static BatchReading[][] Together(IEnumerable<BatchReading> readings)
    {
        var groups = new List<List<BatchReading>>();
        foreach (var reading in readings)
        {
            var place = reading.Candidate.Place;
            if (groups.Find(g => g.TrueForAll(r => !r.Candidate.Place.IsWithin(place) && !place.IsWithin(r.Candidate.Place))) is { } apart)
            {
                apart.Add(reading);
            }
            else
            {
                groups.Add([reading]);
            }
        }

        return [.. groups.Select(g => g.ToArray())];
    }

    private static TruthColumn Condition(BatchWorld world, BatchContext context, Choice<FeelExpression>? choice, ColumnNode rows) =>
        choice is not null && world.Pick(choice) is { } condition ? (TruthColumn)context.Evaluate(condition, rows) : world.Algebra.Truth(world.Graph.True);

    /// <summary>Where the benefit is itself a ceiling, its cap is its amount.</summary>
    private static Operation OperationOn(Benefit benefit, Provision provision) =>
        benefit.Kind == BenefitKind.Cap && provision.Operation == Operation.CapAt ? Operation.Set : provision.Operation;

    private static Weight WeightOf(Force force) => force switch
    {
        Force.Must => Weight.Right,
        Force.Encourage or Force.May => Weight.Offer,
        Force.Planned => Weight.Plan,
        _ => Weight.None,
    };

    /// <summary>The operand of a provision.</summary>
    /// <param name="Value">Its value.</param>
    /// <param name="Has">The rows that have one.</param>
    /// <param name="Missing">The rows in which facts are missing for it.</param>
    /// <param name="NoRow">The rows of which no row of its table speaks: the condition is not met.</param>
    private sealed record Operand(ScalarColumn? Value, ColumnNode Has, ColumnNode Missing, ColumnNode NoRow)
    {
        public static Operand Of(BatchWorld world, BatchContext context, Benefit benefit, Provision provision, ColumnNode rows)
        {
            var (graph, none) = (world.Graph, world.Graph.False);
            if (provision.Value is not { } choice || world.Pick(choice) is not { } law)
            {
                return new Operand(null, none, none, none);
            }

            var value = (ScalarColumn)(law.Table is { } table ? context.Evaluate(table, rows) : context.Evaluate(law.Expression!, rows));
            var known = graph.And(rows, world.Algebra.Known(value));
            var operand = new Operand(value, known, graph.And(rows, value.Unknown), graph.And(rows, value.NotApplicable));
            if (provision.Of is null || benefit.Unit == Unit.Percent)
            {
                return operand;
            }

            // A rate of a base, where the benefit is paid in money: unknown while the base is.
            var cost = (ScalarColumn)context.Evaluate(provision.Of, rows);
            var share = world.Algebra.Arithmetic(ArithmeticOperator.Multiply, value, cost, isPercentOf: true);
            return operand with
            {
                Value = share,
                Has = graph.And(known, world.Algebra.Known(cost)),
                Missing = graph.Or(operand.Missing, graph.And(known, cost.Unknown)),
            };
        }
    }
}
