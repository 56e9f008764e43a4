using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Access;

/// <summary>Gives a vacant post to an account.</summary>
/// <param name="Post">The post.</param>
/// <param name="Account">Who gets it.</param>
public sealed record FillPost(Guid Post, Guid Account)
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(FillPost));

    /// <summary>Does it, or says why not: <c>ACC-0001</c>, <c>ACC-0002</c>, <c>ACC-0015</c>, <c>ACC-0016</c>. Filled twice by the same account is done once.</summary>
    public async Task<Problem?> Run(UnitOfWork unit, Actor actor)
    {
        var post = await Posts.Find(unit, actor.Scope, Post);
        var account = await Accounts.FindFor(unit, actor.Scope, Account);
        if (Decide(actor, post, account) is { } problem)
        {
            unit.Record(actor.Entry(actor.Scope.From, "access.post.refused", Post.ToString("D"), problem.Code));
            return problem;
        }

        if (post!.Holder == Account)
        {
            return null;
        }

        if (await unit.Execute(Sql["add"], new { Id = unit.NewId(), Post, Account, unit.Now }) == 0)
        {
            return AccessProblems.PostHeld();
        }

        unit.Record(actor.Entry(post.Scope.From, "access.post.filled", Post.ToString("D"), $"account:{Account:D}"));
        return null;
    }

    internal Problem? Decide(Actor actor, Post? post, Account? account) =>
        actor.Need(AccessPermissions.Administer)
        ?? (post is { IsOpen: true } ? null : AccessProblems.NotHere())
        ?? (account is { IsOpen: true } ? null : AccessProblems.NoStaffAccount())
        ?? (post!.Holder is null || post.Holder == Account ? null : AccessProblems.PostHeld());
}
