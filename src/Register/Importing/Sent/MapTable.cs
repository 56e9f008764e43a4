using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>Says under which headings the elements of a table stand, and on which sheet; it is checked anew with that.</summary>
/// <param name="Id">The table.</param>
/// <param name="Sheet">The sheet, or null for the first.</param>
/// <param name="Headings">Element → heading.</param>
public sealed record MapTable(Guid Id, string? Sheet, ImmutableSortedDictionary<string, string> Headings)
{
    /// <summary>Does it.</summary>
    /// <returns>Null, or why not: <c>ACC-0001</c>, <c>ACC-0002</c>, <c>REG-0214</c>.</returns>
    public async Task<Problem?> Run(RegisterDesk desk, UnitOfWork unit, Actor actor)
    {
        var table = await SentTables.Find(desk, unit, actor, Id);
        if ((actor.Need(RegisterPermissions.Import) ?? (table is null ? AccessProblems.NotHere() : table.State is SentState.Checked or SentState.Refused ? null : RegisterProblems.TableMovedOn())) is { } problem)
        {
            unit.Record(actor.Entry(actor.ScopeFrom, "register.import.refused", Id.ToString("D"), problem.Code));
            return problem;
        }

        var rows = Headings.Where(pair => pair.Value.Length > 0 && SentTables.Elements.Contains(pair.Key, StringComparer.Ordinal)).Select(pair => ImmutableArray.Create(pair.Key, pair.Value)).ToList();
        await unit.Execute(SentTables.Sql["map"], new { Id, Mapping = rows.Count == 0 ? null : CsvText.Write(rows), Sheet = string.IsNullOrWhiteSpace(Sheet) ? null : Sheet.Trim(), unit.Now });
        await SentTables.Enqueue(unit, Id);
        unit.Record(actor.Entry(actor.ScopeFrom, "register.import.mapped", Id.ToString("D")));
        return null;
    }
}
