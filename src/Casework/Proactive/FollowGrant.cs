using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Law;
using Anyu.Register;
using Anyu.Store;

namespace Anyu.Casework;

/// <summary>
/// Tells the case of a benefit when it is determined otherwise: one that is running goes on with what is due now, or ends with the reason when nothing is;
/// to one that was arranged a further case is opened for the money owed or to recover.
/// </summary>
internal static class FollowGrant
{
    /// <summary>Tells the cases of the changed benefit.</summary>
    /// <param name="desk">The desk.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="actor">The program that determined it.</param>
    /// <param name="thread">The family's thread.</param>
    /// <param name="change">What changed.</param>
    /// <param name="receipt">The receipt of the determination, base64.</param>
    public static async Task Run(CaseDesk desk, UnitOfWork unit, Actor actor, GrantThread thread, StandingChange change, string receipt)
    {
        if (change is not { Before: { IsCertain: true } before, Kind: not StandingTurn.Renewed } || desk.Shelf.Proactive.Grants is not { } rules)
        {
            return;
        }

        var rows = (await GrantRows.Of(unit, before.Benefit, before.Subject, before.Period)).Where(row => row.IsLive).ToList();
        var isLost = change.Kind == StandingTurn.Lost;
        foreach (var row in rows)
        {
            if (row.IsRunning)
            {
                await Tell(desk, unit, actor, row, change, receipt, isLost ? rules.Lost : "");
            }

            await GrantRows.Change(desk, unit, row.CaseId, change.After.IsCertain ? change.After : before, receipt, isLost);
        }

        if (change.DifferenceFen != 0 && rows.Exists(row => row.IsArranged))
        {
            await OpenGrant.Run(desk, unit, actor, thread, change.After.IsCertain ? change.After : before, receipt, change, rows[0].DecidedOn);
        }
    }

    /// <summary>Determines the cases of earlier years again, each on its day and with the facts true on it: a correction or an amendment may reach back.</summary>
    public static async Task<ImmutableArray<StandingChange>> LookBack(CaseDesk desk, RegisterDesk register, UnitOfWork unit, Actor actor, Guid family)
    {
        var changes = ImmutableArray.CreateBuilder<StandingChange>();
        var year = CaseDesk.DayOf(unit.Now).Year.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var seen = new HashSet<(string Benefit, string Subject, string Period)>();
        foreach (var row in await GrantRows.Before(unit, family, year))
        {
            var before = GrantRows.StandingOf(desk, row);
            if (!seen.Add((before.Benefit, before.Subject, row.Period)) || await Families.Of(desk, register, unit, actor, family, row.DecidedOn) is not { } then)
            {
                continue;
            }

            var request = DecisionRequest.For(row.DecidedOn) with { Benefits = [before.Benefit] };
            var found = Determiner.Decide(desk.Shelf.Book, then.Statement, request).Select(answer => Standing.Of(answer, before.Kind == StandingKind.Opened, then.IdOf, desk.Shelf.Book)).FirstOrDefault(standing => standing.Subject == before.Subject);
            if (found is null || StandingChange.Between(before, found, row.DecidedOn, before.FactsNow(then.Statement, desk.Shelf.Book)) is not { } change || await RunLawbook.MatterOf(unit, family) is not { } matter)
            {
                continue;
            }

            changes.Add(change);
            await CaseFile.Tell(desk, unit, matter, null, change.Kind.ToString().ToLowerInvariant(), change.Text());
            unit.Record(actor.Entry(then.PlaceCode, "case.standing-looked-back", family.ToString("D"), before.Benefit));
            await Run(desk, unit, actor, then.Thread(matter), change, Convert.ToBase64String(Receipt.Write(desk.Shelf.Book, then.Statement, request)));
        }

        return changes.ToImmutable();
    }

    private static async Task Tell(CaseDesk desk, UnitOfWork unit, Actor actor, GrantRow row, StandingChange change, string receipt, string ground)
    {
        var open = (await CaseFile.Open(desk, unit, row.CaseId))!;
        var text = change.Text();
        var values = GrantFacts.Of(change).Where(fact => fact.Key == "grant.change").Concat(change.After.IsCertain ? GrantFacts.Of(change.After, receipt, CaseDesk.DayOf(unit.Now)) : []);
        var command = new Redetermine(await CaseDesk.PartyOf(unit, actor), values.ToImmutableSortedDictionary(fact => fact.Key, fact => fact.Value, StringComparer.Ordinal), ground, $"{text.Zh} {text.En}");
        var decision = CaseEngine.Decide(open.Service, open.State, command, CaseDesk.DayOf(unit.Now), desk.Shelf.Calendar);
        if (decision.Problems.IsEmpty)
        {
            await CaseFile.Store(desk, unit, actor, open.Row.Matter, open.Service, open.State, decision);
        }
        else
        {
            unit.Record(actor.Entry(open.Row.PlaceCode, "case.grant-untold", row.CaseId.ToString("D"), decision.Problems[0].Code));
        }
    }
}
