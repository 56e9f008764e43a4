using Anyu.Access;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>Follows kin and marriages from person to person, as known at an instant and true on a day. Links are followed: every id it gives is a main record's.</summary>
internal sealed class FamilySearch(UnitOfWork unit, Actor actor, AsOf asOf)
{
    private readonly Dictionary<(Guid Person, string Kind), IReadOnlyList<(Guid Id, Facts Facts)>> records = [];
    private readonly Dictionary<Guid, Guid> canonical = [];
    private readonly Dictionary<Guid, KinView> kin = [];
    private readonly Dictionary<Guid, MarriageView> marriages = [];
    private readonly bool seesSealed = actor.May(RegisterPermissions.Sealed);

    /// <summary>The kin met so far.</summary>
    public IEnumerable<KinView> Kin => kin.OrderBy(pair => pair.Key).Select(pair => pair.Value);

    /// <summary>The marriages met so far, ended ones included.</summary>
    public IEnumerable<MarriageView> Marriages => marriages.OrderBy(pair => pair.Key).Select(pair => pair.Value);

    /// <summary>The members of a person's family, nearest relation first.</summary>
    public async Task<IReadOnlyList<(Guid Id, Relation Relation)>> Members(Guid person, int most)
    {
        var members = new Dictionary<Guid, Relation> { [person] = Relation.Self };
        var spouses = await Spouses(person);
        var parents = await Ends(person, child: true);
        Add(members, spouses, Relation.Spouse, most);
        Add(members, parents, Relation.Parent, most);
        Add(members, await Ends(person, child: false), Relation.Child, most);
        foreach (var parent in parents)
        {
            Add(members, await Ends(parent, child: false), Relation.Sibling, most);
        }

        foreach (var spouse in spouses)
        {
            Add(members, await Ends(spouse, child: false), Relation.SpouseChild, most);
        }

        foreach (var member in members.Keys.ToList())
        {
            await Ends(member, child: true);
            await Spouses(member);
        }

        foreach (var member in members.Keys.ToList())
        {
            if (!seesSealed && await People.Any(unit, member) is null)
            {
                members.Remove(member);
            }
        }

        return [.. members.Select(member => (member.Key, member.Value)).OrderBy(member => member.Value).ThenBy(member => member.Key)];
    }

    /// <summary>Guardianship and custody in force of which the ward is one of some persons.</summary>
    public async Task<IEnumerable<GuardianView>> Guardians(IEnumerable<Guid> persons)
    {
        var (_, trueOn) = asOf.At(unit);
        var found = new Dictionary<Guid, GuardianView>();
        foreach (var person in persons)
        {
            foreach (var (id, facts) in await Records(person, Kinds.Guardian))
            {
                if (await IsOf(facts, Elements.Person, person) && !(facts.Day(Elements.To) <= trueOn))
                {
                    Guid? guardian = facts.IdOrNull(Elements.Guardian) is { } one ? await Canonical(one) : null;
                    found[id] = new GuardianView(person, guardian, facts.IdOrNull(Elements.Organisation), facts.Text(Elements.Kind), facts.NeedDay(Elements.From));
                }
            }
        }

        return found.Values.OrderBy(view => view.From).ThenBy(view => view.Ward);
    }

    /// <summary>The pregnancies of some persons that had not ended.</summary>
    public async Task<IEnumerable<PregnancyView>> Pregnancies(IEnumerable<Guid> persons)
    {
        var found = new List<PregnancyView>();
        foreach (var person in persons)
        {
            foreach (var (id, facts) in await Records(person, Kinds.Pregnancy))
            {
                if (facts[Elements.To] is null && await IsOf(facts, Elements.Mother, person))
                {
                    found.Add(new PregnancyView(id, person, facts.NeedDay(Elements.ExpectedOn)));
                }
            }
        }

        return found.OrderBy(view => view.ExpectedOn);
    }

    /// <summary>The records of a kind about a person that the actor may see and that say something then.</summary>
    public async Task<IReadOnlyList<(Guid Id, Facts Facts)>> Records(Guid person, string kind)
    {
        if (records.TryGetValue((person, kind), out var known))
        {
            return known;
        }

        var (knownAt, trueOn) = asOf.At(unit);
        var found = new List<(Guid Id, Facts Facts)>();
        foreach (var one in await People.Group(unit, person))
        {
            foreach (var subject in await Journal.Tied(unit, one, kind))
            {
                var open = seesSealed || !await Journal.IsSealed(unit, subject);
                var facts = open ? Facts.At(await Journal.For(unit, subject, seesSealed), knownAt, trueOn) : null;
                if (facts is { IsEmpty: false } && found.TrueForAll(other => other.Id != subject))
                {
                    found.Add((subject, facts));
                }
            }
        }

        return records[(person, kind)] = found;
    }

    /// <summary>Whether an element of a record names a person, links followed.</summary>
    public async Task<bool> IsOf(Facts facts, string element, Guid person) => facts.IdOrNull(element) is { } id && await Canonical(id) == person;

    private static void Add(Dictionary<Guid, Relation> members, IEnumerable<Guid> found, Relation relation, int most)
    {
        foreach (var id in found.Where(_ => members.Count < most))
        {
            members.TryAdd(id, relation);
        }
    }

    /// <summary>The parents of a child, or the children of a parent.</summary>
    private async Task<IReadOnlyList<Guid>> Ends(Guid person, bool child)
    {
        var (_, trueOn) = asOf.At(unit);
        var found = new List<Guid>();
        foreach (var (id, facts) in await Records(person, Kinds.Kin))
        {
            var (parentId, childId) = (await Canonical(facts.Id(Elements.Parent)), await Canonical(facts.Id(Elements.Child)));
            if (facts.Day(Elements.To) <= trueOn)
            {
                continue;
            }

            kin[id] = new KinView(parentId, childId, facts.Text(Elements.Role), seesSealed ? facts.Text(Elements.Kind) : "", seesSealed ? facts.Day(Elements.From) : null);
            if ((child ? childId : parentId) == person)
            {
                found.Add(child ? parentId : childId);
            }
        }

        return found;
    }

    private async Task<IReadOnlyList<Guid>> Spouses(Guid person)
    {
        var (_, trueOn) = asOf.At(unit);
        var found = new List<Guid>();
        foreach (var (id, facts) in await Records(person, Kinds.Marriage))
        {
            var (one, other) = (await Canonical(facts.Id(Elements.One)), await Canonical(facts.Id(Elements.Other)));
            marriages[id] = new MarriageView(one, other, facts.NeedDay(Elements.From), facts.Day(Elements.To), facts[Elements.EndKind]);
            if (!(facts.Day(Elements.To) <= trueOn) && (one == person || other == person))
            {
                found.Add(one == person ? other : one);
            }
        }

        return found;
    }

    private async Task<Guid> Canonical(Guid id) => canonical.TryGetValue(id, out var known) ? known : canonical[id] = await People.Canonical(unit, id);
}
