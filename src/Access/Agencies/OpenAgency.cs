using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Access;

/// <summary>Opens an agency.</summary>
/// <param name="Id">Chosen by the caller; asked twice is done once.</param>
/// <param name="Name">Its name in both languages.</param>
/// <param name="Kind">One of the kinds that some role belongs to.</param>
/// <param name="Place">Where it works.</param>
public sealed record OpenAgency(Guid Id, Bilingual Name, string Kind, PlaceCode Place)
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(OpenAgency));

    /// <summary>Does it, or says why not: <c>ACC-0001</c>, <c>ACC-0002</c>, <c>ACC-0010</c>, <c>ACC-0012</c>.</summary>
    public async Task<Problem?> Run(UnitOfWork unit, Actor actor, RoleBook roles)
    {
        var place = PlaceRange.Full(Place);
        if (Decide(this, actor, roles) is { } problem)
        {
            unit.Record(actor.Entry(place, "access.agency.refused", Id.ToString("D"), problem.Code));
            return problem;
        }

        if (await unit.Execute(Sql["add"], new { Id, NameZh = Name.Zh, NameEn = Name.En, Kind, PlaceCode = place, unit.Now }) == 1)
        {
            unit.Record(actor.Entry(place, "access.agency.opened", Id.ToString("D"), Kind));
        }

        return null;
    }

    internal static Problem? Decide(OpenAgency command, Actor actor, RoleBook roles) =>
        actor.Need(AccessPermissions.Administer)
        ?? (actor.Scope.Contains(command.Place) ? null : AccessProblems.NotHere())
        ?? (roles.AgencyKinds.Contains(command.Kind) ? null : AccessProblems.UnknownAgencyKind(command.Kind, roles.AgencyKinds))
        ?? (string.IsNullOrWhiteSpace(command.Name.Zh) ? AccessProblems.TextMissing(new("名称", "name")) : null);
}
