using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>What an answer says. "Not decided" is its own answer, never "no".</summary>
public enum Outcome
{
    /// <summary>确定享有: a right, in force, for this subject.</summary>
    Granted,

    /// <summary>提倡或可以: only encouraged or permitted, nobody has adopted it.</summary>
    Encouraged,

    /// <summary>已部署未施行: announced, not in force.</summary>
    Planned,

    /// <summary>不符合条件: a condition is not met.</summary>
    Refused,

    /// <summary>尚不能确定: facts are missing.</summary>
    Unknown,

    /// <summary>已载入的法律未作规定: the loaded law does not speak of this situation, place or date.</summary>
    NotDecided,

    /// <summary>不涉及: nobody the benefit could be for is in the statement.</summary>
    NotApplicable,
}

/// <summary>A number with its unit and how it binds.</summary>
/// <param name="Value">The number; yuan for money.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Relation">Exact, a floor, a ceiling or an average.</param>
public sealed record LawAmount(decimal Value, Unit Unit, Relation Relation);

/// <summary>What one provision did on the way to the answer.</summary>
/// <param name="Provision">The provision.</param>
/// <param name="Force">Its force under the settings.</param>
/// <param name="Covers">Whether the wording speaks of this subject.</param>
/// <param name="When">Whether its condition is met.</param>
/// <param name="Part">The part it acted on.</param>
/// <param name="Before">The part's amount before; null where there was none.</param>
/// <param name="After">The part's amount after; null where there is none.</param>
/// <param name="Applied">Whether it changed or supported the answer.</param>
/// <param name="Adopted">The adoption that made it a right, or null.</param>
/// <param name="Note">Why it did not apply, or what was noted (a lower layer below a higher one …).</param>
/// <param name="WhenTrace">Every node of the condition; null when explanation was not asked for.</param>
/// <param name="ValueTrace">Every node of the value; null when explanation was not asked for.</param>
public sealed record Step(
    Provision Provision,
    Force Force,
    Truth Covers,
    Truth When,
    string? Part,
    decimal? Before,
    decimal? After,
    bool Applied,
    Adoption? Adopted,
    Bilingual? Note,
    FeelTrace? WhenTrace,
    FeelTrace? ValueTrace)
{
    /// <summary>The provision with what every decision asks of it.</summary>
    internal IndexedProvision Source { get; init; } = null!;
}

/// <summary>The amount of one part; the part <c>total</c> is what a sentence about the whole adds to the sum of the others.</summary>
public sealed record PartAmount(string? Part, Bilingual Label, decimal? Guaranteed, decimal? Encouraged, string? Payer, string? Pay);

/// <summary>A fact an answer used.</summary>
/// <param name="Path">Such as <c>children[1].birthDate</c>.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Value">Its value.</param>
/// <param name="Source">stated, computed, place-default, or the id of the definition that gave it.</param>
public sealed record FactUsed(string Path, Bilingual Label, FeelValue Value, string Source)
{
    /// <summary>The source of a place that was not stated and is taken to be the place asked.</summary>
    internal const string PlaceDefault = "place-default";

    /// <summary>The number of the element: a statement's elements are numbered in the order of their paths.</summary>
    internal int Number { get; init; }
}

/// <summary>An interpretation an answer used, and the option taken.</summary>
public sealed record InterpretationUsed(Interpretation Interpretation, string Option, bool Switched);

/// <summary>The answer about one benefit for one subject: a value, reproducible from its receipt.</summary>
public sealed record Determination
{
    /// <summary>The benefit.</summary>
    public required Benefit Benefit { get; init; }

    /// <summary>Role → path of its instance, such as <c>birth</c> → <c>births[1]</c>.</summary>
    public required SubjectPaths Subject { get; init; }

    /// <summary>The subject in words.</summary>
    public Bilingual SubjectLabel => Subject.Label;

    /// <summary>The answer.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>The guaranteed amount; null where the benefit has none or it is not known.</summary>
    public LawAmount? Amount { get; init; }

    /// <summary>What a rate comes to in money where its base is known; null otherwise.</summary>
    public LawAmount? Worth { get; init; }

    /// <summary>What is encouraged or permitted on top; null when nothing is.</summary>
    public LawAmount? Encouraged { get; init; }

    /// <summary>The parts.</summary>
    public ImmutableArray<PartAmount> Parts { get; init; } = [];

    /// <summary>The deciding division; null when it is not known.</summary>
    public string? Place { get; init; }

    /// <summary>The date that selected the law; null when it is not known.</summary>
    public DateOnly? LawDate { get; init; }

    /// <summary>The date asked.</summary>
    public required DateOnly On { get; init; }

    /// <summary>First and last day of enjoyment, as far as known.</summary>
    public (DateOnly? From, DateOnly? Until) Enjoyed { get; init; }

    /// <summary>Why the last day cannot be counted: the working calendar does not reach it. Null otherwise.</summary>
    public Bilingual? UntilUnknown { get; init; }

    /// <summary>The unit of its amounts: the benefit's, or working days where its days are counted so.</summary>
    public Unit Unit { get; init; }

    /// <summary>What each provision did, in the order of composition.</summary>
    public ImmutableArray<Step> Steps { get; init; } = [];

    /// <summary>The facts used.</summary>
    public ImmutableArray<FactUsed> Facts { get; init; } = [];

    /// <summary>The definitions that gave law terms their meaning here.</summary>
    public ImmutableArray<Definition> Definitions { get; init; } = [];

    /// <summary>The interpretations used.</summary>
    public ImmutableArray<InterpretationUsed> Interpretations { get; init; } = [];

    /// <summary>Paths of the facts that are missing; empty unless the outcome, or an encouraged addition, is unknown.</summary>
    public ImmutableArray<string> Missing { get; init; } = [];

    /// <summary>For a refusal: the conditions that failed, with the facts that failed them.</summary>
    public ImmutableArray<Bilingual> FailedBecause => Reasons?.Words ?? [];

    /// <summary>What a refusal rests on; put into words when somebody reads them.</summary>
    internal RefusalReasons? Reasons { get; init; }

    /// <summary>What can be done about a refusal, an unknown or an undecided answer.</summary>
    public Bilingual? Remedy { get; init; }

    /// <summary>Notes: start of validity not stated, unconfirmed source, lower below higher, assumed place …</summary>
    public ImmutableArray<Bilingual> Notes { get; init; } = [];

    /// <summary>Whether any source used is unconfirmed.</summary>
    public bool Unconfirmed { get; init; }
}
