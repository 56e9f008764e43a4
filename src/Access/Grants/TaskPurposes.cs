using Anyu.Store;

namespace Anyu.Access;

/// <summary>Standing purposes: while a task is a post's, its persons are the post's to read. Called by whoever keeps tasks, in the transaction of the task.</summary>
public static class TaskPurposes
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(TaskPurposes));

    /// <summary>Gives a post the purpose of a task for some persons; said twice is done once.</summary>
    public static async Task Open(UnitOfWork unit, Actor actor, Guid task, Guid post, string placeCode, params IReadOnlyCollection<Guid> subjects)
    {
        foreach (var subject in subjects)
        {
            var added = await unit.Execute(Sql["add"], new { Id = unit.NewId(), Post = post, Subject = subject, PlaceCode = placeCode, Reference = task.ToString("D"), unit.Now });
            if (added == 1)
            {
                unit.Record(actor.Entry(placeCode, "access.grant.opened", subject.ToString("D"), $"task:{task:D} post:{post:D}"));
            }
        }
    }

    /// <summary>Ends the purposes of a task, once it is done.</summary>
    public static Task Close(UnitOfWork unit, Guid task) => unit.Execute(Sql["end"], new { Reference = task.ToString("D") });

    /// <summary>Moves the purposes of a task to another post.</summary>
    public static async Task Move(UnitOfWork unit, Actor actor, Guid task, Guid toPost)
    {
        var moved = await unit.Query<SubjectRow>(Sql["of-task"], new { Reference = task.ToString("D") });
        await Close(unit, task);
        foreach (var place in moved.GroupBy(row => row.PlaceCode, StringComparer.Ordinal))
        {
            await Open(unit, actor, task, toPost, place.Key, [.. place.Select(row => row.Subject)]);
        }
    }

    private sealed record SubjectRow(Guid Subject, string PlaceCode);
}
