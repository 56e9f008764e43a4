using Anyu.Access;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>The persons an actor may see: inside the scope by residence or hukou; a citizen, oneself and the children in one's care.</summary>
internal static class People
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(People));

    /// <summary>A person the actor may see; null for one that is not there and for one that may not be seen alike.</summary>
    public static Task<SeenPerson?> Seen(UnitOfWork unit, Actor actor, Guid id) => unit.Find<SeenPerson>(Sql["seen"], new
    {
        Id = id,
        actor.ScopeFrom,
        actor.ScopeTo,
        Own = actor.Person,
        SeesSealed = actor.May(RegisterPermissions.Sealed),
    });

    /// <summary>A person wherever it is, under no seal: for checks whose answer names nothing of it.</summary>
    public static Task<SeenPerson?> Any(UnitOfWork unit, Guid id) => unit.Find<SeenPerson>(Sql["any"], new { Id = id });

    /// <summary>The record at the end of the links of a person.</summary>
    public static async Task<Guid> Canonical(UnitOfWork unit, Guid id)
    {
        var found = id;
        while (await unit.Find<Guid?>(Sql["linked-to"], new { Id = found }) is { } next)
        {
            found = next;
        }

        return found;
    }

    /// <summary>The mother on record, or null.</summary>
    public static Task<Guid?> Mother(UnitOfWork unit, Guid child) => unit.Find<Guid?>(Sql["mother"], new { Id = child });

    /// <summary>All records of one person: the one the links end at, and those that lead to it.</summary>
    public static async Task<IReadOnlyList<Guid>> Group(UnitOfWork unit, Guid id)
    {
        var group = new List<Guid> { await Canonical(unit, id) };
        for (var at = 0; at < group.Count; at++)
        {
            group.AddRange(await unit.Query<Guid>(Sql["linked-from"], new { Id = group[at] }));
        }

        return group;
    }
}

/// <summary>The values of a person that use cases check.</summary>
internal sealed record SeenPerson(Guid Id, string PlaceCode, string HukouCode, string Name, int Sex, DateOnly BirthDate, DateOnly? DiedOn, Guid? LinkedTo, bool Sealed);
