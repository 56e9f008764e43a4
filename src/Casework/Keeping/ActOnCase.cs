using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Casework;

/// <summary>
/// Does one command to one case: a clerk's, an applicant's, an agency's or the clock's. The sender makes the command's id: sent twice is done once.
/// </summary>
/// <param name="Id">The command's id.</param>
/// <param name="Case">The case.</param>
/// <param name="Command">Makes the command for who acts.</param>
public sealed record ActOnCase(Guid Id, Guid Case, Func<Party, CaseCommand> Command)
{
    /// <summary>Does it, in a unit of work that may write more.</summary>
    /// <returns>The case afterwards, or why nothing happened: <c>CASE-0201</c> to <c>CASE-0238</c>; <c>CASE-0209</c> for every case that is not the actor's to see. Nothing is stored then.</returns>
    public async Task<Result<CaseState>> Run(CaseDesk desk, UnitOfWork unit, Actor actor)
    {
        var party = await CaseDesk.PartyOf(unit, actor);
        if (await CaseFile.Open(desk, unit, Case) is not { } open)
        {
            return Fail(unit, CaseProblems.NoSuchCase());
        }

        if (!await CaseSight.Sees(unit, open, actor) && !await GrantRows.Shares(unit, Case, actor))
        {
            return Fail(unit, CaseProblems.NoSuchCase());
        }

        party = actor.Kind == ActorKind.Citizen ? Party.Applicant(open.State.Applicant) : party;

        if (await CaseFile.WasDone(unit, Id, Case))
        {
            return Result<CaseState>.Success(open.State);
        }

        var decision = CaseEngine.Decide(open.Service, open.State, Command(party), CaseDesk.DayOf(unit.Now), desk.Shelf.Calendar);
        if (!decision.Problems.IsEmpty)
        {
            unit.Abandon();
            return Result<CaseState>.Failure(decision.Problems);
        }

        if (!decision.Events.IsEmpty)
        {
            await CaseFile.Store(desk, unit, actor, open.Row.Matter, open.Service, open.State, decision);
            if (decision.State!.Outcome == CaseOutcome.Withdrawn && open.State.Outcome is null)
            {
                await OfferAgain.Run(desk, unit, actor, open);
            }
        }

        return Result<CaseState>.Success(decision.State!);
    }

    private static Result<CaseState> Fail(UnitOfWork unit, Problem problem)
    {
        unit.Abandon();
        return Result<CaseState>.Failure(problem);
    }
}

/// <summary>Who sees a case: its applicant, the posts of the agencies that have a step in it, where that step is done, and who supervises the place.</summary>
internal static class CaseSight
{
    public static async Task<bool> Sees(UnitOfWork unit, OpenCase open, Actor actor) => actor.Kind switch
    {
        ActorKind.Citizen => (await OwnKeys.Of(unit, actor)).Contains(open.Row.Applicant, StringComparer.Ordinal),
        ActorKind.Program => actor.Scope.Contains(open.Row.PlaceCode),
        _ => open.Row.Applicant == actor.EvidenceName || (actor.May(CaseworkPermissions.Read) && (Supervises(open, actor) || open.Service.Steps.Any(s => HasPart(open, s, actor, CaseDesk.DayOf(unit.Now))))),
    };

    private static bool Supervises(OpenCase open, Actor actor) =>
        actor.May(CaseworkPermissions.Supervise) && actor.AgencyKind == open.Service.Agency && actor.Scope.Contains(open.Row.PlaceCode);

    private static bool HasPart(OpenCase open, StepDefinition step, Actor actor, DateOnly today)
    {
        var own = open.State.Steps.GetValueOrDefault(step.Id);
        var agency = own?.Status == StepStatus.InReview ? open.Service.Review!.Agency : step.Agency;
        return step.Kind != StepKind.Automatic && own is { Attempt: > 0 } && agency == actor.AgencyKind
            && CaseEngine.PlaceOf(open.Service, step, open.State, today) is { } place && actor.Scope.Contains(place);
    }
}
