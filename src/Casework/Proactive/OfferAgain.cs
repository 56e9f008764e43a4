using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Casework;

/// <summary>
/// A family that withdrew the case of a benefit may confirm it again: the offer comes back in the unit in which the case was withdrawn. The withdrawn case stays as it is,
/// and what is confirmed again is a case of its own. While another case for the same benefit, subject and period runs or was arranged, nothing comes back.
/// </summary>
internal static class OfferAgain
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(OfferAgain));

    /// <summary>Does it after a case was withdrawn; for every other case nothing.</summary>
    public static async Task Run(CaseDesk desk, UnitOfWork unit, Actor actor, OpenCase withdrawn)
    {
        if (await unit.Find<GrantedRow>(Sql["of-case"], new { CaseId = withdrawn.Row.Id }) is not { } granted
            || (await GrantRows.Of(unit, granted.Benefit, granted.Subject, granted.Period)).Any(row => row.IsLive)
            || await unit.Execute(Sql["bring-back"], new { granted.Family, granted.Benefit, granted.Subject, granted.Period, unit.Now }) == 0)
        {
            return;
        }

        var title = desk.Shelf.Book.Benefits.GetValueOrDefault(granted.Benefit)?.Label ?? withdrawn.Service.Title;
        await CaseFile.Tell(desk, unit, withdrawn.Row.Matter, null, "offered-again", new Bilingual(
            $"{title.Zh}的办件 {withdrawn.Row.Number} 已经撤回。还符合条件，想要时可以再确认。",
            $"Number {withdrawn.Row.Number} for {title.En} was withdrawn. You still qualify and may confirm it again."));
        unit.Record(actor.Entry(withdrawn.Row.PlaceCode, "case.offer-again", granted.Family.ToString("D"), granted.Benefit));
    }

    private sealed record GrantedRow(Guid Family, string Benefit, string Subject, string Period);
}
