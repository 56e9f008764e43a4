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
    public InterpretationSet Uses { get; init; }

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
    public InterpretationSet Uses { get; init; }
}

/// <summary>A benefit with its law.</summary>
/// <param name="Benefit">The benefit.</param>
/// <param name="Plan">How the frame of its expressions is filled.</param>
/// <param name="Signature">A number that all benefits for the same roles share.</param>
/// <param name="Provisions">Its provisions in the order of composition: layer by layer, set before add before raise before cap.</param>
/// <param name="Qualifiers">Sentences about the payer or pay of its parts.</param>
internal sealed record IndexedBenefit(
    Benefit Benefit, FramePlan Plan, int Signature, ImmutableArray<IndexedProvision> Provisions, ImmutableArray<IndexedProvision> Qualifiers);

/// <summary>A computed element.</summary>
/// <param name="Expression">How it is computed.</param>
/// <param name="WhateverTheLaw">Whether it is the same whatever place and date of law decide, so that once per asking is enough.</param>
internal sealed record IndexedCompute(FeelExpression Expression, bool WhateverTheLaw);

/// <summary>An entity with how its elements are computed and what the law means by them, by ordinal.</summary>
/// <param name="Number">Its place in the schema.</param>
/// <param name="Plan">How the frame of its expressions is filled.</param>
/// <param name="SelfSlot">The slot of the record itself.</param>
/// <param name="Computes">Computed elements; null where an element is none.</param>
/// <param name="Terms">Definitions of law terms, the most local and the narrowest first.</param>
internal sealed record IndexedEntity(
    int Number, FramePlan Plan, int SelfSlot, ImmutableArray<IndexedCompute?> Computes, ImmutableArray<ImmutableArray<IndexedDefinition>> Terms);
