using System.Collections.Frozen;
using System.Collections.Immutable;
using Anyu.Feel;

namespace Anyu.Law;

/// <summary>
/// One layout of variables for all expressions of the lawbook, so that a frame is filled once per subject and read by every expression:
/// the roots and collections of a statement, the roles, and the dates of the decision.
/// </summary>
public sealed class Frame
{
    /// <summary>The variables every expression may use beside roots and collections.</summary>
    private static readonly ImmutableArray<(string Name, FeelType Type)> Common =
    [
        ("on", new FeelType.Date()),
        ("lawDate", new FeelType.Date()),
        ("year", new FeelType.Number(Unit.One)),
        ("month", new FeelType.Number(Unit.One)),
    ];

    private readonly FrozenDictionary<string, Variable> byName;

    /// <summary>The layout for a vocabulary.</summary>
    public Frame(Vocabulary vocabulary)
    {
        var all = new Dictionary<string, Variable>(StringComparer.Ordinal);
        void Add(string name, FeelType type) => all.TryAdd(name, new Variable(name, type, all.Count));
        foreach (var (name, type) in Common)
        {
            Add(name, type);
        }

        foreach (var (name, entity) in vocabulary.Roots)
        {
            Add(name, new FeelType.Record(entity));
        }

        foreach (var (name, entity) in vocabulary.Collections)
        {
            Add(name, new FeelType.List(new FeelType.Record(entity)));
        }

        foreach (var role in vocabulary.Roles.Values)
        {
            Add(role.Id, new FeelType.Record(role.Entity));
        }

        if (vocabulary.Roles.TryGetValue("parent", out var parent))
        {
            Add("otherParent", new FeelType.Record(parent.Entity));
        }

        foreach (var entity in vocabulary.Schema.Entities)
        {
            Add(SelfOf(entity.Id), new FeelType.Record(entity.Id));
        }

        Shared = [.. all.Values.Where(v => Common.Any(c => c.Name == v.Name) || vocabulary.Roots.ContainsKey(v.Name) || vocabulary.Collections.ContainsKey(v.Name))];
        byName = all.ToFrozenDictionary(StringComparer.Ordinal);
        AmountSlot = all.Count;
        Length = all.Count + 1;
    }

    /// <summary>How many slots a frame has.</summary>
    public int Length { get; }

    /// <summary>The slot of <c>amount</c>, which only <c>begins</c> and <c>ends</c> may use.</summary>
    public int AmountSlot { get; }

    /// <summary>The variables in scope everywhere: dates, roots, collections.</summary>
    public ImmutableArray<Variable> Shared { get; }

    /// <summary>The variable of that name; throws for a name the layout does not know.</summary>
    public Variable this[string name] => byName[name];

    /// <summary>The variable that holds the record whose computed element is being read.</summary>
    public static string SelfOf(string entity) => "$" + entity;

    /// <summary>The variables a benefit's expressions may use: the shared ones, its subject's roles, and <c>otherParent</c> where a parent is a subject.</summary>
    public ImmutableArray<Variable> ForSubject(IEnumerable<string> subject)
    {
        var roles = subject.ToArray();
        return
        [
            .. Shared,
            .. roles.Where(r => Shared.All(s => s.Name != r)).Select(r => byName[r]),
            .. roles.Contains("parent", StringComparer.Ordinal) ? [byName["otherParent"]] : Array.Empty<Variable>(),
        ];
    }

    /// <summary>The variable <c>amount</c> of a benefit, in its unit.</summary>
    public Variable Amount(Unit unit) => new("amount", new FeelType.Number(unit), AmountSlot);
}
