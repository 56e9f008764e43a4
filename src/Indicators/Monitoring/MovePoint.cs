using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Indicators;

/// <summary>Hands a monitoring point over to another reporter, or ends it. What was before stays on record.</summary>
/// <param name="Point">The point.</param>
/// <param name="Post">The new reporter's post; null ends the point.</param>
/// <param name="On">From which day; of an end the last day. Today or before, no earlier than the step before.</param>
/// <param name="Note">Why; may be empty.</param>
public sealed record MovePoint(Guid Point, Guid? Post, DateOnly On, string Note)
{
    /// <summary>The most characters of a note.</summary>
    public const int MostNote = 300;

    /// <summary>Does it.</summary>
    /// <param name="unit">A unit that may write.</param>
    /// <param name="actor">Who decides.</param>
    /// <param name="roles">Which roles may report.</param>
    /// <param name="today">The day in China.</param>
    /// <param name="by">The name kept with the step.</param>
    /// <returns>Why not: <c>ACC-0001</c>, <c>ACC-0002</c>, <c>IND-0307</c> to <c>IND-0309</c>; null when it was, and when the post reports already.</returns>
    public async Task<Problem?> Run(UnitOfWork unit, Actor actor, RoleBook roles, DateOnly today, string by)
    {
        var point = await Points.Find(unit, actor.Scope, Point);
        var post = Post is { } id ? await Posts.Find(unit, actor.Scope, id) : null;
        if (Decide(this, actor, point, post, roles, today) is { } problem)
        {
            unit.Record(actor.Entry(point is null ? actor.ScopeFrom : PlaceRange.Full(point.Place), "indicator.point.refused", Point.ToString("D"), problem.Code));
            return problem;
        }

        if (Post is not null && point!.Reporter == Post)
        {
            return null;
        }

        var kind = Post is null ? PointStepKind.Ended : PointStepKind.HandedOver;
        await Points.Step(unit, actor, Point, point!.Steps.Length, new PointStep(kind, Post, On, Note.Length > MostNote ? Note[..MostNote] : Note, by, unit.Now));
        unit.Record(actor.Entry(PlaceRange.Full(point.Place), kind == PointStepKind.Ended ? "indicator.point.ended" : "indicator.point.handed-over", Point.ToString("D"), Post is { } to ? $"post:{to:D}" : ""));
        return null;
    }

    internal static Problem? Decide(MovePoint command, Actor actor, MonitoringPoint? point, Post? post, RoleBook roles, DateOnly today) =>
        actor.Need(IndicatorPermissions.Assign)
        ?? (point is null || (command.Post is not null && post is null) ? AccessProblems.NotHere() : null)
        ?? (point!.Until is null ? null : IndicatorProblems.PointEnded())
        ?? (command.Post is null || Points.MayReport(post, point.Place, roles) ? null : IndicatorProblems.NotAReporter())
        ?? (command.On <= today && command.On >= point.Steps[^1].On ? null : IndicatorProblems.PointDay());
}
