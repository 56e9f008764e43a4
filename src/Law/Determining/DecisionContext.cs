using System.Collections.Immutable;
using System.Globalization;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>What one decision about one benefit and subject reads: facts, computed elements, law terms, interpretations, other benefits. It keeps a list of all of them.</summary>
internal sealed class DecisionContext(DecisionRun run, Benefit benefit) : IFeelHost
{
    private readonly List<Definition> definitions = [];
    private List<FactUsed> facts = [];
    private List<string> interpretations = [];

    /// <summary>The frame of variables, by slot.</summary>
    public FeelValue[] Frame { get; } = run.NewFrame(run.Index.BenefitPlans[benefit.Id]);

    /// <summary>Where the variables of the frame are.</summary>
    public FramePlan Plan { get; } = run.Index.BenefitPlans[benefit.Id];

    /// <summary>The deciding division; null until it is known.</summary>
    public PlaceCode? Place { get; set; }

    /// <summary>The date that selects the law; null until it is known.</summary>
    public DateOnly? LawDate { get; set; }

    /// <summary>The document whose provision is being read: definitions of document scope hold only there.</summary>
    public string? Document { get; set; }

    /// <summary>Whether a law term was read that no loaded definition gives meaning to.</summary>
    public bool TermUndefined { get; set; }

    /// <summary>The facts read, by path.</summary>
    public ImmutableArray<FactUsed> Facts
    {
        get
        {
            facts.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
            return [.. facts];
        }
    }

    /// <summary>The ids of the interpretations read outside any provision.</summary>
    public IReadOnlyList<string> Interpretations => interpretations;

    /// <summary>The definitions read.</summary>
    public ImmutableArray<Definition> Definitions => [.. definitions];

    /// <summary>Collects the interpretations that are consulted while something is read, apart from all others.</summary>
    public List<string> Consulting(Action read)
    {
        var outer = interpretations;
        var inner = interpretations = [];
        read();
        interpretations = outer;
        return inner;
    }

    /// <inheritdoc/>
    public bool LeapDayBirthdayOnFeb28
    {
        get
        {
            const string Id = "leap-day-birthday";
            return !run.Index.Interpretations.ContainsKey(Id) || OptionOf(Id) == "feb28";
        }
    }

    /// <summary>The frame for a provision's expressions; a sentence about several benefits is written in a scope of its own.</summary>
    public FeelValue[] FrameFor(Provision provision)
    {
        if (provision.Benefit == benefit.Id)
        {
            return Frame;
        }

        var plan = provision.Benefit is { } own ? run.Index.BenefitPlans[own] : run.Index.WorldPlan;
        var frame = run.NewFrame(plan);
        if (plan.LawDateSlot >= 0)
        {
            frame[plan.LawDateSlot] = LawDate is { } date ? FeelValue.Of(date) : FeelValue.NotApplicable;
        }

        foreach (var role in benefit.Subject.Where(r => plan.SlotOf(r) >= 0))
        {
            frame[plan.SlotOf(role)] = Frame[Plan.SlotOf(role)];
        }

        return frame;
    }

    /// <summary>The option chosen for an interpretation; noted as used.</summary>
    public string OptionOf(string interpretation)
    {
        Use(interpretation);
        return run.OptionOf(interpretation);
    }

    /// <inheritdoc/>
    public FeelValue Setting(string interpretation)
    {
        var option = OptionOf(interpretation);
        return run.Index.Interpretations[interpretation].Type switch
        {
            "date" => FeelValue.Of(DateOnly.ParseExact(option, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
            "number" => FeelValue.Of(decimal.Parse(option, NumberStyles.Number, CultureInfo.InvariantCulture)),
            _ => FeelValue.Of(option),
        };
    }

    /// <inheritdoc/>
    public FeelValue AmountOf(string other) => run.AmountOf(other, this);

    /// <inheritdoc/>
    public bool IsWithin(string place, string ancestor) => PlaceCode.Parse(place).IsWithin(PlaceCode.Parse(ancestor));

    /// <summary>Reads one element of one record: stated, computed, or given meaning by the law.</summary>
    public FeelValue Read(FactRecord record, Element element)
    {
        if (record.Stated(element.Ordinal) is { } stated)
        {
            if (run.Request.Explain && stated.Kind is not (FeelKind.Record or FeelKind.List))
            {
                Add(record.FactOf(element, stated));
            }

            return stated;
        }

        if (element.Compute is not null)
        {
            return Compute(record, element);
        }

        if (element.Law)
        {
            return ReadTerm(record, element);
        }

        return element.Type is FeelType.Place && run.DefaultPlace is { } place
            ? Note(record, element, FeelValue.Of(place), "place-default")
            : FeelValue.Unknown(record.PathOf(element));
    }

    private FeelValue Compute(FactRecord record, Element element)
    {
        var key = run.Index.ComputeKey(record.Entity, element);
        if (!run.Index.WhateverTheLaw.Contains(key))
        {
            return Note(record, element, Evaluate(record, run.Book.Vocabulary.Computes[key]), "computed");
        }

        if (!run.Computed.TryGetValue((record.Number, element.Ordinal), out var computed))
        {
            run.Computed[(record.Number, element.Ordinal)] = computed = ComputeOnce(record, element, run.Book.Vocabulary.Computes[key]);
        }

        foreach (var fact in computed.Facts)
        {
            Add(fact);
        }

        foreach (var interpretation in computed.Interpretations)
        {
            Use(interpretation);
        }

        return computed.Value;
    }

    private ComputedFact ComputeOnce(FactRecord record, Element element, FeelExpression expression)
    {
        var (outerFacts, outerInterpretations) = (facts, interpretations);
        (facts, interpretations) = ([], []);
        var value = Note(record, element, Evaluate(record, expression), "computed");
        var computed = new ComputedFact(value, [.. facts], [.. interpretations]);
        (facts, interpretations) = (outerFacts, outerInterpretations);
        return computed;
    }

    /// <summary>Evaluates an expression of the record's entity; what stood in the frame before is put back, since expressions nest.</summary>
    private FeelValue Evaluate(FactRecord record, FeelExpression expression)
    {
        var plan = run.Index.EntityPlans[record.Entity.Id];
        var frame = run.EntityFrame(record.Entity.Id);
        var self = plan.SlotOf(record.Entity.Id);
        var (outerSelf, outerDate) = (frame[self], frame[plan.LawDateSlot]);
        frame[self] = FeelValue.Of(record);
        frame[plan.LawDateSlot] = LawDate is { } date ? FeelValue.Of(date) : FeelValue.NotApplicable;
        var value = expression.Evaluate(frame, this);
        (frame[self], frame[plan.LawDateSlot]) = (outerSelf, outerDate);
        return value;
    }

    /// <summary>A law term means what the most local definition in force says, one for this benefit before one for the document before one for the place.</summary>
    private FeelValue ReadTerm(FactRecord record, Element element)
    {
        if (Place is not { } place || LawDate is not { } date || !run.Index.Definitions.TryGetValue((record.Entity.Id, element.Name), out var all))
        {
            TermUndefined = true;
            return FeelValue.NotApplicable;
        }

        foreach (var (definition, of, _) in all)
        {
            if (!place.IsWithin(of) || !run.InForce(definition.InForce, date) || !IsFor(definition))
            {
                continue;
            }

            var covers = definition.Covers is { } choice ? Evaluate(record, choice.Pick(OptionOf)) : FeelValue.Yes;
            if (covers.Truth == Truth.Unknown)
            {
                return covers;
            }

            if (covers.Truth == Truth.Yes)
            {
                if (!definitions.Exists(d => ReferenceEquals(d, definition)))
                {
                    definitions.Add(definition);
                }

                foreach (var used in definition.Uses)
                {
                    Use(used);
                }

                return Note(record, element, Evaluate(record, definition.Value.Pick(OptionOf)), definition.Id);
            }
        }

        TermUndefined = true;
        return FeelValue.NotApplicable;
    }

    private bool IsFor(Definition definition) =>
        !definition.Benefits.IsEmpty ? definition.Benefits.Contains(benefit.Id, StringComparer.Ordinal)
        : definition.Scope is null || definition.Scope.Pick(OptionOf) != "document" || definition.Document == Document;

    private FeelValue Note(FactRecord record, Element element, FeelValue value, string source)
    {
        if (value.IsKnown && run.Request.Explain && value.Kind is not (FeelKind.Record or FeelKind.List))
        {
            Add(new FactUsed(record.PathOf(element), element.Label, value, source));
        }

        return value;
    }

    /// <summary>A handful of facts per answer: a walk is quicker than a table. Paths are the same string for the same element.</summary>
    private void Add(FactUsed fact)
    {
        foreach (var known in facts)
        {
            if (ReferenceEquals(known.Path, fact.Path))
            {
                return;
            }
        }

        facts.Add(fact);
    }

    private void Use(string interpretation)
    {
        if (!interpretations.Contains(interpretation))
        {
            interpretations.Add(interpretation);
        }
    }
}
