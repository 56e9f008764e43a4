using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Casework;

/// <summary>A closed case as statistics count it; nothing that was stated in it.</summary>
/// <param name="Id">The case.</param>
/// <param name="Service">The service.</param>
/// <param name="Number">Its number.</param>
/// <param name="PlaceCode">Where, twelve digits.</param>
/// <param name="SubmittedOn">When it was sent.</param>
/// <param name="ClosedOn">When it was closed.</param>
/// <param name="LateSteps">How many of its steps passed their limit while they were open.</param>
public sealed record CountedCase(Guid Id, string Service, string Number, string PlaceCode, DateOnly SubmittedOn, DateOnly ClosedOn, long LateSteps)
{
    /// <summary>Whether no step passed its limit.</summary>
    public bool IsOnTime => LateSteps == 0;
}

/// <summary>Counts the cases of a place that were closed in a span of days. Those that the applicant took back are left out: nobody was late with them.</summary>
public static class CountCases
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(CountCases));

    /// <summary>The closed cases, the earliest first.</summary>
    /// <param name="unit">A unit that may write: counting leaves evidence.</param>
    /// <param name="actor">Who counts.</param>
    /// <param name="place">The place; it must lie inside the actor's scope.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <returns>The cases, or why not: <c>ACC-0001</c>, <c>ACC-0002</c>.</returns>
    public static async Task<Result<IReadOnlyList<CountedCase>>> Closed(UnitOfWork unit, Actor actor, PlaceCode place, DateOnly from, DateOnly to)
    {
        var range = PlaceRange.Of(place);
        var problem = actor.Need(CaseworkPermissions.Count) ?? (actor.Scope.Contains(range) ? null : AccessProblems.NotHere());
        unit.Record(actor.Entry(problem is null ? PlaceRange.Full(place) : actor.ScopeFrom, problem is null ? "case.count" : "case.count-refused", "cases", problem?.Code ?? place.ToString()));
        return problem is not null
            ? Result<IReadOnlyList<CountedCase>>.Failure(problem)
            : Result<IReadOnlyList<CountedCase>>.Success(await unit.Query<CountedCase>(Sql["closed"], new { From = from, To = to, PlaceFrom = range.From, PlaceTo = range.To, Yes = true }));
    }

    /// <summary>Notes in the evidence that cases behind a count were seen.</summary>
    /// <returns>Why they may not be: <c>ACC-0001</c>; nothing is to be shown then.</returns>
    public static Problem? Seen(UnitOfWork unit, Actor actor, IEnumerable<CountedCase> cases)
    {
        if (actor.Need(CaseworkPermissions.Read) is { } problem)
        {
            unit.Record(actor.Entry(actor.ScopeFrom, "case.counted.refused", "cases", problem.Code));
            return problem;
        }

        foreach (var one in cases)
        {
            unit.Record(actor.Entry(one.PlaceCode, "case.counted.read", one.Id.ToString("D")));
        }

        return null;
    }
}
