using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>Two records that may be of one person or of one birth.</summary>
/// <param name="One">The record in the actor's scope.</param>
/// <param name="OneName">Its name.</param>
/// <param name="Other">The other; null where the actor may not see it: a registrar whose scope holds both places sees both.</param>
/// <param name="OtherName">Its name; empty where it may not be seen.</param>
/// <param name="Score">The sum of the contributions.</param>
/// <param name="Reasons">The contributions.</param>
/// <param name="FoundAt">When it was found.</param>
public sealed record PairView(Guid One, string OneName, Guid? Other, string OtherName, int Score, ImmutableArray<MatchReason> Reasons, DateTimeOffset FoundAt);

/// <summary>The work list of pairs that nobody has decided, the oldest first.</summary>
public static class OpenPairs
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(OpenPairs));

    /// <summary>Reads a page of it, in a unit of work that may write: reading leaves evidence.</summary>
    /// <returns>The pairs, or why not: <c>ACC-0001</c>.</returns>
    public static async Task<Result<IReadOnlyList<PairView>>> Run(RegisterDesk desk, UnitOfWork unit, Actor actor, int page = 1, int rows = 20)
    {
        if (actor.Need(RegisterPermissions.Link) is { } missing)
        {
            unit.Record(actor.Entry(actor.ScopeFrom, "register.pair.refused", "pairs", missing.Code));
            return Result<IReadOnlyList<PairView>>.Failure(missing);
        }

        var size = Math.Clamp(rows, 1, Limits.PageRows);
        var found = await unit.Query<PairRow>(Sql["open"], new { actor.ScopeFrom, actor.ScopeTo, Rows = size, Skip = (Math.Max(page, 1) - 1) * size });
        unit.Record(actor.Entry(actor.ScopeFrom, "register.pair.list", "pairs", string.Join(' ', found.Select(pair => pair.OneId.Written()))));
        return Result<IReadOnlyList<PairView>>.Success([.. found.Select(pair => View(desk, actor, pair))]);
    }

    private static PairView View(RegisterDesk desk, Actor actor, PairRow pair)
    {
        var seen = actor.Scope.Contains(pair.OtherPlace) || actor.Scope.Contains(pair.OtherHukou);
        return new PairView(pair.OneId, pair.OneName, seen ? pair.OtherId : null, seen ? pair.OtherName : "", pair.Score, desk.Rules.Explain(pair.Kind, pair.Reasons), pair.FoundAt);
    }

    private sealed record PairRow(Guid OneId, string OneName, Guid OtherId, string OtherName, string OtherPlace, string OtherHukou, string Kind, int Score, string Reasons, DateTimeOffset FoundAt);
}
