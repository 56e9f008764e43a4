using Anyu.Store;

namespace Anyu.Access;

/// <summary>Looks grants up.</summary>
public static class Grants
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(Grants));

    /// <summary>The grant of an id inside a scope; null when there is none, wherever the fault lies.</summary>
    public static async Task<Grant?> Find(UnitOfWork unit, PlaceRange scope, Guid id) =>
        (await unit.Find<GrantRow>(Sql["one"], new { Id = id, ScopeFrom = scope.From, ScopeTo = scope.To }))?.Grant;

    /// <summary>Requests to decide in a scope, oldest first.</summary>
    public static Task<IReadOnlyList<Grant>> Asked(UnitOfWork unit, PlaceRange scope, int most = 100) => List(unit, "asked", scope, most);

    /// <summary>Emergencies to review in a scope, the next due first.</summary>
    public static Task<IReadOnlyList<Grant>> ToReview(UnitOfWork unit, PlaceRange scope, int most = 100) => List(unit, "to-review", scope, most);

    /// <summary>What a post has asked or opened itself, latest first.</summary>
    public static async Task<IReadOnlyList<Grant>> Of(UnitOfWork unit, Guid post, int most = 100) =>
        [.. (await unit.Query<GrantRow>(Sql["of-post"], new { Post = post, Most = most })).Select(row => row.Grant)];

    private static async Task<IReadOnlyList<Grant>> List(UnitOfWork unit, string which, PlaceRange scope, int most) =>
        [.. (await unit.Query<GrantRow>(Sql[which], new { ScopeFrom = scope.From, ScopeTo = scope.To, Most = most })).Select(row => row.Grant)];
}
