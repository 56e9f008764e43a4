using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>Gives a table up that is not imported: the file is deleted, what was said of it stays.</summary>
/// <param name="Id">The table.</param>
public sealed record DropTable(Guid Id)
{
    private static readonly Actor Keeper = Actor.OfProgram("imports", PlaceRange.Nation);

    /// <summary>Does it.</summary>
    /// <returns>Null, or why not: <c>ACC-0001</c>, <c>ACC-0002</c>, <c>REG-0214</c>.</returns>
    public async Task<Problem?> Run(RegisterDesk desk, UnitOfWork unit, Actor actor)
    {
        var table = await SentTables.Find(desk, unit, actor, Id);
        var proposal = table is { State: SentState.Waiting } ? await Proposals.Open(unit, actor.Scope, SentTables.Action, Id.ToString("D")) : null;
        var problem = actor.Need(RegisterPermissions.Import)
            ?? (table is null ? AccessProblems.NotHere() : table.IsOpen ? null : RegisterProblems.TableMovedOn())
            ?? (proposal is null ? null : await DecideProposal.Withdraw(unit, actor, proposal.Id));
        if (problem is not null)
        {
            unit.Record(actor.Entry(actor.ScopeFrom, "register.import.refused", Id.ToString("D"), problem.Code));
            return problem;
        }

        await Forget(unit, Id);
        unit.Record(actor.Entry(actor.ScopeFrom, "register.import.dropped", Id.ToString("D")));
        return null;
    }

    /// <summary>Gives up what nobody imported for as many days as the content says.</summary>
    internal static async Task Old(RegisterDesk desk, UnitOfWork unit)
    {
        foreach (var id in await unit.Query<Guid>(SentTables.Sql["old"], new { Before = unit.Now.AddDays(-desk.Imports.DaysKept) }))
        {
            await Forget(unit, id);
            unit.Record(Keeper.Entry(PlaceRange.Nation.From, "register.import.dropped", id.ToString("D"), "old"));
        }
    }

    private static async Task Forget(UnitOfWork unit, Guid id)
    {
        await unit.Execute(SentTables.Sql["forget"], new { Id = id });
        await SentTables.Turn(unit, id, SentState.Dropped);
    }
}
