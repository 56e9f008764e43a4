using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Access;

/// <summary>Judges afterwards whether an emergency opening was justified. The opening ends with the review.</summary>
/// <param name="Id">The opening.</param>
/// <param name="Justified">What was found.</param>
/// <param name="Note">On what ground; needed when it was not justified.</param>
public sealed record ReviewGrant(Guid Id, bool Justified, string Note)
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(ReviewGrant));

    /// <summary>Does it, or says why not: <c>ACC-0001</c>, <c>ACC-0002</c>, <c>ACC-0012</c>, <c>ACC-0021</c>, <c>ACC-0022</c>.</summary>
    public async Task<Problem?> Run(UnitOfWork unit, Actor actor)
    {
        var grant = await Grants.Find(unit, actor.Scope, Id);
        if (Decide(this, actor, grant) is { } problem)
        {
            unit.Record(actor.Entry(actor.Scope.From, "access.grant.refused", Id.ToString("D"), problem.Code));
            return problem;
        }

        if (await unit.Execute(Sql["review"], new { Id, Review = Justified ? "justified" : "unjustified", ReviewedBy = actor.Account, Note, unit.Now }) == 0)
        {
            return AccessProblems.DecidedAlready(null);
        }

        unit.Record(actor.Entry(grant!.PlaceCode, "access.grant.reviewed", grant.Subject.ToString("D"), $"grant:{Id:D} {(Justified ? "justified" : "unjustified")}"));
        return null;
    }

    internal static Problem? Decide(ReviewGrant command, Actor actor, Grant? grant) =>
        actor.Need(AccessPermissions.ReviewGrant)
        ?? (grant is { Kind: PurposeKind.BreakGlass } ? null : AccessProblems.NotHere())
        ?? (grant!.Account == actor.Account ? AccessProblems.OwnDecision() : null)
        ?? (grant.ReviewedAt is null ? null : AccessProblems.DecidedAlready(grant.ReviewedAt))
        ?? (!command.Justified && string.IsNullOrWhiteSpace(command.Note) ? AccessProblems.TextMissing(new("复核意见", "finding")) : null);
}
