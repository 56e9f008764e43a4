using Anyu.Access;
using Anyu.Web.SignIn;

namespace Anyu.Web.Workbench;

/// <summary>The panel that says who one is, for which place, and what one may do.</summary>
internal static class WhoAmI
{
    public static async Task Write(SignedInPage page)
    {
        var (html, who, roles) = (page.Body, page.Who, page.Installation.Roles);
        var post = who.Post!;
        var agency = await page.Installation.Database.Read(unit => Agencies.Find(unit, PlaceRange.Nation, post.Agency));
        var permissions = roles.PermissionsOf(post.Roles).Select(permission => roles.Permissions[permission.Name]).ToList();
        html.Add($"""
            <section class="panel" aria-labelledby="who"><h2 id="who">{("我是谁", "Who I am here")}</h2><dl class="pairs">
            <dt>{("姓名", "Name")}</dt><dd>{who.Account.Name}</dd>
            <dt>{("岗位", "Post")}</dt><dd>{post.Title}</dd>
            <dt>{("部门", "Agency")}</dt><dd>{agency?.Name}</dd>
            <dt>{("管辖范围", "Places")}</dt><dd>{PlaceWords.Of(page.Library.Book, post.Scope.From)}</dd>
            <dt>{("角色", "Roles")}</dt><dd>
            """);
        html.Each(roles.Named(post.Roles).Index(), static (h, role) => h.Add($"{(role.Index > 0 ? ("、", ", ") : ("", ""))}{role.Item.Name}"));
        html.Add($"""</dd><dt>{("第二重验证", "Second proof")}</dt><dd>{(who.Session.SecondFactor == SecondFactor.Code ? ("动态口令", "Code") : ("身份提供者", "Identity provider"))}</dd><dt>{("登录时间", "Signed in")}</dt><dd>{SignedInPage.Time(who.Session.CreatedAt)}</dd></dl>""");
        html.Add($"<details><summary>{("可以做什么", "What I may do")}</summary><ul>").Each(permissions, static (h, name) => h.Add($"<li>{name}</li>")).Add($"</ul></details></section>");
    }
}
