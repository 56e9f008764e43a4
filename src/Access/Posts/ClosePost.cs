using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Access;

/// <summary>Ends a post for good, its holder's part first. What was done at it stays on record.</summary>
/// <param name="Id">Id of the message that the holder's part ended, chosen by the caller; asked twice is done once.</param>
/// <param name="Post">The post.</param>
public sealed record ClosePost(Guid Id, Guid Post)
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(ClosePost));

    /// <summary>Does it, or says why not: <c>ACC-0001</c>, <c>ACC-0002</c>.</summary>
    public async Task<Problem?> Run(UnitOfWork unit, Actor actor, Outbox outbox)
    {
        if (await new VacatePost(Id, Post).Run(unit, actor, outbox) is { } problem)
        {
            return problem;
        }

        if (await unit.Execute(Sql["close"], new { Post, unit.Now }) == 1)
        {
            unit.Record(actor.Entry(actor.Scope.From, "access.post.closed", Post.ToString("D")));
        }

        return null;
    }
}
