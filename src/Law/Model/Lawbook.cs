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

    /// <summary>SHA-256 over all content files in path order, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>The content root the library was read from.</summary>
    public required string Root { get; init; }

    /// <summary>SHA-256 of each content file, by path under the root.</summary>
    public required ImmutableSortedDictionary<string, string> FileHashes { get; init; }

    /// <summary>The lawbook by benefit, term and place, made when first asked for.</summary>
    internal LawIndex Index => field ??= new LawIndex(this);
}
