using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Access;

/// <summary>Imports a roster: who is new is named, who is known corrected where the table says otherwise, trainings are added. Nobody is ended for not being in it.</summary>
/// <param name="Table">The table.</param>
public sealed record ImportRoster(Table Table)
{
    /// <summary>What it would do. It leaves evidence, since what is on record is compared.</summary>
    /// <returns>The plan, or why not: <c>ACC-0001</c>, <c>ACC-0211</c>, <c>ACC-0214</c>, <c>ACC-0215</c>.</returns>
    public async Task<Result<RosterPlan>> Check(UnitOfWork unit, Actor actor, RosterRules rules, PlaceTree places)
    {
        var plan = actor.Need(AccessPermissions.WriteRoster) is { } refusal
            ? Result<RosterPlan>.Failure(refusal)
            : RosterPlan.Of(Table, await Rosters.Inside(unit, actor.Scope), rules, places, (actor.Scope, Rosters.DayOf(unit.Now)));
        unit.Record(actor.Entry(actor.ScopeFrom, plan.Value is null ? "access.roster.refused" : "access.roster.checked", "table", plan.Value is null ? plan.Problems[0].Code : ""));
        return plan;
    }

    /// <summary>Stores the good rows; those with problems are left out. Imported again it changes nothing.</summary>
    /// <returns>What was done, or why not, as <see cref="Check"/> says it; <c>ACC-0210</c> when somebody corrected one of the entries meanwhile, and nothing is stored.</returns>
    public async Task<Result<RosterPlan>> Run(UnitOfWork unit, Actor actor, RosterRules rules, PlaceTree places)
    {
        var plan = await Check(unit, actor, rules, places);
        foreach (var row in plan.Value?.Rows ?? [])
        {
            var place = PlaceRange.Full(row.Line.Place);
            var person = row.Known ?? new RosterPerson(unit.NewId(), 0, place, row.Facts, actor.EvidenceName, unit.Now);
            if (row.Change is RosterChange.Name or RosterChange.Correct)
            {
                if (!await Rosters.Append(unit, unit.NewId(), person with { Version = person.Version + 1, Facts = row.Facts, RecordedBy = actor.EvidenceName }))
                {
                    unit.Abandon();
                    return Result<RosterPlan>.Failure(AccessProblems.CorrectedMeanwhile());
                }

                unit.Record(actor.Entry(place, row.Change == RosterChange.Name ? "access.roster.named" : "access.roster.corrected", person.Id.ToString("D"), "import"));
            }

            if (row.Training is { } training)
            {
                await new RecordTraining(unit.NewId(), person.Id, training).Add(unit, actor, place);
            }
        }

        return plan;
    }
}
