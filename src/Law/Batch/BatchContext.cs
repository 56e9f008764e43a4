using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>What one decision about one benefit and subject reads, in columns (<see cref="DecisionContext"/>).</summary>
internal sealed class BatchContext : IColumnHost
{
    private readonly BatchWorld world;
    private readonly ImmutableArray<(string Role, RecordColumn Record)> subject;
    private readonly IndexedBenefit benefit;

    public BatchContext(BatchWorld world, IndexedBenefit benefit, ImmutableArray<(string Role, RecordColumn Record)> subject, DateOnly on)
    {
        (this.world, this.benefit, this.subject, On) = (world, benefit, subject, on);
        (Undefined, Walked) = (world.Graph.False, world.Graph.False);
    }

    public DateOnly On { get; }

    /// <summary>The deciding division; null until it is known.</summary>
    public ScalarColumn? Place { get; private set; }

    /// <summary>The date that selects the law; null until it is known.</summary>
    public ScalarColumn? LawDate { get; private set; }

    /// <summary>The document whose provision is being read.</summary>
    public string? Document { get; set; }

    /// <summary>The rows in which a law term was read that no loaded definition gives meaning to.</summary>
    public ColumnNode Undefined { get; set; }

    /// <summary>The rows that rest on what is left to the walker.</summary>
    public ColumnNode Walked { get; private set; }

    /// <inheritdoc/>
    public bool LeapDayBirthdayOnFeb28 => world.LeapDayOnFeb28;

    private ColumnGraph Graph => world.Graph;

    private ColumnAlgebra Algebra => world.Algebra;

    /// <summary>The law that decides is now known.</summary>
    public void DecideBy(ScalarColumn place, ScalarColumn lawDate) => (Place, LawDate) = (place, lawDate);

    public ColumnValue Evaluate(FeelExpression expression, ColumnNode rows) => new ColumnCompiler(Algebra, this).Compile(expression, rows);

    public ColumnValue Evaluate(FeelTable table, ColumnNode rows) => new ColumnCompiler(Algebra, this).Compile(table, rows);

    /// <inheritdoc/>
    public ColumnValue Variable(Variable variable)
    {
        foreach (var (role, record) in subject)
        {
            if (role == variable.Name)
            {
                return record;
            }
        }

        return variable.Name switch
        {
            "on" => Algebra.Of(FeelValue.Of(On)),
            "year" => Algebra.Of(FeelValue.Of((decimal)On.Year)),
            "month" => Algebra.Of(FeelValue.Of((decimal)On.Month)),
            "lawDate" => LawDate ?? Algebra.Nothing(variable.Type),
            "otherParent" when OtherParent() is { } other => world.Root(other),
            _ when world.Book.Vocabulary.Roots.ContainsKey(variable.Name) => world.Root(variable.Name),
            _ when world.Book.Vocabulary.Collections.ContainsKey(variable.Name) => world.Collection(variable.Name),
            _ => Algebra.Nothing(variable.Type),
        };
    }

    /// <inheritdoc/>
    public ColumnValue Element(ColumnRecord record, Element element, ColumnNode reach)
    {
        var indexed = world.Index.EntityOf(record.Entity.Id).Elements[element.Ordinal];
        var key = indexed.Reach == Reach.Asking
            ? new ElementKey(record.Path, element.Name, On, -1, -1, null, null)
            : new ElementKey(record.Path, element.Name, On, Place?.Value.Id ?? -1, LawDate?.Value.Id ?? -1, benefit.Benefit.Id, Document);
        if (!world.Elements.TryGetValue(key, out var known))
        {
            var outer = (Undefined, Walked);
            (Undefined, Walked) = (Graph.False, Graph.False);
            known = new ElementColumn(Read(record, element, indexed), Undefined, Walked);
            (Undefined, Walked) = outer;
            world.Elements[key] = known;
        }

        Undefined = Graph.Or(Undefined, Graph.And(reach, known.Undefined));
        Walked = Graph.Or(Walked, known.Walked);
        return known.Value;
    }

    /// <inheritdoc/>
    public FeelValue Setting(string interpretation) => world.ValueOf(world.Index.InterpretationOf(interpretation));

    /// <summary>The guaranteed total of another benefit: nothing granted is nought; not decided is not applicable.</summary>
    public ColumnValue AmountOf(string benefit, ColumnNode reach)
    {
        var other = world.Index.BenefitOf(benefit);
        var roles = other.Benefit.Subject.Select(r => (r, Bound(r))).ToImmutableArray();
        if (roles.Any(r => r.Item2.Cases.Length != 1))
        {
            throw new NotInColumnsException($"the amount of {benefit} for a subject that differs from row to row");
        }

        var key = (benefit, string.Join('|', roles.Select(r => r.Item2.Cases[0].Record.Path)), On);
        if (!world.Decisions.TryGetValue(key, out var decision))
        {
            world.Decisions[key] = decision = BatchDecision.Of(world, other, roles, On);
        }

        Walked = Graph.Or(Walked, decision.Walked);
        var notThere = Graph.Any(roles.Select(r => r.Item2.NotApplicable));
        var unknown = Graph.AndNot(Graph.Any(roles.Select(r => r.Item2.Unknown)), notThere);
        return Algebra.Masked(decision.AsAmount(), unknown, notThere);
    }

    /// <inheritdoc/>
    public bool IsWithin(string place, string ancestor) => PlaceCode.Parse(place).IsWithin(PlaceCode.Parse(ancestor));

    private RecordColumn Bound(string role)
    {
        var found = subject.Where(s => s.Role == role).Select(s => s.Record).FirstOrDefault();
        return found ?? (world.Book.Vocabulary.Roots.ContainsKey(role)
            ? world.Root(role)
            : throw new NotInColumnsException($"the role {role} of another benefit"));
    }

    private string? OtherParent()
    {
        var parent = subject.Where(s => s.Role == "parent").Select(s => s.Record.Cases[0].Record.Path).FirstOrDefault();
        return parent is null ? null : world.Book.Vocabulary.Roles["parent"].Roots.First(r => r != parent);
    }

    /// <summary>Stated, computed, given meaning by the law, the place asked, or unknown: the first that the row has.</summary>
    private ColumnValue Read(ColumnRecord record, Element element, IndexedElement indexed)
    {
        var stated = element.Name == "index" && IndexOf(record) is { } number
            ? Algebra.Number(number)
            : world.Facts.Stated(record, element, world.Book.Vocabulary.Schema);
        if (stated is not null && stated.Unknown.IsFalse)
        {
            return stated;
        }

        var otherwise = indexed.Compute is { } compute ? EvaluateFor(record, compute, Graph.True)
            : element.Law ? ReadTerm(record, element, indexed)
            : element.Type is FeelType.Place && world.DefaultPlace is { } place ? place
            : element is { Type: FeelType.Record { Entity: var entity }, Question: not null } ? OnlyMember(entity, element.Type)
            : Algebra.Missing(element.Type);
        return stated is null ? otherwise : Algebra.Choose([(Graph.Not(stated.Unknown), stated), (stated.Unknown, otherwise)], element.Type);
    }

    private static int? IndexOf(ColumnRecord record)
    {
        var bracket = record.Path.IndexOf('[', StringComparison.Ordinal);
        return bracket < 0 ? null : int.Parse(record.Path.AsSpan(bracket + 1, record.Path.Length - bracket - 2), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Where a list has one member, a question which of them is meant need not be asked.</summary>
    private ColumnValue OnlyMember(string entity, FeelType type)
    {
        var name = world.Book.Vocabulary.Collections.FirstOrDefault(c => c.Value == entity).Key;
        if (name is null || world.Collection(name) is not { Members.IsEmpty: false } list)
        {
            return Algebra.Missing(type);
        }

        var only = list.Members.Length > 1 ? Graph.AndNot(list.Members[0].In, list.Members[1].In) : list.Members[0].In;
        return Algebra.Masked(Algebra.Choose([(only, list.Members[0].Value)], type), Graph.Not(only), Graph.False);
    }

    private ColumnValue EvaluateFor(ColumnRecord record, FeelExpression expression, ColumnNode rows) =>
        new ColumnCompiler(Algebra, new Of(this, record)).Compile(expression, rows);

    /// <summary>A law term means what the most local definition in force says (<see cref="DecisionContext"/>).</summary>
    private ColumnValue ReadTerm(ColumnRecord record, Element element, IndexedElement term)
    {
        if (Place is not { } place || LawDate is not { } date)
        {
            Undefined = Graph.True;
            return Algebra.Nothing(element.Type);
        }

        var open = Graph.True;
        var unknown = Graph.False;
        var cases = ImmutableArray.CreateBuilder<(ColumnNode, ColumnValue)>();
        foreach (var indexed in term.Terms)
        {
            var definition = indexed.Definition;
            var rows = Graph.And(open, Graph.And(world.Within(place, indexed.Place), world.InForce(definition.InForce, indexed.StartAssumedBy, date)));
            if (rows.IsFalse || !IsFor(definition))
            {
                continue;
            }

            var covers = definition.Covers is { } choice ? (TruthColumn)EvaluateFor(record, world.Pick(choice), rows) : Algebra.Truth(Graph.True);
            var hit = Graph.And(rows, covers.Yes);
            unknown = Graph.Or(unknown, Graph.And(rows, covers.Unknown));
            cases.Add((hit, EvaluateFor(record, world.Pick(definition.Value), hit)));
            open = Graph.AndNot(open, Graph.And(rows, Graph.Or(covers.Yes, covers.Unknown)));
        }

        Undefined = Graph.Or(Undefined, open);
        return Algebra.Masked(cases.Count == 0 ? Algebra.Nothing(element.Type) : Algebra.Choose(cases.ToImmutable(), element.Type), unknown, Graph.False);
    }

    private bool IsFor(Definition definition) =>
        !definition.Benefits.IsEmpty ? definition.Benefits.Contains(benefit.Benefit.Id, StringComparer.Ordinal)
        : definition.Scope is null || world.Pick(definition.Scope) != "document" || definition.Document == Document;

    /// <summary>The same surroundings for the expressions of an entity, whose own name is the record.</summary>
    private sealed class Of(BatchContext context, ColumnRecord record) : IColumnHost
    {
        public bool LeapDayBirthdayOnFeb28 => context.LeapDayBirthdayOnFeb28;

        public ColumnValue Variable(Variable variable) => variable.Name == record.Entity.Id && variable.Type is FeelType.Record
            ? new RecordColumn([new RecordCase(context.Graph.True, record)], context.Graph.False, context.Graph.False)
            : context.OfEntity(variable);

        public ColumnValue Element(ColumnRecord of, Element element, ColumnNode reach) => context.Element(of, element, reach);

        public FeelValue Setting(string interpretation) => context.Setting(interpretation);

        public ColumnValue AmountOf(string benefit, ColumnNode reach) => context.AmountOf(benefit, reach);

        public bool IsWithin(string place, string ancestor) => context.IsWithin(place, ancestor);
    }

    /// <summary>Expressions of an entity know no subject.</summary>
    private ColumnValue OfEntity(Variable variable) => subject.Any(s => s.Role == variable.Name) && world.Book.Vocabulary.Roots.ContainsKey(variable.Name)
        ? world.Root(variable.Name)
        : Variable(variable);
}
