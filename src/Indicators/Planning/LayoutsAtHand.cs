using Anyu.Forecast;
using Anyu.Kernel;
using Anyu.Law;
using Anyu.Store;

namespace Anyu.Indicators;

/// <summary>The layout of a place's services: by the last kept forecast that was made with its parts, else by its forecast divided now, which nothing can cite until it is kept.</summary>
public static class LayoutsAtHand
{
    /// <summary>The layout.</summary>
    /// <param name="database">A database with <see cref="IndicatorsModule.Migrations"/>, or null.</param>
    /// <param name="forecasts">The forecasts of the place.</param>
    /// <param name="release">The counts that the public may see.</param>
    /// <param name="law">The lawbook.</param>
    /// <returns>The layout; <c>IND-0216</c> to <c>IND-0218</c>, <c>IND-0228</c> where the forecast cannot be divided.</returns>
    public static async Task<Result<ServiceLayout>> Of(Database? database, PlaceForecasts forecasts, Release release, Lawbook law)
    {
        if (database is not null && forecasts.LatestWithParts is var (id, run) && await KeepForecast.PartsOf(database, forecasts.Place, run) is { IsEmpty: false } parts)
        {
            return Result<ServiceLayout>.Success(ServiceLayout.Of(forecasts.Place, id, kept: true, run, parts, release, law));
        }

        var made = Divide(forecasts, release);
        return made.Value is { } all
            ? Result<ServiceLayout>.Success(ServiceLayout.Of(forecasts.Place, "", kept: false, all[0], [.. all.Skip(1)], release, law))
            : Result<ServiceLayout>.Failure(made.Problems);
    }

    /// <summary>The layout by the forecast that a plan cites, beside what there is now; null where it is not kept any more.</summary>
    /// <param name="database">A database with <see cref="IndicatorsModule.Migrations"/>.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="release">The counts that the public may see.</param>
    /// <param name="law">The lawbook.</param>
    public static async Task<ServiceLayout?> Cited(Database database, PlanVersion plan, Release release, Lawbook law)
    {
        var run = (await KeepForecast.All(database, plan.Place)).FirstOrDefault(one => one.Id == plan.Run && one.Run.Record.InputsHash == plan.InputsHash).Run;
        return run is not null && await KeepForecast.PartsOf(database, plan.Place, run) is { IsEmpty: false } parts
            ? ServiceLayout.Of(plan.Place, plan.Run, kept: true, run, parts, release, law)
            : null;
    }

    /// <summary>The latest forecast of a place divided over its parts, the whole first.</summary>
    /// <param name="forecasts">The forecasts of the place.</param>
    /// <param name="release">The counts that the public may see.</param>
    /// <returns>The runs; <c>IND-0216</c> to <c>IND-0218</c>, <c>IND-0228</c>.</returns>
    public static Result<IReadOnlyList<KeptRun>> Divide(PlaceForecasts forecasts, Release release) =>
        forecasts.Latest is not { } county ? Result<IReadOnlyList<KeptRun>>.Failure(IndicatorProblems.NotDivisible(forecasts.Place))
        : county.Plan.Synthetic && release.Book.Sets.Any(set => !set.Synthetic) ? Result<IReadOnlyList<KeptRun>>.Failure(IndicatorProblems.MadeUpForecast(forecasts.Place))
        : PartForecast.Of(county, release, forecasts.Place, threads: 2);
}
