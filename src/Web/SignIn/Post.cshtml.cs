using Anyu.Access;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.SignIn;

/// <summary>Which of the posts held to work at; and what to do who holds none.</summary>
[NeedsSession]
internal sealed class PostChoicePage : SignedInPage
{
    public async Task<IActionResult> OnGet(string? to)
    {
        if (Who.Account.Kind != AccountKind.Staff)
        {
            return SeeOther("/my");
        }

        if (Who.Posts.Count == 0)
        {
            return Stop(StatusCodes.Status403Forbidden, AccessProblems.NoPost());
        }

        Begin("", new("选岗位", "Choose a post"), new("权限和数据范围随岗位而定，可以随时换。", "Permissions and places follow the post. You can change it at any time."));
        var agencies = await Read(async unit => (await Agencies.Inside(unit, PlaceRange.Nation)).ToDictionary(agency => agency.Id));
        foreach (var post in Who.Posts)
        {
            OpenForm("/signin/post?to=" + Uri.EscapeDataString(Providers.Local(to, "")), "panel");
            Body.Add($"""<h2>{post.Title}</h2><p>{agencies[post.Agency].Name} · {PlaceName(post.Scope.From)}</p><button class="main" name="post" value="{post.Id.ToString("D")}">{("用这个岗位", "Work at this post")}<span class="hide"> {post.Title}</span></button></form>""");
        }

        return Page();
    }

    public async Task<IActionResult> OnPost(string? to)
    {
        if (!Guid.TryParse(Posted("post"), out var post) || !await Write(unit => Sessions.Choose(unit, Who, post)))
        {
            return NotHere();
        }

        var chosen = Who.Posts.FirstOrDefault(held => held.Id == post);
        var isInstitution = chosen is not null && Installation.Roles.Named(chosen.Roles).All(role => role.Face == Face.Console);
        return SeeOther(Providers.Local(to, isInstitution ? "/console" : "/workbench"));
    }
}
