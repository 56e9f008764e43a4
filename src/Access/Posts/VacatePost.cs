using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Access;

/// <summary>Takes a post from its holder, who has lost it with the next request; tells whoever keeps tasks.</summary>
/// <param name="Id">Id of the message, chosen by the caller; asked twice is done once.</param>
/// <param name="Post">The post.</param>
public sealed record VacatePost(Guid Id, Guid Post)
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(VacatePost));

    /// <summary>Does it, or says why not: <c>ACC-0001</c>, <c>ACC-0002</c>. A vacant post stays as it is.</summary>
    public async Task<Problem?> Run(UnitOfWork unit, Actor actor, Outbox outbox)
    {
        var post = await Posts.Find(unit, actor.Scope, Post);
        if (Decide(actor, post) is { } problem)
        {
            unit.Record(actor.Entry(actor.Scope.From, "access.post.refused", Post.ToString("D"), problem.Code));
            return problem;
        }

        if (await unit.Execute(Sql["end"], new { Post, unit.Now }) == 1)
        {
            await unit.Execute(Sql["end-sessions"], new { Post, unit.Now });
            await outbox.Post(unit, AccessModule.PostVacated, Id, Post.ToString("D"));
            unit.Record(actor.Entry(post!.Scope.From, "access.post.vacated", Post.ToString("D"), $"account:{post.Holder:D}"));
        }

        return null;
    }

    internal static Problem? Decide(Actor actor, Post? post) =>
        actor.Need(AccessPermissions.Administer) ?? (post is null ? AccessProblems.NotHere() : null);
}
