using System.Globalization;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Access;

/// <summary>Approves or refuses a request to open a record.</summary>
/// <param name="Id">The request.</param>
/// <param name="Approve">Whether it is approved.</param>
/// <param name="Note">Why; needed for a refusal.</param>
public sealed record DecideGrant(Guid Id, bool Approve, string Note)
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(DecideGrant));

    /// <summary>Does it, or says why not: <c>ACC-0001</c>, <c>ACC-0002</c>, <c>ACC-0012</c>, <c>ACC-0021</c>, <c>ACC-0022</c>.</summary>
    public async Task<Problem?> Run(UnitOfWork unit, Actor actor)
    {
        var grant = await Grants.Find(unit, actor.Scope, Id);
        if (Decide(this, actor, grant) is { } problem)
        {
            unit.Record(actor.Entry(actor.Scope.From, "access.grant.refused", Id.ToString("D"), problem.Code));
            return problem;
        }

        var until = Approve ? unit.Now.AddHours(int.Parse(grant!.Reference, CultureInfo.InvariantCulture)) : (DateTimeOffset?)null;
        if (await unit.Execute(Sql["decide"], new { Id, State = Approve ? "open" : "refused", UntilAt = until, DecidedBy = actor.Account, Note, unit.Now }) == 0)
        {
            return AccessProblems.DecidedAlready(null);
        }

        unit.Record(actor.Entry(grant!.PlaceCode, Approve ? "access.grant.approved" : "access.grant.declined", grant.Subject.ToString("D"), $"grant:{Id:D} post:{grant.Post:D}"));
        return null;
    }

    internal static Problem? Decide(DecideGrant command, Actor actor, Grant? grant) =>
        actor.Need(AccessPermissions.DecideGrant)
        ?? (grant is { Kind: PurposeKind.Approval } ? null : AccessProblems.NotHere())
        ?? (grant!.Account == actor.Account ? AccessProblems.OwnDecision() : null)
        ?? (grant.State == GrantState.Asked ? null : AccessProblems.DecidedAlready(grant.DecidedAt))
        ?? (!command.Approve && string.IsNullOrWhiteSpace(command.Note) ? AccessProblems.TextMissing(new("不同意的理由", "reason for refusing")) : null);
}
