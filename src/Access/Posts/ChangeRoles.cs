using System.Collections.Immutable;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Access;

/// <summary>Gives a post other roles; its holder has them from the next request on.</summary>
/// <param name="Post">The post.</param>
/// <param name="Roles">All its roles from now on.</param>
public sealed record ChangeRoles(Guid Post, ImmutableArray<string> Roles)
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(ChangeRoles));

    /// <summary>Does it, or says why not: <c>ACC-0001</c>, <c>ACC-0002</c>, <c>ACC-0013</c>, <c>ACC-0014</c>, <c>ACC-0017</c> for one's own post.</summary>
    public async Task<Problem?> Run(UnitOfWork unit, Actor actor, RoleBook roles)
    {
        var post = await Posts.Find(unit, actor.Scope, Post);
        if (Decide(this, actor, post, roles) is { } problem)
        {
            unit.Record(actor.Entry(actor.Scope.From, "access.post.refused", Post.ToString("D"), problem.Code));
            return problem;
        }

        if (post!.Roles.ToHashSet(StringComparer.Ordinal).SetEquals(Roles))
        {
            return null;
        }

        await unit.Execute(Sql["clear"], new { Post });
        await unit.ExecuteEach(Sql["add"], Roles.Distinct(StringComparer.Ordinal).Select(role => new PostRoleRow(Post, role)));
        unit.Record(actor.Entry(post.Scope.From, "access.post.roles-changed", Post.ToString("D"), $"{string.Join(' ', post.Roles)} -> {string.Join(' ', Roles)}"));
        return null;
    }

    internal static Problem? Decide(ChangeRoles command, Actor actor, Post? post, RoleBook roles) =>
        actor.Need(AccessPermissions.Administer)
        ?? (post is { IsOpen: true } ? null : AccessProblems.NotHere())
        ?? (post!.Id == actor.Post || post.Holder == actor.Account ? AccessProblems.OwnRoles() : null)
        ?? roles.Unfit(command.Roles, post.AgencyKind);
}
