using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>
/// Says that a table whose dry run ended is imported. From as many rows as <c>content/register/imports.csv</c> says, another person with the same permission confirms it first.
/// </summary>
/// <param name="Id">The table.</param>
public sealed record ConfirmTable(Guid Id)
{
    /// <summary>Does it.</summary>
    /// <returns>Null, or why not: <c>ACC-0001</c>, <c>ACC-0002</c>, <c>ACC-0022</c>, <c>REG-0214</c>. Nothing is stored then but evidence.</returns>
    public async Task<Problem?> Run(RegisterDesk desk, UnitOfWork unit, Actor actor)
    {
        var table = await SentTables.Find(desk, unit, actor, Id);
        if ((actor.Need(RegisterPermissions.Import) ?? (table is null ? AccessProblems.NotHere() : table is { State: SentState.Checked, Report.Counts: not null } ? null : RegisterProblems.TableMovedOn())) is { } problem)
        {
            unit.Record(actor.Entry(actor.ScopeFrom, "register.import.refused", Id.ToString("D"), problem.Code));
            return problem;
        }

        if (table!.Report!.Counts!.Read >= desk.Imports.SecondPersonFrom)
        {
            var proposed = await new Propose(unit.NewId(), SentTables.Action, Id.ToString("D"), DigestOf(table), actor.ScopeFrom).Run(unit, actor);
            await (proposed is null ? SentTables.Turn(unit, Id, SentState.Waiting) : Task.FromResult(0));
            return proposed;
        }

        await Begin(unit, Id);
        unit.Record(actor.Entry(actor.ScopeFrom, "register.import.confirmed", Id.ToString("D"), table.Digest));
        return null;
    }

    /// <summary>The file and how its columns are read: what both persons see.</summary>
    internal static string DigestOf(SentTable table) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{table.Digest}\n{table.Sheet}\n{table.Mapping}")));

    internal static async Task Begin(UnitOfWork unit, Guid id)
    {
        await SentTables.Turn(unit, id, SentState.Importing);
        await SentTables.Enqueue(unit, id);
    }
}
