using System.Collections.Immutable;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Access;

/// <summary>Opens a post at an agency.</summary>
/// <param name="Id">Chosen by the caller; asked twice is done once.</param>
/// <param name="Agency">The agency.</param>
/// <param name="Title">Its title in both languages.</param>
/// <param name="Place">The place whose records it sees, with all places inside: the agency's or a narrower one.</param>
/// <param name="Roles">Its roles.</param>
public sealed record OpenPost(Guid Id, Guid Agency, Bilingual Title, PlaceCode Place, ImmutableArray<string> Roles)
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(OpenPost));

    /// <summary>Does it, or says why not: <c>ACC-0001</c>, <c>ACC-0002</c>, <c>ACC-0011</c> to <c>ACC-0014</c>.</summary>
    public async Task<Problem?> Run(UnitOfWork unit, Actor actor, RoleBook roles)
    {
        var scope = PlaceRange.Of(Place);
        var agency = await Agencies.Find(unit, actor.Scope, Agency);
        if (Decide(this, actor, agency, roles) is { } problem)
        {
            unit.Record(actor.Entry(scope.From, "access.post.refused", Id.ToString("D"), problem.Code));
            return problem;
        }

        if (await unit.Execute(Sql["add"], new { Id, Agency, TitleZh = Title.Zh, TitleEn = Title.En, ScopeFrom = scope.From, ScopeTo = scope.To, unit.Now }) == 1)
        {
            await unit.ExecuteEach(Sql["role"], Roles.Select(role => new PostRoleRow(Id, role)));
            unit.Record(actor.Entry(scope.From, "access.post.opened", Id.ToString("D"), string.Join(' ', Roles)));
        }

        return null;
    }

    internal static Problem? Decide(OpenPost command, Actor actor, Agency? agency, RoleBook roles) =>
        actor.Need(AccessPermissions.Administer)
        ?? (agency is { IsOpen: true } && actor.Scope.Contains(command.Place) ? null : AccessProblems.NotHere())
        ?? (IsWithin(command.Place, agency!) ? null : AccessProblems.ScopeTooWide())
        ?? (string.IsNullOrWhiteSpace(command.Title.Zh) ? AccessProblems.TextMissing(new("岗位名称", "title")) : null)
        ?? roles.Unfit(command.Roles, agency!.Kind);

    private static bool IsWithin(PlaceCode place, Agency agency) => PlaceRange.Of(PlaceCode.Parse(agency.PlaceCode)).Contains(place);
}
