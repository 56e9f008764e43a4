using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Casework;

/// <summary>
/// The family confirms what it was offered, where the law wants an application and everything it needs is known: the confirmation is the application. Confirmed twice,
/// by either parent, is confirmed once; who pays hears of it.
/// </summary>
/// <param name="Matter">The thread.</param>
/// <param name="Benefit">The benefit.</param>
/// <param name="Subject">For whom, as the standing names it.</param>
public sealed record ConfirmOffer(Guid Matter, string Benefit, string Subject)
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(ConfirmOffer));

    /// <summary>Does it, in a unit of work that may write more.</summary>
    /// <returns>Null, or why not: <c>ACC-0001</c>, <c>CASE-0209</c>, <c>CASE-0305</c>. Nothing is stored then.</returns>
    public async Task<Problem?> Run(CaseDesk desk, UnitOfWork unit, Actor actor)
    {
        if (actor.Need(CaseworkPermissions.Apply) is { } refused)
        {
            return refused;
        }

        if (await CaseFile.Matter(unit, Matter) is not { } thread || !await MatterReaders.Has(unit, thread, actor))
        {
            return CaseProblems.NoSuchCase();
        }

        if (await unit.Find<OfferRow>(Sql["find"], new { Matter, Benefit, Subject }) is not { } offer)
        {
            return CaseProblems.OfferGone();
        }

        if (await unit.Execute(Sql["accept"], new { offer.Id, unit.Now, By = actor.EvidenceName }) == 1)
        {
            var standing = RunLawbook.Open(desk, offer.Id, offer.Body);
            await CaseFile.Tell(desk, unit, Matter, null, "accepted", new Bilingual(
                $"您已确认：{standing.Title.Zh}（{standing.For.Zh}）。不用再申请，由办理部门按规定发放或办理。", $"You confirmed: {standing.Title.En} ({standing.For.En}). Nothing more has to be applied for; the agency carries it out."));
            await desk.Post(unit, CaseworkModule.Accepted, new AcceptedOffer(offer.Family, Benefit, Subject));
            unit.Record(actor.Entry(thread.PlaceCode, "case.offer-accepted", offer.Family.ToString("D"), Benefit));
        }

        return null;
    }

    private sealed record OfferRow(Guid Id, Guid Family, byte[] Body);
}

/// <summary>The body of the message that an offer was confirmed: ids only. The amount, its grounds and its receipt stand with the family's standing.</summary>
public sealed record AcceptedOffer(Guid Family, string Benefit, string Subject);
