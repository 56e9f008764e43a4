using System.Collections.Immutable;
using System.Globalization;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>An interpretation with its place in the order of ids and what its default comes to.</summary>
internal sealed class IndexedInterpretation(Interpretation interpretation, int ordinal)
{
    public Interpretation Interpretation { get; } = interpretation;

    public int Ordinal { get; } = ordinal;

    /// <summary>How an answer lists it while nobody switches it.</summary>
    public InterpretationUsed ByDefault { get; } = new(interpretation, interpretation.Default, Switched: false);

    /// <summary>The default as a value.</summary>
    public FeelValue DefaultValue { get; } = ValueOf(interpretation, interpretation.Default);

    /// <summary>An option as a value: a date, a number or a word.</summary>
    public static FeelValue ValueOf(Interpretation interpretation, string option) => interpretation.Type switch
    {
        "date" => FeelValue.Of(DateOnly.ParseExact(option, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        "number" => FeelValue.Of(decimal.Parse(option, NumberStyles.Number, CultureInfo.InvariantCulture)),
        _ => FeelValue.Of(option),
    };
}

/// <summary>A provision with what every decision asks of it, worked out once.</summary>
/// <param name="Provision">The provision.</param>
/// <param name="Place">Its division.</param>
/// <param name="Layer">How deep the division lies: 0 for the nation.</param>
/// <param name="Document">Its document.</param>
internal sealed record IndexedProvision(Provision Provision, PlaceCode Place, int Layer, LawDocument Document)
{
    /// <summary>The interpretation that sets the start of its validity, or null.</summary>
    public IndexedInterpretation? StartAssumedBy { get; init; }

    /// <summary>The interpretations it depends on, that of its start included.</summary>
    public required InterpretationSet Uses { get; init; }

    /// <summary>The benefits a qualifying sentence speaks of, each with the part or null for all parts.</summary>
    public ImmutableArray<(string Benefit, string? Part)> Speaks { get; init; } = [];

    /// <summary>What an answer says of its validity and text while nobody switches the start.</summary>
    public ImmutableArray<Bilingual> Notes { get; init; } = [];

    /// <summary>Whether neither its source nor its document is unsure.</summary>
    public bool Confirmed => Provision.Confirmed && Document.Confirmed;

    /// <summary>What an answer says of its validity and text, given the start assumed.</summary>
    public ImmutableArray<Bilingual> NotesWith(DateOnly? assumed)
    {
        var notes = ImmutableArray.CreateBuilder<Bilingual>();
        if (Provision.InForce.StartNotStated && assumed is { } start)
        {
            var day = start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            notes.Add(new Bilingual($"《{Document.Title}》没有写明生效日期，假定自{day}起。", $"The start of validity of 《{Document.Title}》 is not stated; {day} is assumed."));
        }

        if (Provision.InForce.UntilUnknown)
        {
            notes.Add(new Bilingual($"《{Document.Title}》此后已经修改，修改日期的文本不在手边。", $"《{Document.Title}》 has since been amended; the amending text is not at hand."));
        }

        if (Provision.QuoteMissing is not null)
        {
            notes.Add(new Bilingual($"《{Document.Title}》的原文不在手边，按未核实的资料计。", $"The text of 《{Document.Title}》 is not at hand; this rests on an unconfirmed source."));
        }

        return notes.ToImmutable();
    }
}

/// <summary>A definition with its division, how narrow its scope is (0 for named benefits, 1 for a stated scope, 2 for its whole place) and what it depends on.</summary>
internal sealed record IndexedDefinition(Definition Definition, PlaceCode Place, int Breadth)
{
    /// <summary>The interpretation that sets the start of its validity, or null.</summary>
    public IndexedInterpretation? StartAssumedBy { get; init; }

    /// <summary>The interpretations it depends on.</summary>
    public required InterpretationSet Uses { get; init; }
}

/// <summary>A benefit with its law.</summary>
/// <param name="Benefit">The benefit.</param>
/// <param name="Signature">A number that all benefits for the same roles share.</param>
/// <param name="Roles">Where the records of its subject stand in a frame, in the order of the subject's roles.</param>
/// <param name="Provisions">Its provisions in the order of composition: layer by layer, set before add before raise before cap.</param>
/// <param name="ProvisionsIn">By jurisdiction: those that hold there.</param>
/// <param name="QualifiersIn">By jurisdiction: sentences about the payer or pay of its parts.</param>
internal sealed record IndexedBenefit(
    Benefit Benefit,
    int Signature,
    ImmutableArray<IndexedRole> Roles,
    ImmutableArray<IndexedProvision> Provisions,
    ImmutableArray<ImmutableArray<IndexedProvision>> ProvisionsIn,
    ImmutableArray<ImmutableArray<IndexedProvision>> QualifiersIn);

/// <summary>Where the record of a role stands in a frame.</summary>
/// <param name="Slot">Its slot.</param>
/// <param name="IsShared">Whether it is a person that stands there anyway.</param>
/// <param name="Other">For a role of two persons: where the other of them stands; null for other roles.</param>
internal sealed record IndexedRole(int Slot, bool IsShared, OtherPerson? Other);

/// <summary>The other of the two persons of a role.</summary>
/// <param name="Slot">Where the other stands.</param>
/// <param name="First">The root that is the first of the two.</param>
/// <param name="FirstSlot">Where the first always stands.</param>
/// <param name="SecondSlot">Where the second always stands.</param>
internal sealed record OtherPerson(int Slot, string First, int FirstSlot, int SecondSlot)
{
    /// <summary>Where the person stands who is not the one at that path.</summary>
    public int SlotBeside(string path) => path == First ? SecondSlot : FirstSlot;
}

/// <summary>How an element gets its value where nothing is stated.</summary>
/// <param name="Rank">Its place among the elements of its entity by name.</param>
/// <param name="Compute">How it is computed; null when it is not.</param>
/// <param name="Terms">The definitions of a law term, the most local and the narrowest first.</param>
/// <param name="TermsIn">By jurisdiction: those that hold there.</param>
/// <param name="Reach">How far its value holds.</param>
internal sealed record IndexedElement(
    int Rank, FeelExpression? Compute, ImmutableArray<IndexedDefinition> Terms, ImmutableArray<ImmutableArray<IndexedDefinition>> TermsIn, Reach Reach);

/// <summary>An entity with how its elements get their values, by ordinal.</summary>
/// <param name="SelfSlot">The slot of the record itself in a frame.</param>
/// <param name="Elements">Its elements.</param>
internal sealed record IndexedEntity(int SelfSlot, ImmutableArray<IndexedElement> Elements);
