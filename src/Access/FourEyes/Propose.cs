using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Access;

/// <summary>
/// The first pair of eyes: proposes an action that another person must confirm. Whether the actor may propose it is for the module to decide whose action it is.
/// </summary>
/// <param name="Id">Chosen by the caller; proposed twice is done once.</param>
/// <param name="Action">What is to be done, such as <c>case.decide</c>.</param>
/// <param name="Subject">To what: an id.</param>
/// <param name="Digest">Of the content, such as the SHA-256 of what will be stored.</param>
/// <param name="PlaceCode">Where, twelve digits.</param>
public sealed record Propose(Guid Id, string Action, string Subject, string Digest, string PlaceCode)
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(Propose));

    /// <summary>Does it, or says why not: <c>ACC-0002</c>, <c>ACC-0022</c> when another proposal of this action is open.</summary>
    public async Task<Problem?> Run(UnitOfWork unit, Actor actor)
    {
        if (Decide(this, actor) is { } problem)
        {
            unit.Record(actor.Entry(PlaceCode, "access.proposal.refused", Subject, problem.Code));
            return problem;
        }

        var row = new { Id, Action, Subject, Digest, PlaceCode, ProposedBy = actor.Account, ProposedPost = actor.Post, unit.Now };
        if (await unit.Execute(Sql["add"], row) == 1)
        {
            unit.Record(actor.Entry(PlaceCode, "access.proposal.made", Subject, $"{Action} proposal:{Id:D} {Digest}"));
            return null;
        }

        return await Proposals.Find(unit, actor.Scope, Id) is null ? AccessProblems.DecidedAlready(null) : null;
    }

    internal static Problem? Decide(Propose command, Actor actor) =>
        actor.Kind == ActorKind.Post && actor.Scope.Contains(command.PlaceCode) ? null : AccessProblems.NotHere();
}
