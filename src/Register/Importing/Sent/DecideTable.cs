using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>The second pair of eyes on an import: another person than who asked for it confirms it or sends it back.</summary>
/// <param name="Id">The table.</param>
/// <param name="Confirm">Whether it is imported.</param>
/// <param name="Note">Why not; needed to send it back.</param>
public sealed record DecideTable(Guid Id, bool Confirm, string Note)
{
    /// <summary>Does it.</summary>
    /// <returns>Null, or why not: <c>ACC-0001</c>, <c>ACC-0002</c>, <c>ACC-0012</c>, <c>ACC-0021</c>, <c>ACC-0022</c>, <c>ACC-0024</c>, <c>REG-0214</c>.</returns>
    public async Task<Problem?> Run(RegisterDesk desk, UnitOfWork unit, Actor actor)
    {
        var table = await SentTables.Find(desk, unit, actor, Id);
        var problem = actor.Need(RegisterPermissions.Import) ?? (table is null ? AccessProblems.NotHere() : null);
        var proposal = table is { State: SentState.Waiting } ? await Proposals.Open(unit, actor.Scope, SentTables.Action, Id.ToString("D")) : null;
        if ((problem ?? (proposal is null ? RegisterProblems.TableMovedOn() : null)) is { } refused)
        {
            unit.Record(actor.Entry(actor.ScopeFrom, "register.import.refused", Id.ToString("D"), refused.Code));
            return refused;
        }

        if (await new DecideProposal(proposal!.Id, Confirm, ConfirmTable.DigestOf(table!), Note).Run(unit, actor) is { } undecided)
        {
            return undecided;
        }

        await (Confirm ? ConfirmTable.Begin(unit, Id) : SentTables.Turn(unit, Id, SentState.Checked));
        return null;
    }
}
