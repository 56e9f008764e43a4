using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Access;

/// <summary>Withdraws a training that was recorded wrongly. It stays on record as withdrawn.</summary>
/// <param name="Id">The training.</param>
/// <param name="Entry">The person's entry.</param>
public sealed record WithdrawTraining(Guid Id, Guid Entry)
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(WithdrawTraining));

    /// <summary>Does it, or says why not: <c>ACC-0001</c>, <c>ACC-0002</c>. Withdrawn twice is done once.</summary>
    public async Task<Problem?> Run(UnitOfWork unit, Actor actor)
    {
        var found = await Rosters.Find(unit, actor.Scope, Entry);
        var problem = actor.Need(AccessPermissions.WriteRoster) ?? (found?.Trainings.Any(training => training.Id == Id) == true ? null : AccessProblems.NotHere());
        if (problem is not null)
        {
            unit.Record(actor.Entry(actor.ScopeFrom, "access.roster.refused", Entry.ToString("D"), problem.Code));
            return problem;
        }

        if (await unit.Execute(Sql["withdraw"], new { Id, Entry, unit.Now }) == 1)
        {
            unit.Record(actor.Entry(found!.Now.PlaceCode, "access.roster.training-withdrawn", Entry.ToString("D"), Id.ToString("D")));
        }

        return null;
    }
}
