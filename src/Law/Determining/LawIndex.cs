using System.Collections.Frozen;
using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>The lawbook by benefit, by term and by place: what makes one family's answers quick.</summary>
internal sealed class LawIndex
{
    private readonly FrozenDictionary<string, IndexedInterpretation> interpretationById;
    private readonly FrozenDictionary<string, IndexedBenefit> benefitById;
    private readonly FrozenDictionary<string, IndexedEntity> entityById;
    private readonly FrozenDictionary<string, Bilingual> ownerLabels;
    private readonly FramePlans plans;

    public LawIndex(Lawbook book)
    {
        Interpretations = [.. book.Interpretations.Values.Select((v, i) => new IndexedInterpretation(v, i))];
        interpretationById = Interpretations.ToFrozenDictionary(i => i.Interpretation.Id, StringComparer.Ordinal);
        Shared = new SharedNames(book.Vocabulary);
        ownerLabels = OwnerPaths(book.Vocabulary).ToFrozenDictionary(p => p, p => FactPaths.DescribeOwner(p, book.Vocabulary), StringComparer.Ordinal);
        plans = new FramePlans(Shared);
        var provisions = ProvisionsOf(book);
        WorldPlan = plans.Of(book.Vocabulary.WorldScope);
        Benefits = BenefitsOf(book, provisions);
        benefitById = Benefits.ToFrozenDictionary(b => b.Benefit.Id, StringComparer.Ordinal);
        entityById = EntitiesOf(book);
        Adoptions = book.Adoptions.ToLookup(a => a.Provision, StringComparer.Ordinal);
    }

    /// <summary>The interpretations, by ordinal.</summary>
    public ImmutableArray<IndexedInterpretation> Interpretations { get; }

    /// <summary>The benefits in the order of the catalogue.</summary>
    public ImmutableArray<IndexedBenefit> Benefits { get; }

    /// <summary>How many different combinations of roles benefits are for.</summary>
    public int SignatureCount { get; private set; }

    /// <summary>How many layouts of frames there are.</summary>
    public int PlanCount => plans.Count;

    /// <summary>How many entities there are.</summary>
    public int EntityCount => entityById.Count;

    /// <summary>The names whose values all benefits share.</summary>
    public SharedNames Shared { get; }

    /// <summary>How the frame of a sentence that belongs to no one benefit is filled.</summary>
    public FramePlan WorldPlan { get; }

    /// <summary>Adoption records of places by provision.</summary>
    public ILookup<string, Adoption> Adoptions { get; }

    public IndexedInterpretation? FindInterpretation(string id) => interpretationById.GetValueOrDefault(id);

    public IndexedInterpretation InterpretationOf(string id) => interpretationById[id];

    public IndexedBenefit BenefitOf(string id) => benefitById[id];

    public IndexedEntity EntityOf(string id) => entityById[id];

    /// <summary>What people call a record, such as 第1个子女.</summary>
    public Bilingual LabelOf(FactRecord record) => ownerLabels[record.Path];

    /// <summary>The paths of every record that a statement can hold.</summary>
    private static IEnumerable<string> OwnerPaths(Vocabulary vocabulary) =>
        vocabulary.Roots.Keys.Concat(vocabulary.Collections.Keys.SelectMany(c => Enumerable.Range(1, FamilyStatement.MaxItems).Select(i => FactPaths.Member(c, i))));

    private ImmutableArray<IndexedProvision> ProvisionsOf(Lawbook book) =>
    [
        .. book.Provisions.Values
            .Select(p => Indexed(p, book))
            .OrderBy(p => p.Layer)
            .ThenBy(p => OperationRank(p.Provision.Operation))
            .ThenBy(p => p.Document.Issued ?? DateOnly.MinValue)
            .ThenBy(p => p.Provision.Document, StringComparer.Ordinal)
            .ThenBy(p => p.Provision.At.Line),
    ];

    private IndexedProvision Indexed(Provision provision, Lawbook book)
    {
        var place = PlaceCode.Parse(provision.Place);
        var start = provision.InForce.FromAssumedBy is { } id ? FindInterpretation(id) : null;
        var uses = UsesOf(provision.Uses);
        if (start is not null)
        {
            uses.Add(start.Ordinal);
        }

        var indexed = new IndexedProvision(provision, place, (int)place.Level, book.Documents[provision.Document])
        {
            StartAssumedBy = start,
            Uses = uses,
            Speaks = [.. provision.AppliesTo.Select(a => a.Split('/')).Select(a => (a[0], a.Length > 1 ? a[1] : null))],
        };
        return indexed with { Notes = indexed.NotesWith(start?.DefaultValue.AsDate) };
    }

    private InterpretationSet UsesOf(ImmutableArray<string> ids)
    {
        var set = default(InterpretationSet);
        foreach (var interpretation in ids.Select(FindInterpretation).OfType<IndexedInterpretation>())
        {
            set.Add(interpretation.Ordinal);
        }

        return set;
    }

    private ImmutableArray<IndexedBenefit> BenefitsOf(Lawbook book, ImmutableArray<IndexedProvision> provisions)
    {
        var signatures = book.Benefits.Values.Select(b => string.Join('|', b.Subject)).Distinct(StringComparer.Ordinal).Select((roles, i) => (roles, i)).ToDictionary(s => s.roles, s => s.i, StringComparer.Ordinal);
        SignatureCount = signatures.Count;
        return
        [
            .. book.Benefits.Values.Select(b => new IndexedBenefit(
                b,
                plans.Of(b.Scope),
                signatures[string.Join('|', b.Subject)],
                [.. provisions.Where(p => p.Provision.Benefit == b.Id)],
                [.. provisions.Where(p => p.Speaks.Any(s => s.Benefit == b.Id))])),
        ];
    }

    private FrozenDictionary<string, IndexedEntity> EntitiesOf(Lawbook book)
    {
        var definitions = book.Definitions.Values.ToLookup(d => (d.Entity, d.Element));
        var free = WhateverTheLaw(book.Vocabulary);
        return book.Vocabulary.Schema.Entities.Select((entity, number) => (entity, number)).ToFrozenDictionary(
            e => e.entity.Id,
            e =>
            {
                var plan = plans.Of(book.Vocabulary.EntityScopes[e.entity.Id]);
                return new IndexedEntity(
                    e.number,
                    plan,
                    plan.SlotOf(e.entity.Id),
                    [.. e.entity.Elements.Select(x => x.Compute is null ? null : new IndexedCompute(book.Vocabulary.Computes[e.entity.Id + "." + x.Name], free.Contains(e.entity.Id + "." + x.Name)))],
                    [.. e.entity.Elements.Select(x => Ranked(definitions[(e.entity.Id, x.Name)]))]);
            },
            StringComparer.Ordinal);
    }

    private ImmutableArray<IndexedDefinition> Ranked(IEnumerable<Definition> definitions) =>
    [
        .. definitions
            .Select(d => new IndexedDefinition(d, PlaceCode.Parse(d.Place), !d.Benefits.IsEmpty ? 0 : d.Scope is null ? 2 : 1)
            {
                StartAssumedBy = d.InForce.FromAssumedBy is { } id ? FindInterpretation(id) : null,
                Uses = UsesOf(d.Uses),
            })
            .OrderByDescending(d => (int)d.Place.Level)
            .ThenBy(d => d.Breadth)
            .ThenBy(d => d.Definition.Id, StringComparer.Ordinal),
    ];

    /// <summary>Computed elements that read neither a law term nor the date of the law nor another benefit, as <c>entity.element</c>.</summary>
    private static FrozenSet<string> WhateverTheLaw(Vocabulary vocabulary)
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
