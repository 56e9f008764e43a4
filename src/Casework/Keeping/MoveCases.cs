using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Casework;

/// <summary>What moving one case to another version would mean.</summary>
/// <param name="Case">The case.</param>
/// <param name="Number">Its number.</param>
/// <param name="Obstacles">Why it stays; empty when it can move.</param>
/// <param name="NewSteps">The steps it would gain.</param>
public sealed record CaseMove(Guid Case, string Number, ImmutableArray<Problem> Obstacles, ImmutableArray<string> NewSteps);

/// <summary>What a move did, or would do.</summary>
/// <param name="Moves">Case by case.</param>
/// <param name="WasDone">Whether it was done; false for a dry run.</param>
public sealed record MoveReport(ImmutableArray<CaseMove> Moves, bool WasDone);

/// <summary>
/// Moves running cases to the version in force: never by itself, always with a reason, and first as a dry run. A case stays where it is when the new
/// version lacks a step in which something already happened, or asks for a fact that the case does not state.
/// </summary>
/// <param name="Service">The service.</param>
/// <param name="FromHash">The version that the cases are pinned to.</param>
/// <param name="Reason">Why; stored with each case and in the evidence log.</param>
/// <param name="DryRun">Whether only to report.</param>
public sealed record MoveCases(string Service, string FromHash, string Reason, bool DryRun)
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(MoveCases));

    /// <summary>Reports, and moves unless it is a dry run.</summary>
    /// <returns>The report, or why not: <c>ACC-0001</c>, <c>CASE-0217</c>, <c>CASE-0303</c>.</returns>
    public async Task<Result<MoveReport>> Run(CaseDesk desk, UnitOfWork unit, Actor actor)
    {
        if (actor.Need(CaseworkPermissions.Define) is { } refused)
        {
            return Result<MoveReport>.Failure(refused);
        }

        if (string.IsNullOrWhiteSpace(Reason))
        {
            return Result<MoveReport>.Failure(CaseProblems.TextNeeded());
        }

        if (!desk.Shelf.Services.TryGetValue(Service, out var target))
        {
            return Result<MoveReport>.Failure(CaseProblems.NoSuchService(Service));
        }

        var moves = ImmutableArray.CreateBuilder<CaseMove>();
        var today = CaseDesk.DayOf(unit.Now);
        foreach (var id in await unit.Query<Guid>(Sql["running"], new { Service, From = FromHash, actor.ScopeFrom, actor.ScopeTo }))
        {
            var open = (await CaseFile.Open(desk, unit, id))!;
            var move = Look(open.Service, target, open.State, today);
            moves.Add(move);
            if (!DryRun && move.Obstacles.IsEmpty)
            {
                await Move(desk, unit, actor, open, target, move, today);
            }
        }

        return Result<MoveReport>.Success(new MoveReport(moves.ToImmutable(), !DryRun));
    }

    /// <summary>What stands in the way of one case.</summary>
    internal static CaseMove Look(ServiceDefinition from, ServiceDefinition to, CaseState state, DateOnly today)
    {
        var lost = state.Steps.Where(s => to.Step(s.Key) is null && s.Value.Status is not (StepStatus.Waiting or StepStatus.Skipped))
            .Select(s => CaseProblems.StepLost(from.Step(s.Key)?.Title ?? new(s.Key, s.Key)));
        var missing = FormCheck.Run(to, FormCheck.Complete(to, state.Facts, today), today).Where(p => p.Code == CaseProblems.FactMissingCode);
        var gained = to.Steps.Select(s => s.Id).Where(id => !state.Steps.ContainsKey(id));
        return new CaseMove(state.Id, state.Number, [.. lost, .. missing], [.. gained]);
    }

    private async Task Move(CaseDesk desk, UnitOfWork unit, Actor actor, OpenCase open, ServiceDefinition target, CaseMove move, DateOnly today)
    {
        var party = await CaseDesk.PartyOf(unit, actor);
        var run = new CaseRun(target, open.State, today, desk.Shelf.Calendar);
        run.Emit(new CaseMoved(today, party.Hand, target.Hash, Reason, move.NewSteps));
        run.Advance();
        await CaseFile.Store(desk, unit, actor, open.Row.Matter, target, open.State, new CaseDecision(run.State, run.Events, []));
    }
}
