using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Indicators;

/// <summary>Assigns a monitoring point: a place, its forms, and the post that reports them.</summary>
/// <param name="Id">Chosen by the caller; asked twice is done once.</param>
/// <param name="Place">A county, township or village; of an institution the place it reports for.</param>
/// <param name="Name">Its name; English may be empty.</param>
/// <param name="Forms">The ids of its forms.</param>
/// <param name="Since">Its first day, today or before.</param>
/// <param name="Post">The reporter's post.</param>
public sealed record AssignPoint(Guid Id, PlaceCode Place, Bilingual Name, ImmutableArray<string> Forms, DateOnly Since, Guid Post)
{
    /// <summary>The most characters of a point's name.</summary>
    public const int MostName = 80;

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(AssignPoint));

    /// <summary>Does it.</summary>
    /// <param name="unit">A unit that may write.</param>
    /// <param name="actor">Who decides.</param>
    /// <param name="plan">The forms.</param>
    /// <param name="roles">Which roles may report.</param>
    /// <param name="today">The day in China.</param>
    /// <param name="by">The name kept with the step.</param>
    /// <returns>Why not: <c>ACC-0001</c>, <c>ACC-0002</c>, <c>IND-0304</c> to <c>IND-0308</c>; null when it was.</returns>
    public async Task<Problem?> Run(UnitOfWork unit, Actor actor, MonitoringPlan plan, RoleBook roles, DateOnly today, string by)
    {
        var post = await Posts.Find(unit, actor.Scope, Post);
        var others = actor.Scope.Contains(Place) ? await Points.Inside(unit, PlaceRange.Of(Place)) : [];
        var problem = Decide(this, actor, plan, post, roles, others, today);
        var place = PlaceRange.Full(Place);
        if (problem is null && await unit.Execute(Sql["add"], new { Id, Place = Place.ToString(), PlaceCode = place, NameZh = Name.Zh, NameEn = Name.En, Forms = string.Join(' ', Forms), Since, unit.Now }) == 1)
        {
            await Points.Step(unit, actor, Id, 0, new PointStep(PointStepKind.Assigned, Post, Since, "", by, unit.Now));
            unit.Record(actor.Entry(place, "indicator.point.assigned", Id.ToString("D"), $"{string.Join(' ', Forms)} -> post:{Post:D}"));
        }
        else if (problem is not null)
        {
            unit.Record(actor.Entry(actor.Scope.Contains(Place) ? place : actor.ScopeFrom, "indicator.point.refused", Id.ToString("D"), problem.Code));
        }

        return problem;
    }

    internal static Problem? Decide(AssignPoint command, Actor actor, MonitoringPlan plan, Post? post, RoleBook roles, ImmutableArray<MonitoringPoint> others, DateOnly today)
    {
        var forms = command.Forms.Select(plan.Form).OfType<MonitoringForm>().ToList();
        var taken = others.Where(p => p.Place == command.Place && p.Until is null && p.Id != command.Id).SelectMany(p => p.Forms).ToHashSet(StringComparer.Ordinal);
        return actor.Need(IndicatorPermissions.Assign)
            ?? (actor.Scope.Contains(command.Place) && post is not null ? null : AccessProblems.NotHere())
            ?? (command.Name.Zh.Trim() is { Length: > 0 and <= MostName } && command.Name.En.Length <= MostName && forms.Count > 0 && forms.Count == command.Forms.Length ? null : IndicatorProblems.PointIncomplete())
            ?? forms.Where(f => !f.Levels.Contains(command.Place.Level)).Select(f => IndicatorProblems.FormNotHere(f.Label)).FirstOrDefault()
            ?? forms.Where(f => taken.Contains(f.Id)).Select(f => IndicatorProblems.FormTaken(f.Label)).FirstOrDefault()
            ?? (Points.MayReport(post, command.Place, roles) ? null : IndicatorProblems.NotAReporter())
            ?? (command.Since <= today ? null : IndicatorProblems.PointDay());
    }
}
