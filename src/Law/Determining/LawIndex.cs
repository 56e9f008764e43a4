using System.Collections.Frozen;
using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>The lawbook by benefit, by term and by place: what makes one family's answers quick.</summary>
internal sealed class LawIndex
{
    private readonly FrozenDictionary<string, IndexedInterpretation> interpretationById;
    private readonly FrozenDictionary<string, IndexedBenefit> benefitById;
    private readonly FrozenDictionary<string, IndexedEntity> entityById;
    private readonly FrozenDictionary<string, Bilingual> ownerLabels;

    public LawIndex(Lawbook book)
    {
        Interpretations = [.. book.Interpretations.Values.Select((v, i) => new IndexedInterpretation(v, i))];
        interpretationById = Interpretations.ToFrozenDictionary(i => i.Interpretation.Id, StringComparer.Ordinal);
        Frames = new FrameLayout(book.Vocabulary);
        Jurisdictions = new Jurisdictions(book.Provisions.Values.Select(p => p.Place).Concat(book.Definitions.Values.Select(d => d.Place)).Select(PlaceCode.Parse));
        ownerLabels = OwnerPaths(book.Vocabulary).ToFrozenDictionary(p => p, p => FactPaths.DescribeOwner(p, book.Vocabulary), StringComparer.Ordinal);
        Benefits = BenefitsOf(book, ProvisionsOf(book));
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

    /// <summary>Where variables stand in a frame.</summary>
    public FrameLayout Frames { get; }

    /// <summary>The divisions that have law of their own.</summary>
    public Jurisdictions Jurisdictions { get; }

    /// <summary>Adoption records of places by provision.</summary>
    public ILookup<string, Adoption> Adoptions { get; }

    public IndexedInterpretation? FindInterpretation(string id) => interpretationById.GetValueOrDefault(id);

    public IndexedInterpretation InterpretationOf(string id) => interpretationById[id];

    public IndexedBenefit BenefitOf(string id) => benefitById[id];

    public IndexedEntity EntityOf(string id) => entityById[id];

    /// <summary>What people call a record, such as 第1个子女.</summary>
    public Bilingual LabelOf(string path) => ownerLabels[path];

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
            uses.Add(start);
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
        var set = new InterpretationSet(Interpretations.Length);
        foreach (var interpretation in ids.Select(FindInterpretation).OfType<IndexedInterpretation>())
        {
            set.Add(interpretation);
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
                signatures[string.Join('|', b.Subject)],
                [.. b.Subject.Select(role => RoleOf(book.Vocabulary.Roles[role]))],
                [.. provisions.Where(p => p.Provision.Benefit == b.Id)],
                Jurisdictions.Split(provisions.Where(p => p.Provision.Benefit == b.Id).ToList(), p => p.Place),
                Jurisdictions.Split(provisions.Where(p => p.Speaks.Any(s => s.Benefit == b.Id)).ToList(), p => p.Place))),
        ];
    }

    private IndexedRole RoleOf(Role role) => new(
        Frames.SlotOf(role.Id),
        Frames.Shared.Contains(role.Id, StringComparer.Ordinal),
        FrameLayout.HasOther(role)
            ? new OtherPerson(Frames.SlotOf(FrameLayout.OtherOf(role)), role.Roots[0], Frames.SlotOf(role.Roots[0]), Frames.SlotOf(role.Roots[1]))
            : null);

    private FrozenDictionary<string, IndexedEntity> EntitiesOf(Lawbook book)
    {
        var definitions = book.Definitions.Values.ToLookup(d => new ElementUse(d.Entity, d.Element));
        var reaches = new Reaches(book.Vocabulary, book.Definitions.Values).ByElement();
        return book.Vocabulary.Schema.Entities.ToFrozenDictionary(
            e => e.Id,
            e =>
            {
                var byName = e.Elements.Select(x => x.Name).Order(StringComparer.Ordinal).Select((name, rank) => (name, rank)).ToDictionary(n => n.name, n => n.rank, StringComparer.Ordinal);
                return new IndexedEntity(Frames.SlotOf(e.Id), [.. e.Elements.Select(x =>
                {
                    var use = new ElementUse(e.Id, x.Name);
                    var meanings = Ranked(definitions[use]);
                    return new IndexedElement(
                        byName[x.Name], book.Vocabulary.Computes.GetValueOrDefault($"{e.Id}.{x.Name}"), meanings, Jurisdictions.Split(meanings, d => d.Place), reaches[use]);
                })]);
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
