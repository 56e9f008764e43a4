using System.Collections.Frozen;
using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>A provision with what every decision asks of it, worked out once.</summary>
/// <param name="Provision">The provision.</param>
/// <param name="Place">Its division.</param>
/// <param name="Layer">How deep the division lies: 0 for the nation.</param>
/// <param name="Document">Its document.</param>
internal sealed record IndexedProvision(Provision Provision, PlaceCode Place, int Layer, LawDocument Document);

/// <summary>A definition with its division and how narrow its scope is: 0 for named benefits, 1 for a stated scope, 2 for its whole place.</summary>
internal sealed record IndexedDefinition(Definition Definition, PlaceCode Place, int Breadth);

/// <summary>The lawbook by benefit, by term and by place: what makes one family's answers quick.</summary>
internal sealed class LawIndex
{
    private readonly FrozenDictionary<(string Entity, int Ordinal), string> computeKeys;

    public LawIndex(Lawbook book)
    {
        var indexed = book.Provisions.Values
            .Select(p => new IndexedProvision(p, PlaceCode.Parse(p.Place), (int)PlaceCode.Parse(p.Place).Level, book.Documents[p.Document]))
            .OrderBy(p => p.Layer)
            .ThenBy(p => OperationRank(p.Provision.Operation))
            .ThenBy(p => p.Document.Issued ?? DateOnly.MinValue)
            .ThenBy(p => p.Provision.Document, StringComparer.Ordinal)
            .ThenBy(p => p.Provision.At.Line)
            .ToImmutableArray();
        ByBenefit = book.Benefits.Keys.ToFrozenDictionary(
            b => b, b => indexed.Where(p => p.Provision.Benefit == b).ToImmutableArray(), StringComparer.Ordinal);
        Qualifiers = book.Benefits.Keys.ToFrozenDictionary(
            b => b, b => indexed.Where(p => p.Provision.AppliesTo.Any(a => BenefitOf(a) == b)).ToImmutableArray(), StringComparer.Ordinal);
        Definitions = book.Definitions.Values
            .GroupBy(d => (d.Entity, d.Element))
            .ToFrozenDictionary(g => g.Key, g => g
                .Select(d => new IndexedDefinition(d, PlaceCode.Parse(d.Place), !d.Benefits.IsEmpty ? 0 : d.Scope is null ? 2 : 1))
                .OrderByDescending(d => (int)d.Place.Level)
                .ThenBy(d => d.Breadth)
                .ThenBy(d => d.Definition.Id, StringComparer.Ordinal)
                .ToImmutableArray());
        computeKeys = book.Vocabulary.Schema.Entities
            .SelectMany(e => e.Elements.Where(x => x.Compute is not null).Select(x => (Key: (e.Id, x.Ordinal), Name: e.Id + "." + x.Name)))
            .ToFrozenDictionary(c => c.Key, c => c.Name);
        Interpretations = book.Interpretations.ToFrozenDictionary(StringComparer.Ordinal);
        ConfirmedDocuments = book.Documents.Values.Where(d => d.Confirmed).Select(d => d.Slug).ToFrozenSet(StringComparer.Ordinal);
        WhateverTheLaw = FindWhateverTheLaw(book.Vocabulary);
        Shared = new SharedNames(book.Vocabulary);
        BenefitPlans = book.Benefits.Values.ToFrozenDictionary(b => b.Id, b => new FramePlan(b.Scope, Shared), StringComparer.Ordinal);
        WorldPlan = new FramePlan(book.Vocabulary.WorldScope, Shared);
        EntityPlans = book.Vocabulary.EntityScopes.ToFrozenDictionary(e => e.Key, e => new FramePlan(e.Value, Shared), StringComparer.Ordinal);
        Adoptions = book.Adoptions.ToLookup(a => a.Provision, StringComparer.Ordinal);
    }

    /// <summary>Provisions of a benefit in the order of composition: layer by layer, set before add before raise before cap.</summary>
    public FrozenDictionary<string, ImmutableArray<IndexedProvision>> ByBenefit { get; }

    /// <summary>Sentences about the payer or pay of a benefit's parts.</summary>
    public FrozenDictionary<string, ImmutableArray<IndexedProvision>> Qualifiers { get; }

    /// <summary>Definitions by term, the most local and the narrowest first.</summary>
    public FrozenDictionary<(string Entity, string Element), ImmutableArray<IndexedDefinition>> Definitions { get; }

    /// <summary>Slugs of the documents whose text somebody compared with the official one.</summary>
    public FrozenSet<string> ConfirmedDocuments { get; }

    /// <summary>The interpretations by id.</summary>
    public FrozenDictionary<string, Interpretation> Interpretations { get; }

    /// <summary>Computed elements that are the same whatever place and date of law decide, as <c>entity.element</c>: worked out once per asking.</summary>
    public FrozenSet<string> WhateverTheLaw { get; }

    /// <summary>The names whose values all benefits share.</summary>
    public SharedNames Shared { get; }

    /// <summary>How the frame of a benefit's expressions is filled.</summary>
    public FrozenDictionary<string, FramePlan> BenefitPlans { get; }

    /// <summary>How the frame of a sentence that belongs to no one benefit is filled.</summary>
    public FramePlan WorldPlan { get; }

    /// <summary>How the frame of an entity's computed elements and definitions is filled.</summary>
    public FrozenDictionary<string, FramePlan> EntityPlans { get; }

    /// <summary>Adoption records of places by provision.</summary>
    public ILookup<string, Adoption> Adoptions { get; }

    /// <summary>The key of a computed element.</summary>
    public string ComputeKey(Entity entity, Element element) => computeKeys[(entity.Id, element.Ordinal)];

    /// <summary>The benefit of an <c>applies-to</c> entry.</summary>
    public static string BenefitOf(string appliesTo) => appliesTo.Split('/')[0];

    /// <summary>The part of an <c>applies-to</c> entry, or null for all parts.</summary>
    public static string? PartOf(string appliesTo) => appliesTo.Split('/') is [_, var part] ? part : null;

    private static FrozenSet<string> FindWhateverTheLaw(Vocabulary vocabulary)
    {
        var elements = vocabulary.Schema.Entities.SelectMany(e => e.Elements.Select(x => (Key: e.Id + "." + x.Name, Element: x))).ToDictionary(e => e.Key, e => e.Element, StringComparer.Ordinal);
        bool Free(string key, int depth) => depth < 32 && !elements[key].Law
            && (!vocabulary.Computes.TryGetValue(key, out var computed)
                || (computed.Benefits.IsEmpty && !computed.Source.Contains("lawDate", StringComparison.Ordinal) && computed.Elements.All(u => Free(u.Entity + "." + u.Element, depth + 1))));
        return vocabulary.Computes.Keys.Where(k => Free(k, 0)).ToFrozenSet(StringComparer.Ordinal);
    }

    private static int OperationRank(Operation operation) => operation switch
    {
        Operation.Set => 0,
        Operation.StandardAtLeast => 1,
        Operation.Add => 2,
        Operation.RaiseTo => 3,
        Operation.CapAt => 4,
        _ => 5,
    };
}
