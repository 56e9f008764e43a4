using Anyu.Access;
using Anyu.Store;

namespace Anyu.Casework;

/// <summary>Looks after running cases without anybody asking: notes limits that passed, dates that became known, and tasks whose post was vacated.</summary>
public static class ClockRound
{
    private const int Most = 500;

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(ClockRound));

    /// <summary>Notes what is late today, each case in a unit of its own; returns how many cases were looked at. Run again on the same day it finds nothing more.</summary>
    public static async Task<int> Run(CaseDesk desk, Database database, CancellationToken stop = default)
    {
        var actor = Actor.OfProgram("clocks", PlaceRange.Nation);
        var late = await database.Read(
            unit => unit.Query<Guid>(Sql["late"], new { Today = CaseDesk.DayOf(unit.Now), Horizon = desk.Shelf.Calendar.LastDay, Yes = true, No = false, Most }), stop);
        foreach (var id in late)
        {
            await database.Write(unit => new ActOnCase(unit.NewId(), id, party => new LookAtClocks(party)).Run(desk, unit, actor), stop);
        }

        return late.Count;
    }

    /// <summary>Gives back the tasks that a post holds, so that others can take them: for a post that was vacated.</summary>
    public static async Task Free(CaseDesk desk, UnitOfWork unit, Guid post)
    {
        var actor = Actor.OfProgram("vacated-posts", PlaceRange.Nation);
        foreach (var held in await unit.Query<HeldRow>(Sql["held"], new { Holder = $"post:{post:D}" }))
        {
            await new ActOnCase(unit.NewId(), held.CaseId, party => new FreeTask(party, held.Step)).Run(desk, unit, actor);
        }
    }

    private sealed record HeldRow(Guid CaseId, string Step);
}
