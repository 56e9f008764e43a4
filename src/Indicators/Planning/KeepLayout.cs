using System.Collections.Immutable;
using System.Globalization;
using Anyu.Access;
using Anyu.Forecast;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Indicators;

/// <summary>Keeps a place's forecast divided over its parts, so that a plan can cite it; the forecast that was divided is kept too where it is not.</summary>
/// <param name="Place">The place.</param>
public sealed record KeepLayout(PlaceCode Place)
{
    /// <summary>Does it.</summary>
    /// <param name="unit">A unit that may write.</param>
    /// <param name="actor">Who keeps it.</param>
    /// <param name="county">The forecast that was divided, where it is not kept yet; null where it is.</param>
    /// <param name="runs">What <see cref="LayoutsAtHand.Divide"/> gave, the whole first.</param>
    /// <param name="name">The name kept with the runs.</param>
    /// <returns>Why not: <c>ACC-0001</c>, <c>ACC-0002</c>; null when they were kept.</returns>
    public async Task<Problem?> Run(UnitOfWork unit, Actor actor, KeptRun? county, IReadOnlyList<KeptRun> runs, string name)
    {
        var problem = actor.Need(IndicatorPermissions.Plan) ?? (actor.Scope.Contains(Place) ? null : AccessProblems.NotHere());
        if (problem is null)
        {
            await KeepForecast.Parts(unit, Place, [.. county is null ? [] : ImmutableArray.Create(county), .. runs], name);
        }

        unit.Record(actor.Entry(problem is null ? PlaceRange.Full(Place) : actor.ScopeFrom, problem is null ? "indicator.forecast.divided" : "indicator.forecast.refused", Place.ToString(), problem?.Code ?? string.Create(CultureInfo.InvariantCulture, $"{runs[0].Record.InputsHash[..16]}")));
        return problem;
    }
}
