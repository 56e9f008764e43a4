using System.Collections.Immutable;
using System.Globalization;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>One asking of the lawbook: the statement, the date, the settings, and the answers already worked out in it.</summary>
internal sealed class DecisionRun
{
    private readonly Dictionary<string, FeelValue> amounts = new(StringComparer.Ordinal);
    private readonly FeelValue[] template;

    public DecisionRun(Lawbook book, FamilyStatement statement, DecisionRequest request)
    {
        (Book, Statement, Request) = (book, statement, request);
        Layout = book.Frame;
        DefaultPlace = request.Place ?? statement.Place;
        template = FillShared();
    }

    public Lawbook Book { get; }

    public FamilyStatement Statement { get; }

    public DecisionRequest Request { get; }

    public Frame Layout { get; }

    public LawIndex Index => Book.Index;

    /// <summary>The division used for place facts that are not stated.</summary>
    public string? DefaultPlace { get; }

    public FeelValue[] NewFrame() => (FeelValue[])template.Clone();

    /// <summary>The option chosen: switched by the request, or the default.</summary>
    public string OptionOf(string interpretation) =>
        Request.Settings.TryGetValue(interpretation, out var switched) ? switched : Book.Interpretations[interpretation].Default;

    /// <summary>The assumed start of a text that states none, or null.</summary>
    public DateOnly? AssumedStart(Validity validity) =>
        validity.FromAssumedBy is { } id && Book.Interpretations.ContainsKey(id)
            ? DateOnly.ParseExact(OptionOf(id), "yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;

    public bool InForce(Validity validity, DateOnly day) => validity.Covers(day, AssumedStart(validity));

    /// <summary>
    /// The guaranteed total of another benefit for the subject of this one. Nothing granted is nought; not decided is not applicable.
    /// The lawbook is free of cycles when it loads, so the recursion ends.
    /// </summary>
    public FeelValue AmountOf(string benefit, DecisionContext asking)
    {
        var other = Book.Benefits[benefit];
        var roles = other.Subject.Select(r => asking.Frame[Layout[r].Slot]).ToArray();
        var unbound = roles.Any(r => r.Kind != FeelKind.Record);
        if (unbound)
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

    private FeelValue[] FillShared()
    {
        var frame = new FeelValue[Layout.Length];
        Array.Fill(frame, FeelValue.NotApplicable);
        frame[Layout["on"].Slot] = FeelValue.Of(Request.On);
        frame[Layout["year"].Slot] = FeelValue.Of((decimal)Request.On.Year);
        frame[Layout["month"].Slot] = FeelValue.Of((decimal)Request.On.Month);
        foreach (var (name, record) in Statement.Tree.Roots)
        {
            frame[Layout[name].Slot] = record is null ? FeelValue.NotApplicable : FeelValue.Of(record);
        }

        foreach (var (name, collection) in Statement.Tree.Collections)
        {
            frame[Layout[name].Slot] = collection.Stated
                ? FeelValue.Of(collection.Members.Select(m => FeelValue.Of(m)).ToImmutableArray())
                : FeelValue.Unknown(name);
        }

        return frame;
    }
}

/// <summary>The records a benefit is decided for, by role.</summary>
internal sealed record Subject(ImmutableArray<(string Role, FactRecord Record)> Roles);
