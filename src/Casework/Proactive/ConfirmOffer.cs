using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Casework;

/// <summary>
/// The family confirms what it was offered, where the law wants an application and everything it needs is known: the confirmation is the application, and a case is open at the
/// office that arranges it. Confirmed twice, by either parent, is confirmed once and is one case; who pays hears of it.
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
            await CaseFile.Tell(desk, unit, Matter, null, "accepted", Told(standing, desk.Shelf.Book.Benefits.GetValueOrDefault(Benefit)?.Next, await Open(desk, unit, actor, thread, offer, standing)));
            await desk.Post(unit, CaseworkModule.Accepted, new AcceptedOffer(offer.Family, Benefit, Subject));
            unit.Record(actor.Entry(thread.PlaceCode, "case.offer-accepted", offer.Family.ToString("D"), Benefit));
        }

        return null;
    }

    /// <summary>Opens the case; null where no office is named for the benefit.</summary>
    private static async Task<string?> Open(CaseDesk desk, UnitOfWork unit, Actor actor, MatterRow thread, OfferRow offer, Standing standing)
    {
        var known = desk.Register is { } register ? await Families.Of(desk, register, unit, ZeroApplication.Program, offer.Family) : null;
        var family = new GrantThread(offer.Family, thread.Id, new Hand(thread.Applicant, "当事人 applicant"), thread.PlaceCode, known?.Known);
        return await OpenGrant.Run(desk, unit, actor, family, standing, RunLawbook.ReceiptOf(desk, offer.Id, offer.Receipt));
    }

    private static Bilingual Told(Standing standing, Bilingual? next, string? number) => number is null
        ? new Bilingual($"您已确认：{standing.Title.Zh}（{standing.For.Zh}）。{next?.Zh}", $"You confirmed: {standing.Title.En} ({standing.For.En}). {next?.En}".TrimEnd())
        : new Bilingual($"您已确认：{standing.Title.Zh}（{standing.For.Zh}）。不用再申请，办件号 {number}。", $"You confirmed: {standing.Title.En} ({standing.For.En}). Nothing more has to be applied for; number {number}.");

    private sealed record OfferRow(Guid Id, Guid Family, byte[] Body, byte[] Receipt);
}

/// <summary>The body of the message that an offer was confirmed: ids only. The amount, its grounds and its receipt stand with the family's standing.</summary>
public sealed record AcceptedOffer(Guid Family, string Benefit, string Subject);
