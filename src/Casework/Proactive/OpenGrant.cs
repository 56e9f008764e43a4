using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Casework;

/// <summary>The thread in which a family hears of its benefits.</summary>
/// <param name="Family">The parent through whom the family is found.</param>
/// <param name="Matter">The thread.</param>
/// <param name="Applicant">Who stands as applicant; the other parent acts alike.</param>
/// <param name="PlaceCode">Where the family lives, twelve digits.</param>
/// <param name="Known">What the register knows of it; null where casework stands alone.</param>
internal sealed record GrantThread(Guid Family, Guid Matter, Hand Applicant, string PlaceCode, RegisterFamily? Known);

/// <summary>
/// Makes a case of a benefit that is certain, so that an office arranges it: with the sentence of law, the receipt, the amount and the place, in the unit in which it became certain
/// or was confirmed. There is one case for a benefit, a subject and a period, whoever confirms and however often; a later difference of money has a case of its own.
/// </summary>
internal static class OpenGrant
{
    /// <summary>Opens it.</summary>
    /// <returns>The number of the case that is there now; null where no office arranges it or the definition refuses, which is recorded.</returns>
    public static async Task<string?> Run(CaseDesk desk, UnitOfWork unit, Actor actor, GrantThread thread, Standing standing, string receipt, StandingChange? difference = null)
    {
        if (Office(desk, thread, standing) is not var (service, office, place))
        {
            return null;
        }

        var rows = await GrantRows.Of(unit, standing.Benefit, standing.Subject, standing.Period);
        if (difference is null && rows.LastOrDefault(row => row.IsLive) is { } there)
        {
            return there.Number;
        }

        var (id, today, turn) = (unit.NewId(), CaseDesk.DayOf(unit.Now), rows.Count + 1);
        var facts = GrantFacts.Of(thread.Known, service, standing).AddRange(GrantFacts.Of(standing, turn, office, place)).AddRange(GrantFacts.Of(standing, receipt, today))
            .AddRange(difference is null ? [] : GrantFacts.Of(difference));
        var decision = CaseEngine.Decide(service, null, new Submit(Party.Applicant(thread.Applicant), id, SubmitCase.NumberOf(id, today), facts), today, desk.Shelf.Calendar);
        if (!decision.Problems.IsEmpty)
        {
            unit.Record(actor.Entry(thread.PlaceCode, "case.grant-refused", thread.Family.ToString("D"), $"{standing.Benefit} {decision.Problems[0].Code}"));
            return null;
        }

        var state = decision.State!;
        if (await CaseFile.Add(unit, state, thread.Matter, service.Title, CaseFile.SameKey(desk, service, state.Facts)?.Key))
        {
            await CaseFile.Store(desk, unit, actor, thread.Matter, service, null, decision);
            await GrantRows.Add(desk, unit, id, thread.Family, standing, receipt, turn);
        }

        return state.Number;
    }

    /// <summary>Who arranges it, and where; null where nobody is named.</summary>
    private static (ServiceDefinition Service, GrantOffice Office, PlaceCode Place)? Office(CaseDesk desk, GrantThread thread, Standing standing)
    {
        var home = PlaceCode.Parse(thread.PlaceCode);
        var deciding = standing.Place is { } code ? PlaceCode.Parse(code) : home;
        var near = home.IsWithin(deciding) ? home : deciding;
        return desk.Shelf.Proactive.Grants is { } rules && rules.Offices.FirstOrDefault(office => office.Benefits.Contains(standing.Benefit) && near.Level >= office.Level) is { } found
            ? (desk.Shelf.Services[rules.Service], found, near.At(found.Level))
            : null;
    }
}
