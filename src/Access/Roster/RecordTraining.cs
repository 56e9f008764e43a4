using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Access;

/// <summary>Records that a person of the roster attended a training.</summary>
/// <param name="Id">Its id, chosen by the caller; asked twice, or told twice for one day and subject, is done once.</param>
/// <param name="Entry">The person's entry.</param>
/// <param name="Facts">The training.</param>
public sealed record RecordTraining(Guid Id, Guid Entry, TrainingFacts Facts)
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(RecordTraining));

    /// <summary>Does it, or says why not: <c>ACC-0001</c>, <c>ACC-0002</c>, <c>ACC-0203</c>, <c>ACC-0206</c>, <c>ACC-0207</c>.</summary>
    public async Task<Problem?> Run(UnitOfWork unit, Actor actor)
    {
        var found = await Rosters.Find(unit, actor.Scope, Entry);
        if (Decide(actor, found, Rosters.DayOf(unit.Now)) is { } problem)
        {
            unit.Record(actor.Entry(actor.ScopeFrom, "access.roster.refused", Entry.ToString("D"), problem.Code));
            return problem;
        }

        await Add(unit, actor, found!.Now.PlaceCode);
        return null;
    }

    internal Problem? Decide(Actor actor, RosterHistory? found, DateOnly today) =>
        actor.Need(AccessPermissions.WriteRoster) ?? (found is null ? AccessProblems.NotHere() : null) ?? Facts.Faults(today).FirstOrDefault();

    internal async Task Add(UnitOfWork unit, Actor actor, string place)
    {
        var row = new { Id, Entry, PlaceCode = place, Facts.HeldOn, Facts.Subject, Facts.Hours, Facts.Certificate, RecordedBy = actor.EvidenceName, unit.Now };
        if (await unit.Execute(Sql["add"], row) == 1)
        {
            unit.Record(actor.Entry(place, "access.roster.trained", Entry.ToString("D"), Id.ToString("D")));
        }
    }
}
