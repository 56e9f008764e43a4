using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>
/// What one decision about one benefit and subject reads: facts, computed elements, law terms, interpretations, other benefits. It keeps a list of
/// all of them: they are the grounds of the answer.
/// </summary>
internal sealed class DecisionContext : IFeelHost, IDisposable
{
    private const string LeapDay = "leap-day-birthday";

    private readonly DecisionRun run;
    private List<Definition>? definitions;
    private List<Bilingual>? notes;
    private List<FactUsed> facts;
    private InterpretationSet interpretations;

    public DecisionContext(DecisionRun run, IndexedBenefit benefit, Subject subject)
    {
        (this.run, Benefit) = (run, benefit);
        Frame = run.BorrowFrame(benefit.Plan);
        facts = run.BorrowFacts();
        foreach (var (role, record) in subject.Roles)
        {
            Frame[Plan.SlotOf(role)] = FeelValue.Of(record);
            if (role == "parent" && Plan.OtherParentSlot is >= 0 and var slot)
            {
                var other = run.Book.Vocabulary.Roles[role].Roots.First(r => r != record.Path);
                Frame[slot] = Frame[Plan.SlotOf(other)];
            }
        }
    }

    /// <summary>The benefit decided.</summary>
    public IndexedBenefit Benefit { get; }

    /// <summary>The frame of variables, by slot.</summary>
    public FeelValue[] Frame { get; }

    /// <summary>Where the variables of the frame are.</summary>
    public FramePlan Plan => Benefit.Plan;

    /// <summary>The deciding division; null until it is known.</summary>
    public PlaceCode? Place { get; private set; }

    /// <summary>The date that selects the law; null until it is known.</summary>
    public DateOnly? LawDate { get; private set; }

    /// <summary>The document whose provision is being read: definitions of document scope hold only there.</summary>
    public string? Document { get; set; }

    /// <summary>Whether a law term was read that no loaded definition gives meaning to.</summary>
    public bool TermUndefined { get; set; }

    /// <summary>Whether another benefit's answer was read that rests on an unconfirmed source.</summary>
    public bool ReadUnconfirmed { get; private set; }

    /// <summary>What must be said with other benefits' answers that were read.</summary>
    public IReadOnlyList<Bilingual> Notes => notes ?? (IReadOnlyList<Bilingual>)[];

    /// <summary>The interpretations read outside any provision.</summary>
    public InterpretationSet Interpretations => interpretations;

    /// <summary>The definitions read.</summary>
    public ImmutableArray<Definition> Definitions => definitions is null ? [] : [.. definitions];

    /// <inheritdoc/>
    public bool LeapDayBirthdayOnFeb28 => run.Index.FindInterpretation(LeapDay) is null || OptionOf(LeapDay) == "feb28";

    /// <summary>The law that decides is now known.</summary>
    public void DecideBy(PlaceCode place, DateOnly lawDate)
    {
        (Place, LawDate) = (place, lawDate);
        Frame[Plan.LawDateSlot] = FeelValue.Of(lawDate);
    }

    /// <summary>The facts read, by path.</summary>
    public ImmutableArray<FactUsed> SortedFacts()
    {
        facts.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
        return [.. facts];
    }

    /// <summary>Begins to collect interpretations apart from all others; returns what <see cref="EndReading"/> needs.</summary>
    public InterpretationSet BeginReading()
    {
        var outer = interpretations;
        interpretations = default;
        return outer;
    }

    /// <summary>The interpretations consulted since <see cref="BeginReading"/>.</summary>
    public InterpretationSet EndReading(InterpretationSet outer)
    {
        var consulted = interpretations;
        interpretations = outer;
        return consulted;
    }

    /// <summary>The plan of a provision's expressions; a sentence about several benefits is written in a scope of its own.</summary>
    public FramePlan PlanFor(Provision provision) =>
        provision.Benefit == Benefit.Benefit.Id ? Plan : provision.Benefit is { } own ? run.Index.BenefitOf(own).Plan : run.Index.WorldPlan;

    /// <summary>The frame for a provision's expressions; to be given back when it is not the decision's own.</summary>
    public FeelValue[] FrameFor(FramePlan plan)
    {
        if (ReferenceEquals(plan, Plan))
        {
            return Frame;
        }

        var frame = run.BorrowFrame(plan);
        if (plan.LawDateSlot >= 0)
        {
            frame[plan.LawDateSlot] = LawDate is { } date ? FeelValue.Of(date) : FeelValue.NotApplicable;
        }

        foreach (var role in Benefit.Benefit.Subject)
        {
            if (plan.SlotOf(role) is >= 0 and var slot)
            {
                frame[slot] = Frame[Plan.SlotOf(role)];
            }
        }

        return frame;
    }

    /// <summary>The value of a choice; the interpretation that chooses is noted as used.</summary>
    public T Pick<T>(Choice<T> choice) => choice.By is null ? choice.Plain! : choice.Options[OptionOf(choice.By)];

    /// <summary>The option chosen for an interpretation; noted as used.</summary>
    public string OptionOf(string interpretation)
    {
        var indexed = run.Index.InterpretationOf(interpretation);
        interpretations.Add(indexed.Ordinal);
        return run.OptionOf(indexed);
    }

    /// <inheritdoc/>
    public FeelValue Setting(string interpretation)
    {
        var indexed = run.Index.InterpretationOf(interpretation);
        interpretations.Add(indexed.Ordinal);
        return run.ValueOf(indexed);
    }

    /// <inheritdoc/>
    public FeelValue AmountOf(string benefit) => RestOn(run.AmountOf(benefit, this));

    /// <inheritdoc/>
    public bool IsWithin(string place, string ancestor) => PlaceCode.Parse(place).IsWithin(PlaceCode.Parse(ancestor));

    /// <summary>Reads one element of one record: stated, computed, or given meaning by the law.</summary>
    public FeelValue Read(FactRecord record, Element element)
    {
        ref readonly var statedOrNot = ref record.Stated(element.Ordinal);
        if (statedOrNot.HasValue)
        {
            var stated = statedOrNot.GetValueOrDefault();
            if (run.Request.Explain && stated.Kind is not (FeelKind.Record or FeelKind.List))
            {
                Add(record.FactOf(element, stated));
            }

            return stated;
        }

        var entity = record.Indexed;
        if (entity.Computes[element.Ordinal] is { } compute)
        {
            return Compute(record, element, entity, compute);
        }

        if (element.Law)
        {
            return ReadTerm(record, element, entity);
        }

        return element.Type is FeelType.Place && run.DefaultPlace is { } place
            ? Note(record, element, FeelValue.Of(place), "place-default")
            : FeelValue.Unknown(record.PathOf(element));
    }

    /// <summary>Gives the frame and lists back: the decision is made.</summary>
    public void Dispose()
    {
        run.GiveBack(Plan, Frame);
        run.GiveBack(facts);
    }

    private FeelValue Compute(FactRecord record, Element element, IndexedEntity entity, IndexedCompute compute)
    {
        if (!compute.WhateverTheLaw)
        {
            return Note(record, element, Evaluate(record, entity, compute.Expression), "computed");
        }

        var known = run.ComputedOf(record);
        return RestOn(known[element.Ordinal] ??= ComputeOnce(record, element, entity, compute.Expression));
    }

    /// <summary>Takes over the grounds of a value that was worked out before.</summary>
    private FeelValue RestOn(Grounds grounds)
    {
        foreach (var fact in grounds.Facts)
        {
            Add(fact);
        }

        foreach (var definition in grounds.Definitions)
        {
            Add(definition);
        }

        foreach (var note in grounds.Notes)
        {
            if (notes?.Contains(note) != true)
            {
                (notes ??= []).Add(note);
            }
        }

        ReadUnconfirmed |= grounds.Unconfirmed;
        interpretations.UnionWith(grounds.Interpretations);
        return grounds.Value;
    }

    private Grounds ComputeOnce(FactRecord record, Element element, IndexedEntity entity, FeelExpression expression)
    {
        var (outerFacts, outerInterpretations) = (facts, BeginReading());
        facts = run.BorrowFacts();
        var value = Note(record, element, Evaluate(record, entity, expression), "computed");
        var grounds = new Grounds(value, [.. facts], EndReading(outerInterpretations));
        run.GiveBack(facts);
        facts = outerFacts;
        return grounds;
    }

    /// <summary>Evaluates an expression of the record's entity; what stood in the frame before is put back, since expressions nest.</summary>
    private FeelValue Evaluate(FactRecord record, IndexedEntity entity, FeelExpression expression)
    {
        var frame = run.EntityFrame(entity);
        var (self, lawDate) = (entity.SelfSlot, entity.Plan.LawDateSlot);
        var (outerSelf, outerDate) = (frame[self], frame[lawDate]);
        frame[self] = FeelValue.Of(record);
        frame[lawDate] = LawDate is { } date ? FeelValue.Of(date) : FeelValue.NotApplicable;
        var value = expression.Evaluate(frame, this);
        (frame[self], frame[lawDate]) = (outerSelf, outerDate);
        return value;
    }

    /// <summary>A law term means what the most local definition in force says, one for this benefit before one for the document before one for the place.</summary>
    private FeelValue ReadTerm(FactRecord record, Element element, IndexedEntity entity)
    {
        if (Place is { } place && LawDate is { } date)
        {
            foreach (var indexed in entity.Terms[element.Ordinal])
            {
                var definition = indexed.Definition;
                if (!place.IsWithin(indexed.Place) || !run.InForce(indexed, date) || !IsFor(definition))
                {
                    continue;
                }

                var covers = definition.Covers is { } choice ? Evaluate(record, entity, Pick(choice)) : FeelValue.Yes;
                if (covers.Truth == Truth.Unknown)
                {
                    return covers;
                }

                if (covers.Truth == Truth.Yes)
                {
                    Add(definition);
                    interpretations.UnionWith(indexed.Uses);
                    return Note(record, element, Evaluate(record, entity, Pick(definition.Value)), definition.Id);
                }
            }
        }

        TermUndefined = true;
        return FeelValue.NotApplicable;
    }

    private bool IsFor(Definition definition) =>
        !definition.Benefits.IsEmpty ? definition.Benefits.Contains(Benefit.Benefit.Id, StringComparer.Ordinal)
        : definition.Scope is null || Pick(definition.Scope) != "document" || definition.Document == Document;

    private FeelValue Note(FactRecord record, Element element, FeelValue value, string source)
    {
        if (value.IsKnown && run.Request.Explain && value.Kind is not (FeelKind.Record or FeelKind.List))
        {
            Add(record.PathOf(element), element, value, source);
        }

        return value;
    }

    private void Add(string path, Element element, FeelValue value, string source)
    {
        if (!Lists(path))
        {
            facts.Add(new FactUsed(path, element.Label, value, source));
        }
    }

    private void Add(FactUsed fact)
    {
        if (!Lists(fact.Path))
        {
            facts.Add(fact);
        }
    }

    /// <summary>A handful of facts per answer: a walk is quicker than a table. Paths are the same string for the same element.</summary>
    private bool Lists(string path)
    {
        foreach (var known in facts)
        {
            if (ReferenceEquals(known.Path, path))
            {
                return true;
            }
        }

        return false;
    }

    private void Add(Definition definition)
    {
        definitions ??= [];
        foreach (var known in definitions)
        {
            if (ReferenceEquals(known, definition))
            {
                return;
            }
        }

        definitions.Add(definition);
    }
}
