using System.Collections.Immutable;
using System.Globalization;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>One asking of the lawbook: the statement, the date, the settings, and the answers already worked out in it.</summary>
internal sealed class DecisionRun
{
    private readonly Dictionary<string, FeelValue> amounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FeelValue[]> entityFrames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateOnly?> assumedStarts = new(StringComparer.Ordinal);
    private readonly Dictionary<FactRecord, Bilingual> labels = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(string Document, Validity InForce, bool Quoted), ImmutableArray<Bilingual>> validityNotes = [];
    private readonly FeelValue[] shared;

    public DecisionRun(Lawbook book, FamilyStatement statement, DecisionRequest request)
    {
        (Book, Statement, Request) = (book, statement, request);
        DefaultPlace = request.Place ?? statement.Place;
        shared = Share();
    }

    public Lawbook Book { get; }

    public FamilyStatement Statement { get; }

    public DecisionRequest Request { get; }

    public LawIndex Index => Book.Index;

    /// <summary>Computed elements already worked out in this asking, with what they read.</summary>
    public Dictionary<(int Record, int Element), ComputedFact> Computed { get; } = [];

    /// <summary>The division used for place facts that are not stated.</summary>
    public string? DefaultPlace { get; }

    /// <summary>A frame with what is the same for all, without a subject.</summary>
    public FeelValue[] NewFrame(FramePlan plan) => plan.Fill(shared);

    /// <summary>The frame for the expressions of an entity; one is enough, since a reader puts back what it replaced.</summary>
    public FeelValue[] EntityFrame(string entity)
    {
        if (!entityFrames.TryGetValue(entity, out var frame))
        {
            entityFrames[entity] = frame = Index.EntityPlans[entity].Fill(shared);
        }

        return frame;
    }

    /// <summary>The option chosen: switched by the request, or the default.</summary>
    public string OptionOf(string interpretation) =>
        Request.Settings.Count > 0 && Request.Settings.TryGetValue(interpretation, out var switched) ? switched : Index.Interpretations[interpretation].Default;

    /// <summary>The assumed start of a text that states none, or null.</summary>
    public DateOnly? AssumedStart(Validity validity)
    {
        if (validity.FromAssumedBy is not { } id)
        {
            return null;
        }

        if (!assumedStarts.TryGetValue(id, out var start))
        {
            assumedStarts[id] = start = Index.Interpretations.ContainsKey(id) ? DateOnly.ParseExact(OptionOf(id), "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
        }

        return start;
    }

    public bool InForce(Validity validity, DateOnly day) => validity.Covers(day, AssumedStart(validity));

    /// <summary>That places not stated are taken to be the place asked.</summary>
    public Bilingual PlaceAssumed => field.Zh is null
        ? field = new Bilingual(
            $"没有另外说明的地点，都按所问地区（{DefaultPlace}）计。",
            $"Places not stated are taken to be the place asked ({DefaultPlace}).")
        : field;

    /// <summary>Whether somebody compared the document with the official text.</summary>
    public bool IsConfirmed(string document) => Index.ConfirmedDocuments.Contains(document);

    /// <summary>What an answer says of the validity and the text of a provision's document.</summary>
    public ImmutableArray<Bilingual> ValidityNotes(Provision provision)
    {
        var key = (provision.Document, provision.InForce, provision.QuoteMissing is null);
        if (!validityNotes.TryGetValue(key, out var notes))
        {
            validityNotes[key] = notes = [.. NotesOf(provision)];
        }

        return notes;
    }

    private IEnumerable<Bilingual> NotesOf(Provision provision)
    {
        var title = Book.Documents[provision.Document].Title;
        if (provision.InForce.StartNotStated && AssumedStart(provision.InForce) is { } assumed)
        {
            var day = assumed.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            yield return new Bilingual($"《{title}》没有写明生效日期，假定自{day}起。", $"The start of validity of 《{title}》 is not stated; {day} is assumed.");
        }

        if (provision.InForce.UntilUnknown)
        {
            yield return new Bilingual($"《{title}》此后已经修改，修改日期的文本不在手边。", $"《{title}》 has since been amended; the amending text is not at hand.");
        }

        if (provision.QuoteMissing is not null)
        {
            yield return new Bilingual($"《{title}》的原文不在手边，按未核实的资料计。", $"The text of 《{title}》 is not at hand; this rests on an unconfirmed source.");
        }
    }

    /// <summary>What people call a record, such as 第1个子女.</summary>
    public Bilingual LabelOf(FactRecord record)
    {
        if (!labels.TryGetValue(record, out var label))
        {
            labels[record] = label = FactPaths.DescribeOwner(record.Path, Book.Vocabulary);
        }

        return label;
    }

    /// <summary>
    /// The guaranteed total of another benefit for the subject of this one. Nothing granted is nought; not decided is not applicable.
    /// The lawbook is free of cycles when it loads, so the recursion ends.
    /// </summary>
    public FeelValue AmountOf(string benefit, DecisionContext asking)
    {
        var other = Book.Benefits[benefit];
        var roles = other.Subject.Select(r => Bound(r, asking)).ToArray();
        if (roles.Any(r => r.Kind != FeelKind.Record))
        {
            return roles.Any(r => r.Kind == FeelKind.NotApplicable) ? FeelValue.NotApplicable : FeelValue.Unknown(benefit);
        }

        var key = benefit + "|" + string.Join('|', roles.Select(r => r.AsRecord.Path));
        if (!amounts.TryGetValue(key, out var amount))
        {
            var subject = new Subject([.. other.Subject.Zip(roles, (role, record) => (role, (FactRecord)record.AsRecord))]);
            amounts[key] = amount = AmountFrom(SubjectDecision.Decide(this, other, subject));
        }

        return amount;
    }

    private static FeelValue AmountFrom(Determination? determination) => determination switch
    {
        null => FeelValue.NotApplicable,
        { Outcome: Outcome.Granted, Amount: { } amount } => FeelValue.Of(amount.Value),
        { Outcome: Outcome.Unknown } => FeelValue.Unknown([.. determination.Missing]),
        { Outcome: Outcome.Refused or Outcome.Encouraged or Outcome.Planned } => FeelValue.Of(0m),
        _ => FeelValue.NotApplicable,
    };

    /// <summary>The record a role stands for where another benefit asks: in its frame, or a root of the statement.</summary>
    private FeelValue Bound(string role, DecisionContext asking)
    {
        var slot = asking.Plan.SlotOf(role);
        return slot >= 0 ? asking.Frame[slot]
            : Index.Shared.IndexOf(role) is >= 0 and var index ? shared[index]
            : FeelValue.NotApplicable;
    }

    private FeelValue[] Share() => [.. Index.Shared.Names.Select(SharedValue)];

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

/// <summary>A computed element's value, and the facts and interpretations it was worked out from.</summary>
internal sealed record ComputedFact(FeelValue Value, ImmutableArray<FactUsed> Facts, ImmutableArray<string> Interpretations);

/// <summary>The records a benefit is decided for, by role.</summary>
internal sealed record Subject(ImmutableArray<(string Role, FactRecord Record)> Roles);
