using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>
/// A person's family as known at an instant and true on a day: parents, spouse, children, brothers and sisters, the spouse's children, with marriages,
/// guardianship, pregnancies and births. The members' records are told as far as the actor may see them.
/// </summary>
public static class FamilyOn
{
    /// <summary>Members of one answer.</summary>
    private const int MembersAtMost = 64;

    /// <summary>Does it, in a unit of work that may write: reading leaves evidence for each member whose record is told.</summary>
    /// <returns>The family, or why not: <c>ACC-0001</c>, <c>ACC-0002</c>.</returns>
    public static async Task<Result<FamilyView>> Run(RegisterDesk desk, UnitOfWork unit, Actor actor, Guid person, AsOf asOf)
    {
        var read = await ReadPerson.Run(desk, unit, actor, person, asOf);
        if (read.Value is not { } self)
        {
            return Result<FamilyView>.Failure(read.Problems);
        }

        var search = new FamilySearch(unit, actor, asOf);
        var members = await search.Members(self.Id, MembersAtMost);
        var told = new List<FamilyMember> { new(self.Id, Relation.Self, self) };
        foreach (var (id, relation) in members.Where(member => member.Id != self.Id))
        {
            told.Add(new FamilyMember(id, relation, await Told(desk, unit, actor, id, asOf)));
        }

        var ids = told.Select(member => member.Id).ToHashSet();
        return Result<FamilyView>.Success(new FamilyView(
            self.Id,
            [.. told],
            [.. search.Kin.Where(kin => ids.Contains(kin.Parent) && ids.Contains(kin.Child))],
            [.. search.Marriages.Where(marriage => ids.Contains(marriage.One) || ids.Contains(marriage.Other))],
            [.. await search.Guardians(ids)],
            [.. await search.Pregnancies(ids)],
            [.. await Births(desk, search, told)]));
    }

    private static async Task<PersonRecord?> Told(RegisterDesk desk, UnitOfWork unit, Actor actor, Guid id, AsOf asOf)
    {
        if (await People.Seen(unit, actor, id) is not { } seen)
        {
            return null;
        }

        unit.Record(actor.Entry(seen.PlaceCode, "register.person.read", id.Written(), "family"));
        return await ReadPerson.Of(desk, unit, actor, id, asOf);
    }

    private static async Task<IEnumerable<BirthView>> Births(RegisterDesk desk, FamilySearch search, List<FamilyMember> members)
    {
        var found = new List<BirthView>();
        foreach (var member in members)
        {
            foreach (var (id, facts) in await search.Records(member.Id, Kinds.Birth))
            {
                if (await search.IsOf(facts, Elements.Child, member.Id))
                {
                    var certificate = member.Record is not null && facts[Elements.Certificate] is { } text ? desk.Secrets.Open(Secrets.Certificate, id, Convert.FromBase64String(text)) : null;
                    found.Add(new BirthView(id, member.Id, facts.NeedDay(Elements.HappenedOn), facts.Whole(Elements.Ordinal), facts.Whole(Elements.Plurality), Place(facts[Elements.Place]), certificate));
                }
            }
        }

        return found;
    }

    internal static PlaceCode? Place(string? text) => text is null or PersonRow.Nowhere ? null : PlaceCode.Parse(text);
}
