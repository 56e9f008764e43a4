using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Register;
using Anyu.Store;

namespace Anyu.Casework;

/// <summary>
/// Under which keys the matters of whoever acts may stand. A person's records may be linked: what was kept under any of them is the person's, and is its
/// record's alone again once the link is undone, since nothing is moved.
/// </summary>
internal static class OwnKeys
{
    /// <summary>The key of the actor, and of every record of the same person.</summary>
    public static async Task<ImmutableArray<string>> Of(UnitOfWork unit, Actor actor)
    {
        var own = CaseDesk.KeyOf(actor);
        return actor.Kind != ActorKind.Citizen || actor.Person == Guid.Empty
            ? [own]
            : [own, .. (await CanonicalPerson.Group(unit, actor.Person)).Select(CaseDesk.PersonKey).Where(key => key != own)];
    }
}
