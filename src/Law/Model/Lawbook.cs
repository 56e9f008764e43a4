using System.Collections.Frozen;
using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Makes an encouraged or permitted amount, or a local standard above a floor, a right in a place or at an employer.</summary>
/// <param name="Provision">The provision adopted.</param>
/// <param name="Place">The division that adopted it; null for an employer.</param>
/// <param name="Since">First day.</param>
/// <param name="Until">Last day; null when open.</param>
/// <param name="Value">The amount adopted, in the benefit's unit; null for the provision's own.</param>
/// <param name="Source">Where it is written down.</param>
/// <param name="At">Where the record stands.</param>
public sealed record Adoption(string Provision, string? Place, DateOnly Since, DateOnly? Until, decimal? Value, string Source, SourceLocation? At);

/// <summary>A worked case of a benefit, run as a test.</summary>
/// <param name="Benefit">The benefit.</param>
/// <param name="Name">What it shows.</param>
/// <param name="Place">The place asked.</param>
/// <param name="On">The date asked.</param>
/// <param name="FactsYaml">The facts, as YAML of a family file.</param>
/// <param name="Settings">Interpretations switched.</param>
/// <param name="Expect">Expected keys and values as written.</param>
/// <param name="At">Where it stands.</param>
public sealed record WorkedCase(
    string Benefit,
    string Name,
    string Place,
    DateOnly On,
    string FactsYaml,
    ImmutableSortedDictionary<string, string> Settings,
    ImmutableSortedDictionary<string, string> Expect,
    SourceLocation At);

/// <summary>One commitment of a policy document, as the domain list counts them: what somebody must carry out.</summary>
/// <param name="Id">Its id, such as <c>jl56-2.12-a</c>.</param>
/// <param name="Source">Slug of its document.</param>
/// <param name="Article">Address of its article.</param>
/// <param name="Quote">Its words.</param>
/// <param name="Title">What it promises.</param>
/// <param name="Kind">Its kind in the domain list, such as <c>entitlement</c>.</param>
/// <param name="Strength">How binding it is.</param>
/// <param name="System">The system of the domain list that carries it out, such as <c>E01</c>.</param>
/// <param name="At">Where it stands.</param>
public sealed record Commitment(string Id, string Source, string Article, string Quote, Bilingual Title, string Kind, Force Strength, string System, SourceLocation At);

/// <summary>Everything <c>content/</c> says, checked and bound: documents, benefits, vocabulary, interpretations, adoptions, cases.</summary>
public sealed class Lawbook
{
    /// <summary>The documents by slug.</summary>
    public required ImmutableSortedDictionary<string, LawDocument> Documents { get; init; }

    /// <summary>The benefits by id.</summary>
    public required ImmutableSortedDictionary<string, Benefit> Benefits { get; init; }

    /// <summary>The vocabulary.</summary>
    public required Vocabulary Vocabulary { get; init; }

    /// <summary>The division tree.</summary>
    public required PlaceTree Places { get; init; }

    /// <summary>All provisions by id.</summary>
    public required FrozenDictionary<string, Provision> Provisions { get; init; }

    /// <summary>All definitions by id.</summary>
    public required FrozenDictionary<string, Definition> Definitions { get; init; }

    /// <summary>All interpretations by id.</summary>
    public required ImmutableSortedDictionary<string, Interpretation> Interpretations { get; init; }

    /// <summary>Adoption records of places.</summary>
    public required ImmutableArray<Adoption> Adoptions { get; init; }

    /// <summary>The worked cases.</summary>
    public required ImmutableArray<WorkedCase> Cases { get; init; }

    /// <summary>The commitments of the documents, in the order of the list.</summary>
    public ImmutableArray<Commitment> Commitments { get; init; } = [];

    /// <summary>The working calendar by which working days are counted; null where the content holds none.</summary>
    public WorkingCalendar? Calendar { get; init; }

    /// <summary>SHA-256 over all content files in path order, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>The content root the library was read from.</summary>
    public required string Root { get; init; }

    /// <summary>SHA-256 of each content file, by path under the root.</summary>
    public required ImmutableSortedDictionary<string, string> FileHashes { get; init; }

    /// <summary>The lawbook by benefit, term and place, made when first asked for.</summary>
    internal LawIndex Index => field ??= new LawIndex(this);
}
