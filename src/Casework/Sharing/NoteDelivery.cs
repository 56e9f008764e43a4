using Anyu.Access;
using Anyu.Exchange;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Casework;

/// <summary>Reports to the sharing catalogue that a table arrived under an agreement: from then on its last update and match rate are that of this table. One id is noted once.</summary>
/// <param name="Id">The id of the delivery.</param>
/// <param name="Share">The agreement.</param>
/// <param name="Read">How many rows it had.</param>
/// <param name="Matched">How many of them belong to somebody known here.</param>
public sealed record NoteDelivery(Guid Id, string Share, long Read, long Matched)
{
    /// <summary>Whether the catalogue has the agreement: null, or <c>CASE-0403</c>.</summary>
    public static Problem? Refusal(ServiceShelf shelf, string share) => shelf.Sharing.Shares.Any(known => known.Id == share) ? null : CaseProblems.NoShareNamed(share);

    /// <summary>Does it.</summary>
    /// <returns>Null, or why not: <c>CASE-0403</c>.</returns>
    public async Task<Problem?> Run(ServiceShelf shelf, UnitOfWork unit, Actor actor)
    {
        if (Refusal(shelf, Share) is { } refused)
        {
            return refused;
        }

        await Deliveries.Note(unit, actor, Id, Share, new FeedState(CaseDesk.DayOf(unit.Now), Read, Matched));
        return null;
    }
}
