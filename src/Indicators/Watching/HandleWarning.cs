using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Indicators;

/// <summary>A step in a warning's life by somebody who is signed in: acknowledged or closed by who may handle warnings, scored by who may score, inside the scope. It leaves evidence, refusals too.</summary>
/// <param name="Id">The warning.</param>
/// <param name="To">The state to come to.</param>
/// <param name="Note">The cause, or a remark.</param>
public sealed record HandleWarning(string Id, WarningState To, string Note)
{
    /// <summary>The most characters of a note.</summary>
    public const int MostNote = 500;

    /// <summary>Does it.</summary>
    /// <param name="unit">A unit that may write.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="catalogue">The definitions, which say where another person scores.</param>
    /// <param name="name">The name kept with the step.</param>
    /// <returns>Why not: <c>ACC-0001</c>; <c>ACC-0002</c> for one that is not there and for one of another place alike; <c>IND-0206</c>, <c>IND-0208</c>, <c>IND-0214</c>. Null when it was.</returns>
    public async Task<Problem?> Run(UnitOfWork unit, Actor actor, IndicatorCatalogue catalogue, string name)
    {
        var warning = (await WarningLedger.All(unit)).FirstOrDefault(w => w.Test.Id == Id && actor.Scope.Contains(w.Test.Place));
        var problem = actor.Need(To is WarningState.ScoredTrue or WarningState.ScoredFalse ? IndicatorPermissions.Score : IndicatorPermissions.Handle)
            ?? (warning is null ? AccessProblems.NotHere() : null)
            ?? await WarningLedger.Step(unit, catalogue, warning!, To, new WarningHand(name, actor.Account == Guid.Empty ? null : actor.Account), Note.Length > MostNote ? Note[..MostNote] : Note);
        var place = warning is null ? actor.ScopeFrom : PlaceRange.Full(warning.Test.Place);
        unit.Record(actor.Entry(place, problem is null ? "indicator.warning.step" : "indicator.warning.refused", warning?.Test.Id ?? "warning", problem?.Code ?? To.ToString()));
        return problem;
    }
}
