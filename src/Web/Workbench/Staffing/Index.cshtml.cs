using Anyu.Access;
using Anyu.Web.SignIn;

namespace Anyu.Web.Workbench;

/// <summary>Agencies and posts of the administrator's places, and who holds them.</summary>
[Needs(Face.Workbench, "access.administer")]
internal sealed class AgenciesPage : SignedInPage
{
    public async Task OnGet()
    {
        Begin("/workbench/agencies", new("部门与岗位", "Agencies and posts"), new("权限、范围和待办属于岗位；人离岗，权限立即失效，待办转给同部门的人。", "Permissions, places and tasks belong to posts; who leaves has lost them at once, and the tasks move within the agency."));
        Body.Add($"""<p class="actions"><a class="button" href="/workbench/agencies/open">{("设立部门", "Open an agency")}</a> <a href="/workbench/roster#blank">{("没有机构、没有人的地方", "Places without an office or anybody in it")}</a></p>""");
        var (agencies, posts, accounts) = await Read(async unit => (
            await Agencies.Inside(unit, Actor.Scope),
            (await Posts.Inside(unit, Actor.Scope)).ToLookup(post => post.Agency),
            (await Accounts.Inside(unit, Actor.Scope)).ToDictionary(account => account.Id)));
        foreach (var agency in agencies)
        {
            Body.Add($"""<section class="panel"><h2>{agency.Name}</h2><p class="meta"><span>{PlaceName(agency.PlaceCode)}</span><span>{AgencyWords.Of(agency.Kind)}</span></p>""");
            Table(posts[agency.Id], accounts);
            Body.Add($"""<p><a href="/workbench/posts/open?agency={agency.Id.ToString("D")}">{("设立岗位", "Open a post")}<span class="hide"> {agency.Name}</span></a></p></section>""");
        }
    }

    private void Table(IEnumerable<Post> posts, Dictionary<Guid, Account> accounts)
    {
        var table = new StackedTable(Body, [new("岗位", "Post"), new("角色", "Roles"), new("范围", "Places"), new("担任者", "Holder")]);
        table.Open(new("岗位", "Posts"));
        foreach (var post in posts)
        {
            table.Row(
                html => html.Add($"""<a href="/workbench/posts/{post.Id.ToString("D")}">{post.Title}</a>"""),
                html => html.Add($"{RoleNames(post)}"),
                html => html.Add($"{PlaceName(post.Scope.From)}"),
                html => html.Add($"{(post.Holder is { } holder ? accounts[holder].Name : html.View.Pick("空缺", "vacant"))}"));
        }

        table.Close();
    }

    private Bilingual RoleNames(Post post)
    {
        var names = Installation.Roles.Named(post.Roles).Select(role => role.Name).ToList();
        return new(string.Join('、', names.Select(name => name.Zh)), string.Join(", ", names.Select(name => name.En)));
    }
}
