using System.Collections.Immutable;
using Anyu.Feel;

namespace Anyu.Law;

/// <summary>
/// One record of a family statement: a person, a child, a birth. It holds what was stated; what is computed or given meaning by the law
/// is asked of the decision that reads it, because it depends on dates, place and interpretations. Immutable once the statement is built.
/// </summary>
internal sealed class FactRecord(Entity entity, IndexedEntity indexed, string path, FeelValue?[] stated) : IFeelRecord
{
    private readonly string?[] paths = new string?[stated.Length];
    private readonly FactUsed?[] facts = new FactUsed?[stated.Length];
    private int first;

    /// <inheritdoc/>
    public Entity Entity { get; } = entity;

    /// <inheritdoc/>
    public string Path { get; } = path;

    /// <summary>How the elements of its entity get their values where nothing is stated.</summary>
    public IndexedEntity Indexed { get; } = indexed;

    /// <summary>What was stated for that slot, or null.</summary>
    public ref readonly FeelValue? Stated(int ordinal) => ref stated[ordinal];

    /// <summary>The path of one of its elements; always the same string.</summary>
    public string PathOf(Element element) => paths[element.Ordinal] ??= $"{Path}.{element.Name}";

    /// <summary>The number of one of its elements: all elements of a statement are numbered in the order of their paths.</summary>
    public int NumberOf(int ordinal) => first + Indexed.Elements[ordinal].Rank;

    /// <summary>What was stated, as an answer lists it.</summary>
    public FactUsed FactOf(Element element, FeelValue value) => facts[element.Ordinal] ??= FactOf(element, value, "stated");

    /// <summary>A value of one of its elements, as an answer lists it.</summary>
    public FactUsed FactOf(Element element, FeelValue value, string source) =>
        new(PathOf(element), element.Label, value, source) { Number = NumberOf(element.Ordinal) };

    /// <inheritdoc/>
    public FeelValue Read(int ordinal, IFeelHost host) => ((DecisionContext)host).Read(this, Entity.Elements[ordinal]);

    /// <summary>Numbers the elements of the records, in the order of their paths; gives how many there are.</summary>
    public static int NumberElements(IEnumerable<FactRecord> records)
    {
        var next = 0;
        foreach (var record in records.OrderBy(r => r.Path, StringComparer.Ordinal))
        {
            record.first = next;
            next += record.Entity.Elements.Length;
        }

        return next;
    }
}

/// <summary>What a statement says of a collection: its members, or that it was not stated.</summary>
/// <param name="Name">The collection.</param>
/// <param name="Members">Its members; empty when it was not stated.</param>
/// <param name="Stated">Whether it is known who belongs to it.</param>
/// <param name="Missing">What would settle it when it is not: itself, or the facts it would follow from.</param>
internal sealed record FactCollection(string Name, ImmutableArray<FactRecord> Members, bool Stated, ImmutableArray<string> Missing);
