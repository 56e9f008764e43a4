using Anyu.Access;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>The records of many families, read together, and the families made of them. Links are followed: every id it gives is a main record's.</summary>
internal sealed class RecordPage(UnitOfWork unit, Actor actor, AsOf asOf)
{
    /// <summary>Ids in one statement: SQLite looks each parameter up by its name.</summary>
    private const int IdsAtOnce = 400;

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(FamiliesOn));

    private readonly Dictionary<Guid, RecordRow> records = [];
    private readonly HashSet<Guid> asked = [];
    private readonly Dictionary<Guid, List<TieRow>> ties = [];
    private readonly Dictionary<Guid, Facts?> facts = [];
    private readonly Dictionary<Guid, IReadOnlyList<JournalEntry>> entries = [];
    private readonly bool seesSealed = actor.May(RegisterPermissions.Sealed);
    private readonly (DateTimeOffset KnownAt, DateOnly TrueOn) at = asOf.At(unit);
    private ILookup<Guid, Guid> linked = Array.Empty<Guid>().ToLookup(id => id);

    /// <summary>Learns of persons and of all records linked to them.</summary>
    public async Task Persons(IEnumerable<Guid> ids)
    {
        var open = Unasked(ids);
        while (open.Length > 0)
        {
            asked.UnionWith(open);
            List<RecordRow> rows = [.. await All<RecordRow>("persons", open), .. await All<RecordRow>("linked", open)];
            foreach (var row in rows)
            {
                records[row.Id] = row;
            }

            open = Unasked(rows.Select(row => row.Id).Concat(rows.Select(row => row.LinkedTo).OfType<Guid>()));
        }

        linked = records.Values.Where(row => row.LinkedTo is not null).ToLookup(row => row.LinkedTo!.Value, row => row.Id);
    }

    /// <summary>Learns of the kin, marriages, births and pregnancies that name persons.</summary>
    public async Task Tied(IEnumerable<Guid> persons)
    {
        var ids = persons.SelectMany(Group).Where(id => !ties.ContainsKey(id)).Distinct().ToArray();
        foreach (var id in ids)
        {
            ties[id] = [];
        }

        var rows = (await All<TieRow>("ties", ids)).Where(row => row.Kind is Kinds.Kin or Kinds.Marriage or Kinds.Birth or Kinds.Pregnancy).ToList();
        foreach (var row in rows)
        {
            ties[row.PersonId].Add(row);
        }

        await Entries(rows.Select(row => row.Subject));
    }

    /// <summary>Learns the values of persons.</summary>
    public Task Values(IEnumerable<Guid> persons) => Entries(persons.SelectMany(Group));

    /// <summary>The spouses of a person, of marriages that had not ended.</summary>
    public IEnumerable<Guid> Spouses(Guid person) =>
        Marriages(person).Where(marriage => !(marriage.To <= at.TrueOn)).Select(marriage => marriage.One == person ? marriage.Other : marriage.One);

    /// <summary>The person's own parents who are parents of the person's child as well, as a grandmother who adopted it is.</summary>
    public IEnumerable<Guid> ParentsOfBoth(Guid person)
    {
        var children = ChildrenOf(person).ToHashSet();
        return KinOf(person).Where(kin => kin.Child == person && KinOf(kin.Parent, children).Any()).Select(kin => kin.Parent);
    }

    /// <summary>The children of a person.</summary>
    public IEnumerable<Guid> ChildrenOf(Guid person) => KinOf(person).Where(kin => kin.Parent == person).Select(kin => kin.Child);

    /// <summary>The family of a person; null when the actor may see nothing of the person.</summary>
    public FamilyView? Family(Guid person)
    {
        if (!IsSeen(person) || Record(person) is not { } self)
        {
            return null;
        }

        var members = new Dictionary<Guid, Relation> { [person] = Relation.Self };
        Add(members, Spouses(person), Relation.Spouse);
        Add(members, ParentsOfBoth(person), Relation.Parent);
        Add(members, ChildrenOf(person), Relation.Child);
        Add(members, Spouses(person).SelectMany(ChildrenOf), Relation.SpouseChild);
        var told = members.Where(member => seesSealed || records.GetValueOrDefault(member.Key) is { Sealed: false }).OrderBy(member => member.Value).ThenBy(member => member.Key)
            .Select(member => new FamilyMember(member.Key, member.Value, member.Value == Relation.Self ? self : IsSeen(member.Key) ? Record(member.Key) : null)).ToList();
        var ids = told.Select(member => member.Id).ToHashSet();
        return new FamilyView(
            person,
            [.. told],
            [.. ids.SelectMany(KinIds).Distinct().Order().Select(KinAt).OfType<KinView>().Where(kin => ids.Contains(kin.Parent) && ids.Contains(kin.Child))],
            [.. Marriages(person).Where(marriage => ids.Contains(marriage.One) || ids.Contains(marriage.Other))],
            [],
            [.. told.Where(member => member.Relation is Relation.Self or Relation.Spouse).SelectMany(member => Pregnancies(member.Id)).OrderBy(pregnancy => pregnancy.ExpectedOn)],
            [.. told.SelectMany(member => Births(member.Id))]);
    }

    private static void Add(Dictionary<Guid, Relation> members, IEnumerable<Guid> found, Relation relation)
    {
        foreach (var id in found)
        {
            members.TryAdd(id, relation);
        }
    }

    private IEnumerable<Guid> KinIds(Guid person) => Subjects(person, Kinds.Kin);

    private IEnumerable<KinView> KinOf(Guid person) => KinIds(person).Select(KinAt).OfType<KinView>();

    private IEnumerable<KinView> KinOf(Guid parent, IEnumerable<Guid> children) => children.SelectMany(KinOf).Where(kin => kin.Parent == parent);

    /// <summary>Kin in force, as <see cref="FamilySearch"/> tells it: only who sees sealed records learns whether it came by birth or adoption.</summary>
    private KinView? KinAt(Guid id) => FactsOf(id) is { } own && !(own.Day(Elements.To) <= at.TrueOn)
        ? new KinView(Canonical(own.Id(Elements.Parent)), Canonical(own.Id(Elements.Child)), own.Text(Elements.Role), seesSealed ? own.Text(Elements.Kind) : "", seesSealed ? own.Day(Elements.From) : null)
        : null;

    private IEnumerable<MarriageView> Marriages(Guid person) =>
        from own in Known(person, Kinds.Marriage)
        let one = Canonical(own.Facts.Id(Elements.One))
        let other = Canonical(own.Facts.Id(Elements.Other))
        where one == person || other == person
        orderby own.Id
        select new MarriageView(one, other, own.Facts.NeedDay(Elements.From), own.Facts.Day(Elements.To), own.Facts[Elements.EndKind]);

    private IEnumerable<PregnancyView> Pregnancies(Guid person) =>
        from own in Known(person, Kinds.Pregnancy)
        where own.Facts[Elements.To] is null && IsOf(own.Facts, Elements.Mother, person)
        select new PregnancyView(own.Id, person, own.Facts.NeedDay(Elements.ExpectedOn));

    private IEnumerable<BirthView> Births(Guid person) =>
        from own in Known(person, Kinds.Birth)
        where IsOf(own.Facts, Elements.Child, person)
        select new BirthView(
            own.Id, person, own.Facts.NeedDay(Elements.HappenedOn), own.Facts.Whole(Elements.Ordinal), own.Facts.Whole(Elements.Plurality), FamilyOn.Place(own.Facts[Elements.Place]), null);

    private bool IsOf(Facts own, string element, Guid person) => own.IdOrNull(element) is { } id && Canonical(id) == person;

    private IEnumerable<(Guid Id, Facts Facts)> Known(Guid person, string kind) =>
        Subjects(person, kind).Select(id => (Id: id, Facts: FactsOf(id))).Where(own => own.Facts is not null).Select(own => (own.Id, own.Facts!));

    private IEnumerable<Guid> Subjects(Guid person, string kind) => Group(person).SelectMany(one => ties.GetValueOrDefault(one, []).Where(tie => tie.Kind == kind).Select(tie => tie.Subject)).Distinct();

    private bool IsSeen(Guid person) => records.GetValueOrDefault(person) is { } row && (seesSealed || !row.Sealed) && (actor.Scope.Contains(row.PlaceCode) || actor.Scope.Contains(row.HukouCode));

    private PersonRecord? Record(Guid person) => ReadPerson.Of(
        desk: null, [.. Group(person).Select(one => (one, entries.GetValueOrDefault(one, [])))], at);

    private Guid Canonical(Guid id)
    {
        while (records.GetValueOrDefault(id)?.LinkedTo is { } next)
        {
            id = next;
        }

        return id;
    }

    /// <summary>All records of one person, the main one first.</summary>
    private List<Guid> Group(Guid id)
    {
        var group = new List<Guid> { Canonical(id) };
        for (var next = 0; next < group.Count; next++)
        {
            group.AddRange(linked[group[next]].Order());
        }

        return group;
    }

    /// <summary>What a record says then; null for one under a seal or one that says nothing.</summary>
    private Facts? FactsOf(Guid subject) => facts.GetValueOrDefault(subject);

    private Guid[] Unasked(IEnumerable<Guid> ids) => [.. ids.Where(id => !asked.Contains(id)).Distinct()];

    private async Task Entries(IEnumerable<Guid> subjects)
    {
        var ids = subjects.Where(id => !entries.ContainsKey(id)).Distinct().ToArray();
        var seals = (await All<SealRow>("seals", ids)).ToLookup(seal => seal.Subject);
        var rows = (await All<JournalRow>("entries", ids)).ToLookup(row => row.Subject);
        foreach (var id in ids)
        {
            var closed = seesSealed ? [] : seals[id].ToList();
            var own = rows[id].Select(row => row.Entry).ToList();
            entries[id] = closed.Count == 0 ? own : [.. own.Select(entry => entry with { Values = entry.Values.RemoveRange(closed.Where(seal => seal.Entry == entry.Id).Select(seal => seal.Element!)) })];
            facts[id] = closed.Exists(seal => seal.Entry is null) || Facts.At(entries[id], at.KnownAt, at.TrueOn) is not { IsEmpty: false } known ? null : known;
        }
    }

    private async Task<List<T>> All<T>(string statement, IReadOnlyCollection<Guid> ids)
    {
        var rows = new List<T>();
        foreach (var some in ids.Chunk(IdsAtOnce))
        {
            rows.AddRange(await unit.Query<T>(Sql[statement], new { Ids = unit.ListOf(some) }));
        }

        return rows;
    }

    private sealed record RecordRow(Guid Id, string PlaceCode, string HukouCode, Guid? LinkedTo, bool Sealed);

    private sealed record SealRow(Guid Subject, Guid? Entry, string? Element);
}
