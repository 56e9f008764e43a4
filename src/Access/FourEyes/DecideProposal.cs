using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Access;

/// <summary>
/// The second pair of eyes: confirms or rejects what another person proposed. The database holds that it is another person. Whether the actor may
/// confirm this action is for the module to decide whose action it is; a confirmed proposal is carried out in the same unit.
/// </summary>
/// <param name="Id">The proposal.</param>
/// <param name="Confirm">Whether it is confirmed.</param>
/// <param name="Digest">Of the content as the decider saw it.</param>
/// <param name="Note">What the decider writes; needed for a rejection.</param>
public sealed record DecideProposal(Guid Id, bool Confirm, string Digest, string Note)
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(DecideProposal));

    /// <summary>Does it, or says why not: <c>ACC-0002</c>, <c>ACC-0012</c>, <c>ACC-0021</c>, <c>ACC-0022</c>, <c>ACC-0024</c>.</summary>
    public async Task<Problem?> Run(UnitOfWork unit, Actor actor)
    {
        var proposal = await Proposals.Find(unit, actor.Scope, Id);
        if (Decide(this, actor, proposal) is { } problem)
        {
            unit.Record(actor.Entry(actor.Scope.From, "access.proposal.refused", Id.ToString("D"), problem.Code));
            return problem;
        }

        var row = new { Id, State = Confirm ? "confirmed" : "rejected", DecidedBy = actor.Account, DecidedPost = actor.Post, Note, unit.Now };
        if (await unit.Execute(Sql["decide"], row) == 0)
        {
            return AccessProblems.DecidedAlready(null);
        }

        unit.Record(actor.Entry(proposal!.PlaceCode, Confirm ? "access.proposal.confirmed" : "access.proposal.rejected", proposal.Subject, $"{proposal.Action} proposal:{Id:D} {Digest}"));
        return null;
    }

    /// <summary>Takes a proposal back; only who made it can. Said twice is done once.</summary>
    public static async Task<Problem?> Withdraw(UnitOfWork unit, Actor actor, Guid id)
    {
        var proposal = await Proposals.Find(unit, actor.Scope, id);
        if (proposal is null || proposal.ProposedBy != actor.Account)
        {
            unit.Record(actor.Entry(actor.Scope.From, "access.proposal.refused", id.ToString("D"), AccessProblems.NotHere().Code));
            return AccessProblems.NotHere();
        }

        if (await unit.Execute(Sql["withdraw"], new { Id = id, actor.Account, actor.Post, unit.Now }) == 1)
        {
            unit.Record(actor.Entry(proposal.PlaceCode, "access.proposal.withdrawn", proposal.Subject, $"{proposal.Action} proposal:{id:D}"));
        }

        return null;
    }

    internal static Problem? Decide(DecideProposal command, Actor actor, Proposal? proposal) =>
        (actor.Kind == ActorKind.Post && proposal is not null ? null : AccessProblems.NotHere())
        ?? (proposal!.ProposedBy == actor.Account ? AccessProblems.OwnDecision() : null)
        ?? (proposal.State == ProposalState.Open ? null : AccessProblems.DecidedAlready(proposal.DecidedAt))
        ?? (proposal.Digest == command.Digest ? null : AccessProblems.ProposalChanged())
        ?? (!command.Confirm && string.IsNullOrWhiteSpace(command.Note) ? AccessProblems.TextMissing(new("退回的理由", "reason for rejecting")) : null);
}
