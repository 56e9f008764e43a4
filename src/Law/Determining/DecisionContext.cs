using System.Collections.Immutable;
using System.Globalization;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>What one decision about one benefit and subject reads: facts, computed elements, law terms, interpretations, other benefits. It keeps a list of all of them.</summary>
internal sealed class DecisionContext(DecisionRun run, Benefit benefit) : IFeelHost
{
    private readonly Dictionary<string, FactUsed> facts = new(StringComparer.Ordinal);
    private readonly SortedSet<string> interpretations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Definition> definitions = new(StringComparer.Ordinal);

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
    public ImmutableArray<FactUsed> Facts => [.. facts.Values.OrderBy(f => f.Path, StringComparer.Ordinal)];

    /// <summary>The ids of the interpretations read.</summary>
    public IReadOnlyCollection<string> Interpretations => interpretations;

    /// <summary>The definitions read.</summary>
    public ImmutableArray<Definition> Definitions => [.. definitions.Values.OrderBy(d => d.Id, StringComparer.Ordinal)];

    /// <inheritdoc/>
    public bool LeapDayBirthdayOnFeb28
    {
        get
        {
            const string Id = "leap-day-birthday";
            if (!run.Book.Interpretations.ContainsKey(Id))
            {
                return true;
            }

            return OptionOf(Id) == "feb28";
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
        interpretations.Add(interpretation);
        return run.OptionOf(interpretation);
    }

    /// <inheritdoc/>
    public FeelValue Setting(string interpretation)
    {
        var option = OptionOf(interpretation);
        return run.Book.Interpretations[interpretation].Type switch
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
            return Note(record, element, stated, "stated");
        }

        if (element.Compute is not null)
        {
            return Note(record, element, Compute(record, element), "computed");
        }

        if (element.Law)
        {
            return ReadTerm(record, element);
        }

        return element.Type is FeelType.Place && run.DefaultPlace is { } place
            ? Note(record, element, FeelValue.Of(place), "place-default")
            : FeelValue.Unknown(record.PathOf(element));
    }

    private FeelValue Compute(FactRecord record, Element element) =>
        Evaluate(record, run.Book.Vocabulary.Computes[record.Entity.Id + "." + element.Name]);

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

        foreach (var definition in all
            .Where(d => place.IsWithin(PlaceCode.Parse(d.Place)) && run.InForce(d.InForce, date) && IsFor(d))
            .OrderByDescending(d => (int)PlaceCode.Parse(d.Place).Level)
            .ThenBy(Breadth))
        {
            var covers = definition.Covers is { } choice ? Evaluate(record, choice.Pick(OptionOf)) : FeelValue.Yes;
            if (covers.Truth == Truth.Unknown)
            {
                return covers;
            }

            if (covers.Truth == Truth.Yes)
            {
                definitions[definition.Id] = definition;
                interpretations.UnionWith(definition.Uses);
                return Note(record, element, Evaluate(record, definition.Value.Pick(OptionOf)), definition.Id);
            }
        }

        TermUndefined = true;
        return FeelValue.NotApplicable;
    }

    private bool IsFor(Definition definition) =>
        !definition.Benefits.IsEmpty ? definition.Benefits.Contains(benefit.Id, StringComparer.Ordinal)
        : definition.Scope is null || definition.Scope.Pick(OptionOf) != "document" || definition.Document == Document;

    private static int Breadth(Definition definition) => !definition.Benefits.IsEmpty ? 0 : definition.Scope is null ? 2 : 1;

    private FeelValue Note(FactRecord record, Element element, FeelValue value, string source)
    {
        if (value.IsKnown && run.Request.Explain && value.Kind is not (FeelKind.Record or FeelKind.List))
        {
            var path = record.PathOf(element);
            facts.TryAdd(path, new FactUsed(path, element.Label, value, source));
        }

        return value;
    }
}
