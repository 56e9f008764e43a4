using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>
/// What one decision about one benefit and subject reads: facts, computed elements, law terms, interpretations, other benefits. It gathers
/// all of them: they are the grounds of the answer. Lent by the run to one decision after the other.
/// </summary>
internal sealed class DecisionContext : IFeelHost, IDisposable
{
    private const string LeapDay = "leap-day-birthday";

    private readonly DecisionRun run;
    private readonly IndexedInterpretation? leapDay;

    public DecisionContext(DecisionRun run)
    {
        (this.run, leapDay, Grounds) = (run, run.Index.FindInterpretation(LeapDay), run.NewGrounds());
        Frame = run.NewFrame();
        Provisions = new ReadingList(run.Index.Interpretations.Length);
        Qualifiers = new ReadingList(run.Index.Interpretations.Length);
    }

    /// <summary>The asking that it belongs to.</summary>
    public DecisionRun Run => run;

    /// <summary>The benefit decided.</summary>
    public IndexedBenefit Benefit { get; private set; } = null!;

    /// <summary>Whom it is decided for.</summary>
    public Subject Subject { get; private set; } = null!;

    /// <summary>The frame of variables, by slot.</summary>
    public FeelValue[] Frame { get; }

    /// <summary>The law that decides; null until it is known.</summary>
    public ApplicableLaw? Law { get; private set; }

    /// <summary>The document whose provision is being read: definitions of document scope hold only there.</summary>
    public string? Document { get; set; }

    /// <summary>What was read so far.</summary>
    public GatheredGrounds Grounds { get; private set; }

    /// <summary>The provisions read.</summary>
    public ReadingList Provisions { get; }

    /// <summary>The sentences read about who pays and how, as far as they apply.</summary>
    public ReadingList Qualifiers { get; }

    /// <summary>Why working days could not be counted; null as long as they could.</summary>
    public Bilingual? BeyondCalendar { get; private set; }

    /// <summary>What is said with the answer.</summary>
    public NoteList Notes { get; } = new();

    /// <inheritdoc/>
    public bool LeapDayBirthdayOnFeb28 => leapDay is null || OptionOf(leapDay) == "feb28";

    /// <summary>Begins a decision.</summary>
    public void Begin(IndexedBenefit benefit, Subject subject)
    {
        (Benefit, Subject, Law, Document, BeyondCalendar) = (benefit, subject, null, null, null);
        for (var i = 0; i < benefit.Roles.Length; i++)
        {
            var (role, record) = (benefit.Roles[i], subject.Records[i]);
            Frame[role.Slot] = FeelValue.Of(record);
            if (role.Other is { } other)
            {
                Frame[other.Slot] = Frame[other.SlotBeside(record.Path)];
            }
        }
    }

    /// <summary>The law that decides is now known.</summary>
    public void DecideBy(ApplicableLaw law)
    {
        Law = law;
        Frame[run.Index.Frames.LawDate] = FeelValue.Of(law.Date);
    }

    /// <summary>The decision is made: gives everything back as it was.</summary>
    public void Dispose()
    {
        foreach (var role in Benefit.Roles)
        {
            if (!role.IsShared)
            {
                Frame[role.Slot] = FeelValue.NotApplicable;
            }

            if (role.Other is { } other)
            {
                Frame[other.Slot] = FeelValue.NotApplicable;
            }
        }

        Frame[run.Index.Frames.LawDate] = Frame[run.Index.Frames.Amount] = FeelValue.NotApplicable;
        Grounds.Clear();
        Provisions.Clear();
        Qualifiers.Clear();
        Notes.Clear();
        run.GiveBack(this);
    }

    /// <summary>The value of a choice; the interpretation that chooses is noted as used.</summary>
    public T Pick<T>(Choice<T> choice) => choice.By is null ? choice.Plain! : choice.Options[OptionOf(run.Index.InterpretationOf(choice.By))];

    /// <inheritdoc/>
    public FeelValue Setting(string interpretation)
    {
        var indexed = run.Index.InterpretationOf(interpretation);
        Grounds.Interpretations.Add(indexed);
        return run.ValueOf(indexed);
    }

    /// <inheritdoc/>
    public FeelValue AmountOf(string benefit) => Grounds.RestOn(run.AmountOf(benefit, this));

    /// <inheritdoc/>
    public bool IsWithin(string place, string ancestor) => PlaceCode.Parse(place).IsWithin(PlaceCode.Parse(ancestor));

    /// <inheritdoc/>
    public FeelValue AddWorkingDays(DateOnly from, int days)
    {
        if (run.Book.Calendar is { } calendar)
        {
            if (calendar.TryAddWorkingDays(from, days, out var day, out var problem))
            {
                return FeelValue.Of(day);
            }

            BeyondCalendar = new Bilingual(problem.What.Zh + problem.Why.Zh, problem.What.En + " " + problem.Why.En);
        }

        return FeelValue.Unknown(FeelReasons.CalendarRange);
    }

    /// <summary>Reads one element of one record: stated, computed, or given meaning by the law.</summary>
    public FeelValue Read(FactRecord record, Element element)
    {
        ref readonly var statedOrNot = ref record.Stated(element.Ordinal);
        if (statedOrNot.HasValue)
        {
            var stated = statedOrNot.GetValueOrDefault();
            if (run.Request.Explain && stated.Kind is not (FeelKind.Record or FeelKind.List))
            {
                Grounds.Add(record.FactOf(element, stated));
            }

            return stated;
        }

        var indexed = record.Indexed.Elements[element.Ordinal];
        if (indexed.Compute is null && !element.Law)
        {
            return element.Type is FeelType.Place && run.DefaultPlace is { } place
                ? Note(record, element, FeelValue.Of(place), FactUsed.PlaceDefault)
                : FeelValue.Unknown(record.PathOf(element));
        }

        var known = indexed.Reach switch
        {
            Reach.Asking => run.Known,
            Reach.Law => Law?.Known,
            _ => null,
        };
        return known is null
            ? WorkOut(record, element, indexed)
            : Grounds.RestOn(known[record.NumberOf(element.Ordinal)] ??= WorkOutOnce(record, element, indexed));
    }

    private string OptionOf(IndexedInterpretation interpretation)
    {
        Grounds.Interpretations.Add(interpretation);
        return run.OptionOf(interpretation);
    }

    /// <summary>Works a value out with what it rests on, for everybody who reads it.</summary>
    private Grounds WorkOutOnce(FactRecord record, Element element, IndexedElement indexed)
    {
        var outer = Grounds;
        Grounds = run.BorrowGrounds();
        var grounds = Grounds.Of(WorkOut(record, element, indexed));
        run.GiveBack(Grounds);
        Grounds = outer;
        return grounds;
    }

    private FeelValue WorkOut(FactRecord record, Element element, IndexedElement indexed) => indexed.Compute is { } compute
        ? Note(record, element, Evaluate(record, compute), "computed")
        : ReadTerm(record, element, indexed);

    /// <summary>Evaluates an expression of the record's entity; what stood in the frame before is put back, since expressions nest.</summary>
    private FeelValue Evaluate(FactRecord record, FeelExpression expression)
    {
        ref var self = ref Frame[record.Indexed.SelfSlot];
        var outer = self;
        self = FeelValue.Of(record);
        var value = expression.Evaluate(Frame, this);
        self = outer;
        return value;
    }

    /// <summary>A law term means what the most local definition in force says, one for this benefit before one for the document before one for the place.</summary>
    private FeelValue ReadTerm(FactRecord record, Element element, IndexedElement indexed)
    {
        foreach (var meaning in Law is null ? [] : indexed.TermsIn[Law.Jurisdiction])
        {
            if (!run.InForce(meaning, Law!.Date) || !IsFor(meaning.Definition))
            {
                continue;
            }

            var covers = meaning.Definition.Covers is { } choice ? Evaluate(record, Pick(choice)) : FeelValue.Yes;
            if (covers.Truth == Truth.Unknown)
            {
                return covers;
            }

            if (covers.Truth == Truth.Yes)
            {
                Grounds.Add(meaning.Definition);
                Grounds.Interpretations.UnionWith(meaning.Uses);
                return Note(record, element, Evaluate(record, Pick(meaning.Definition.Value)), meaning.Definition.Id);
            }
        }

        Grounds.TermUndefined = true;
        return FeelValue.NotApplicable;
    }

    private bool IsFor(Definition definition) =>
        !definition.Benefits.IsEmpty ? definition.Benefits.Contains(Benefit.Benefit.Id, StringComparer.Ordinal)
        : definition.Scope is null || Pick(definition.Scope) != "document" || definition.Document == Document;

    private FeelValue Note(FactRecord record, Element element, FeelValue value, string source)
    {
        if (value.IsKnown && run.Request.Explain && value.Kind is not (FeelKind.Record or FeelKind.List) && !Grounds.Has(record.NumberOf(element.Ordinal)))
        {
            Grounds.Add(record.FactOf(element, value, source));
        }

        return value;
    }
}
