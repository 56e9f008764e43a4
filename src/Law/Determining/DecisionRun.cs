using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>
/// One asking of the lawbook: the statement, the date, the settings, and what was already worked out in it. Used by one thread. Frames and lists
/// are lent to one decision after the other, since a family's answers are many and small.
/// </summary>
internal sealed class DecisionRun
{
    private readonly Dictionary<(string Benefit, string Subject), Grounds> amounts = [];
    private readonly Stack<DecisionContext> contexts = new();
    private readonly Stack<GatheredGrounds> grounds = new();
    private readonly List<ApplicableLaw> laws = [];
    private readonly Subjects?[] subjects;
    private readonly FeelValue[] shared;

    public DecisionRun(Lawbook book, FamilyStatement statement, DecisionRequest request)
    {
        (Book, Statement, Request, Index) = (book, statement, request, book.Index);
        DefaultPlace = request.Place ?? statement.Place;
        shared = [.. Index.Frames.Shared.Select(SharedValue)];
        Known = new Grounds?[statement.Tree.Elements];
        subjects = new Subjects?[Index.SignatureCount];
    }

    public Lawbook Book { get; }

    public FamilyStatement Statement { get; }

    public DecisionRequest Request { get; }

    public LawIndex Index { get; }

    /// <summary>Records the nodes of explained runs.</summary>
    public FeelRecorder Recorder { get; } = new();

    /// <summary>The division used for place facts that are not stated.</summary>
    public string? DefaultPlace { get; }

    /// <summary>That places not stated are taken to be the place asked.</summary>
    public Bilingual PlaceAssumed => field.Zh is null ? field = PlaceAssumedIn(DefaultPlace!) : field;

    /// <summary>Computed elements that are the same whatever the law, by number of the element.</summary>
    public Grounds?[] Known { get; }

    /// <summary>Whom the benefit could be for.</summary>
    public Subjects SubjectsOf(IndexedBenefit benefit) => subjects[benefit.Signature] ??= Subjects.Of(Statement, Book, benefit.Benefit);

    /// <summary>Begins a decision; dispose of it when it is made.</summary>
    public DecisionContext Begin(IndexedBenefit benefit, Subject subject)
    {
        var context = contexts.TryPop(out var free) ? free : new DecisionContext(this);
        context.Begin(benefit, subject);
        return context;
    }

    public void GiveBack(DecisionContext context) => contexts.Push(context);

    /// <summary>Empty grounds; to be given back.</summary>
    public GatheredGrounds BorrowGrounds() => grounds.TryPop(out var free) ? free : NewGrounds();

    public void GiveBack(GatheredGrounds gathered)
    {
        gathered.Clear();
        grounds.Push(gathered);
    }

    public GatheredGrounds NewGrounds() => new(Statement.Tree.Elements, Index.Interpretations.Length);

    /// <summary>A frame with what is the same for all, and everything else not applicable.</summary>
    public FeelValue[] NewFrame()
    {
        var frame = new FeelValue[Index.Frames.Length];
        shared.CopyTo(frame, 0);
        frame.AsSpan(shared.Length).Fill(FeelValue.NotApplicable);
        return frame;
    }

    /// <summary>The law of a place and a day.</summary>
    public ApplicableLaw LawOf(string place, DateOnly date)
    {
        foreach (var known in laws)
        {
            if (known.Is(place, date))
            {
                return known;
            }
        }

        var code = PlaceCode.Parse(place);
        var law = new ApplicableLaw(place, code, Index.Jurisdictions.Of(code), date, Statement.Tree.Elements);
        laws.Add(law);
        return law;
    }

    /// <summary>The option chosen: switched by the request, or the default.</summary>
    public string OptionOf(IndexedInterpretation indexed) => Switched(indexed) ?? indexed.Interpretation.Default;

    /// <summary>The option chosen, as a value.</summary>
    public FeelValue ValueOf(IndexedInterpretation indexed) =>
        Switched(indexed) is { } option ? IndexedInterpretation.ValueOf(indexed.Interpretation, option) : indexed.DefaultValue;

    /// <summary>How an answer lists the interpretation.</summary>
    public InterpretationUsed UsedOf(IndexedInterpretation indexed) => Switched(indexed) is { } option
        ? new InterpretationUsed(indexed.Interpretation, option, option != indexed.Interpretation.Default)
        : indexed.ByDefault;

    public bool InForce(IndexedProvision provision, DateOnly day) => provision.Provision.InForce.Covers(day, StartOf(provision.StartAssumedBy));

    public bool InForce(IndexedDefinition definition, DateOnly day) => definition.Definition.InForce.Covers(day, StartOf(definition.StartAssumedBy));

    /// <summary>What an answer says of the validity and the text of a provision's document.</summary>
    public ImmutableArray<Bilingual> ValidityNotes(IndexedProvision provision) =>
        provision.StartAssumedBy is { } start && Switched(start) is not null ? provision.NotesWith(StartOf(start)) : provision.Notes;

    /// <summary>A division in words, with its code.</summary>
    public Bilingual NameOf(string place) => PlaceCode.TryParse(place, out var code, out _) && Book.Places.Find(code) is { } found
        ? new Bilingual($"{found.Name.Zh}（{place}）", $"{found.Name.En} ({place})")
        : new Bilingual(place, place);

    /// <summary>
    /// The guaranteed total of another benefit for the subject of this one, with its grounds. Nothing granted is nought; not decided is not
    /// applicable. The lawbook is free of cycles when it loads, so the recursion ends.
    /// </summary>
    public Grounds AmountOf(string benefit, DecisionContext asking)
    {
        var other = Index.BenefitOf(benefit);
        var roles = other.Benefit.Subject.Select(r => Bound(r, asking)).ToArray();
        if (roles.Any(r => r.Kind != FeelKind.Record))
        {
            return OnNothing(roles.Any(r => r.Kind == FeelKind.NotApplicable) ? FeelValue.NotApplicable : FeelValue.Unknown(benefit));
        }

        var key = (benefit, string.Join('|', roles.Select(r => r.AsRecord.Path)));
        if (!amounts.TryGetValue(key, out var amount))
        {
            var subject = new Subject(other.Benefit.Subject, [.. roles.Select(r => (FactRecord)r.AsRecord)], Index);
            amounts[key] = amount = AmountFrom(SubjectDecision.Decide(this, other, subject));
        }

        return amount;
    }

    private Grounds AmountFrom(Determination? answer)
    {
        if (answer is null)
        {
            return OnNothing(FeelValue.NotApplicable);
        }

        var value = answer switch
        {
            { Outcome: Outcome.Granted, Amount: { } amount } => FeelValue.Of(amount.Value),
            { Outcome: Outcome.Unknown } => FeelValue.Unknown(answer.Missing.AsSpan()),
            { Outcome: Outcome.Refused or Outcome.Encouraged or Outcome.Planned } => FeelValue.Of(0m),
            _ => FeelValue.NotApplicable,
        };
        var interpretations = new InterpretationSet(Index.Interpretations.Length);
        foreach (var used in answer.Interpretations)
        {
            interpretations.Add(Index.InterpretationOf(used.Interpretation.Id));
        }

        return new Grounds(value, answer.Facts, answer.Definitions, interpretations) { Notes = answer.Notes, Unconfirmed = answer.Unconfirmed };
    }

    /// <summary>The record a role stands for where another benefit asks: one of its subject, or a person of the statement.</summary>
    private FeelValue Bound(string role, DecisionContext asking)
    {
        var own = asking.Benefit.Benefit.Subject.IndexOf(role, 0, StringComparer.Ordinal);
        return own >= 0 ? FeelValue.Of(asking.Subject.Records[own])
            : Index.Frames.Shared.Contains(role, StringComparer.Ordinal) ? asking.Frame[Index.Frames.SlotOf(role)]
            : FeelValue.NotApplicable;
    }

    private Grounds OnNothing(FeelValue value) => new(value, [], [], new InterpretationSet(Index.Interpretations.Length));

    private string? Switched(IndexedInterpretation indexed) =>
        Request.Settings.Count > 0 && Request.Settings.TryGetValue(indexed.Interpretation.Id, out var option) ? option : null;

    private DateOnly? StartOf(IndexedInterpretation? assumedBy) => assumedBy is null ? null : ValueOf(assumedBy).AsDate;

    private Bilingual PlaceAssumedIn(string place)
    {
        var name = NameOf(place);
        return new Bilingual($"没有另外说明的地点，都按所问地区{name.Zh}计。", $"Places not stated are taken to be the place asked, {name.En}.");
    }

    private FeelValue SharedValue(string name) => name switch
    {
        "on" => FeelValue.Of(Request.On),
        "year" => FeelValue.Of((decimal)Request.On.Year),
        "month" => FeelValue.Of((decimal)Request.On.Month),
        _ when Statement.Tree.Roots.TryGetValue(name, out var record) => record is null ? FeelValue.NotApplicable : FeelValue.Of(record),
        _ => Statement.Tree.Collections[name] is { Stated: true } stated
            ? FeelValue.Of(stated.Members.Select(m => FeelValue.Of(m)).ToImmutableArray())
            : FeelValue.Unknown(Statement.Tree.Collections[name].Missing.AsSpan()),
    };
}
