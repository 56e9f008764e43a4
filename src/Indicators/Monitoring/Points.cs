using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Indicators;

/// <summary>Looks monitoring points up.</summary>
public static class Points
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(Points));

    /// <summary>The points of a scope, ended ones too, by place and name.</summary>
    public static async Task<ImmutableArray<MonitoringPoint>> Inside(UnitOfWork unit, PlaceRange scope)
    {
        var range = new { ScopeFrom = scope.From, ScopeTo = scope.To };
        var steps = (await unit.Query<PointStepRow>(Sql["steps-inside"], range)).ToLookup(row => row.Point);
        return [.. (await unit.Query<PointRow>(Sql["inside"], range)).Select(row => row.With(steps[row.Id]))];
    }

    /// <summary>The point of an id inside a scope; null when there is none, wherever the fault lies.</summary>
    public static async Task<MonitoringPoint?> Find(UnitOfWork unit, PlaceRange scope, Guid id) =>
        await unit.Find<PointRow>(Sql["one"], new { Id = id, ScopeFrom = scope.From, ScopeTo = scope.To }) is { } row ? row.With(await unit.Query<PointStepRow>(Sql["steps"], new { Id = id })) : null;

    /// <summary>Records one step of a point.</summary>
    internal static Task<int> Step(UnitOfWork unit, Actor actor, Guid point, int number, PointStep step) => unit.Execute(Sql["add-step"], new
    {
        Point = point, Step = (long)number, Kind = step.Kind.ToString(), step.Post, OnDay = step.On, step.Note, ByName = step.By, ByAccount = actor.Account == Guid.Empty ? (Guid?)null : actor.Account, AtInstant = step.At,
    });

    /// <summary>Whether a post may report for a place: it is open, answers for the place and its roles permit it.</summary>
    internal static bool MayReport(Post? post, PlaceCode place, RoleBook roles) =>
        post is { IsOpen: true } && post.Scope.Contains(place) && roles.PermissionsOf(post.Roles).Contains(IndicatorPermissions.Report);

    /// <summary>The posts that may report for a place, vacant ones too.</summary>
    public static async Task<ImmutableArray<Post>> Reporters(UnitOfWork unit, Actor actor, RoleBook roles, PlaceCode place) =>
        [.. (await Posts.Inside(unit, actor.Scope)).Where(p => MayReport(p, place, roles))];
}

/// <summary>A point as a row.</summary>
internal sealed record PointRow(Guid Id, string Place, string NameZh, string NameEn, string Forms, DateOnly Since)
{
    public MonitoringPoint With(IEnumerable<PointStepRow> steps) =>
        new(Id, PlaceCode.Parse(Place), new(NameZh, NameEn), [.. Forms.Split(' ', StringSplitOptions.RemoveEmptyEntries)], Since, [.. steps.Select(s => s.Step())]);
}

/// <summary>A step of a point as a row.</summary>
internal sealed record PointStepRow(Guid Point, string Kind, Guid? Post, DateOnly OnDay, string Note, string ByName, DateTimeOffset AtInstant)
{
    public PointStep Step() => new(Enum.Parse<PointStepKind>(Kind), Post, OnDay, Note, ByName, AtInstant);
}
