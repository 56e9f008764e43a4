using Anyu.Store;

namespace Anyu.Access;

/// <summary>Looks posts up.</summary>
public static class Posts
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(Posts));

    /// <summary>The posts whose own scope lies inside a scope, by agency.</summary>
    public static async Task<IReadOnlyList<Post>> Inside(UnitOfWork unit, PlaceRange scope)
    {
        var range = new { ScopeFrom = scope.From, ScopeTo = scope.To };
        var roles = (await unit.Query<PostRoleRow>(Sql["roles-inside"], range)).ToLookup(row => row.Post, row => row.Role);
        return [.. (await unit.Query<PostRow>(Sql["inside"], range)).Select(row => row.With(roles[row.Id]))];
    }

    /// <summary>The post of an id whose own scope lies inside a scope; null when there is none, wherever the fault lies.</summary>
    public static async Task<Post?> Find(UnitOfWork unit, PlaceRange scope, Guid id) =>
        await unit.Find<PostRow>(Sql["one"], new { Id = id, ScopeFrom = scope.From, ScopeTo = scope.To }) is { } row ? await Whole(unit, row) : null;

    /// <summary>The open posts of an agency, vacant ones too, oldest first.</summary>
    public static async Task<IReadOnlyList<Post>> Of(UnitOfWork unit, Guid agency)
    {
        var posts = new List<Post>();
        foreach (var row in await unit.Query<PostRow>(Sql["of-agency"], new { Agency = agency }))
        {
            posts.Add(await Whole(unit, row));
        }

        return posts;
    }

    /// <summary>The posts that an account holds now.</summary>
    public static async Task<IReadOnlyList<Post>> HeldBy(UnitOfWork unit, Guid account)
    {
        var posts = new List<Post>();
        foreach (var row in await unit.Query<PostRow>(Sql["held-by"], new { Account = account }))
        {
            posts.Add(await Whole(unit, row));
        }

        return posts;
    }

    /// <summary>Who held a post at an instant: the person behind an entry of the evidence log. Null when it was vacant.</summary>
    public static async Task<Account?> HolderAt(UnitOfWork unit, Guid post, DateTimeOffset at) =>
        await unit.Find<Guid?>(Sql["holder-at"], new { Post = post, At = at }) is { } account ? await Accounts.Find(unit, account) : null;

    private static async Task<Post> Whole(UnitOfWork unit, PostRow row) =>
        row.With((await unit.Query<PostRoleRow>(Sql["roles"], new { Post = row.Id })).Select(role => role.Role));
}
