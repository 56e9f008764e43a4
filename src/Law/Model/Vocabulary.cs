using System.Collections.Frozen;
using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>How a role's instances are found in a family statement.</summary>
/// <param name="Id">The role's name and its variable in expressions.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Entity">The entity of its instances.</param>
/// <param name="Roots">The roots it ranges over, such as mother and father for <c>parent</c>; empty for a collection.</param>
/// <param name="Collection">The collection it ranges over, such as <c>children</c> for <c>child</c>; null for roots.</param>
public sealed record Role(string Id, Bilingual Label, string Entity, ImmutableArray<string> Roots, string? Collection)
{
    /// <summary>The Chinese measure word with which its instances are counted, such as 次 in 第2次分娩.</summary>
    public string Counter { get; init; } = "个";
}

/// <summary>The vocabulary: entities and code lists, and the shape of a family statement.</summary>
/// <param name="Schema">Entities and code lists.</param>
/// <param name="Roots">Root name → entity, such as <c>mother</c> → <c>person</c>.</param>
/// <param name="Collections">Collection name → entity, such as <c>children</c> → <c>child</c>.</param>
/// <param name="Roles">The roles by id.</param>
/// <param name="CollectionQuestions">The plain question that asks whether a collection has members.</param>
public sealed record Vocabulary(
    Schema Schema,
    ImmutableSortedDictionary<string, string> Roots,
    ImmutableSortedDictionary<string, string> Collections,
    ImmutableSortedDictionary<string, Role> Roles,
    ImmutableSortedDictionary<string, Bilingual> CollectionQuestions)
{
    /// <summary>The roots of which a statement may say that there is none, such as a father.</summary>
    public ImmutableHashSet<string> RootsThatMayBeNone { get; init; } = [];

    /// <summary>The roots and collections that few families need, such as hospital stays or the one-child certificate: asked about after everything else.</summary>
    public ImmutableHashSet<string> AskedLast { get; init; } = [];

    /// <summary>What people call each root and collection.</summary>
    public ImmutableSortedDictionary<string, Bilingual> Labels { get; init; } = ImmutableSortedDictionary<string, Bilingual>.Empty;

    /// <summary>The bound expressions of computed elements, by <c>entity.element</c>.</summary>
    public FrozenDictionary<string, FeelExpression> Computes { get; init; } = FrozenDictionary<string, FeelExpression>.Empty;

    /// <summary>
    /// The variables that computed elements and definitions of an entity may use, by entity: the record itself under the entity's id,
    /// the roots, the collections, <c>on</c>, <c>lawDate</c>, <c>year</c> and <c>month</c>.
    /// </summary>
    public FrozenDictionary<string, Scope> EntityScopes { get; init; } = FrozenDictionary<string, Scope>.Empty;

    /// <summary>The variables that a sentence about several benefits may use: everybody, every collection, the dates; no subject.</summary>
    public Scope WorldScope { get; init; } = new(new Schema([], []), [], FrozenDictionary<string, FeelType>.Empty, FrozenDictionary<string, FeelType>.Empty);
}
