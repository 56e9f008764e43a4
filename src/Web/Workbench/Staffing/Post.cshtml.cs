using Anyu.Access;
using Anyu.Feel;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Workbench;

/// <summary>One post: who holds it, giving it to somebody, taking it back.</summary>
[Needs(Face.Workbench, "access.administer")]
internal sealed class PostPage : SignedInPage
{
    public Task<IActionResult> OnGet(Guid id) => Show(id, null);

    public async Task<IActionResult> OnPost(Guid id)
    {
        var problem = Posted("do") switch
        {
            "fill" => await Fill(id),
            "vacate" => await Write(unit => new VacatePost(unit.NewId(), id).Run(unit, Actor, Installation.Outbox)),
            "close" => await Write(unit => new ClosePost(unit.NewId(), id).Run(unit, Actor, Installation.Outbox)),
            "roles" => await Write(unit => new ChangeRoles(id, Ticked("roles")).Run(unit, Actor, Installation.Roles)),
            "reset" => Guid.TryParse(Posted("account"), out var account) ? await Write(unit => SetUpCode.Reset(unit, Actor, account)) : WebProblems.NothingChosen(),
            _ => WebProblems.NothingChosen(),
        };
        return problem is null ? SeeOther($"/workbench/posts/{id:D}") : await Show(id, problem);
    }

    /// <summary>Somebody known here, or a new colleague by the name that the identity provider has for them, who may not have signed in yet.</summary>
    private async Task<Problem?> Fill(Guid post)
    {
        if (Guid.TryParse(Posted("account"), out var known))
        {
            return await Write(unit => new FillPost(post, known).Run(unit, Actor));
        }

        if (Posted("subject") is not { Length: > 0 } subject || Posted("name") is not { Length: > 0 } name)
        {
            return WebProblems.NothingChosen();
        }

        var provider = Providers.NameOf(HttpContext.RequestServices.GetRequiredService<IConfiguration>(), Providers.Staff);
        return await Write(async unit =>
        {
            var account = await new OpenAccount(provider, subject, AccountKind.Staff, name).Run(unit);
            var problem = await new FillPost(post, account.Id).Run(unit, Actor);
            return problem;
        });
    }

    private async Task<IActionResult> Show(Guid id, Problem? problem)
    {
        var (post, accounts) = await Read(async unit => (await Posts.Find(unit, Actor.Scope, id), await Accounts.Inside(unit, Actor.Scope)));
        if (post is null)
        {
            return NotHere();
        }

        Response.StatusCode = problem is null ? StatusCodes.Status200OK : StatusOf(problem);
        ProblemWriter.Summary(Body, problem is null ? [] : [(problem, null)]);
        Begin("/workbench/agencies", post.Title, PlaceName(post.Scope.From));
        Body.Add($"""<p class="crumb"><a href="/workbench/agencies">{("部门与岗位", "Agencies and posts")}</a></p>""");
        if (!post.IsOpen)
        {
            Body.Add($"""<p class="note">{("岗位已撤销。", "The post is closed.")}</p>""");
            return Page();
        }

        if (post.Holder is { } holder)
        {
            Held(post, accounts.First(account => account.Id == holder));
        }
        else
        {
            Vacant(post, accounts);
        }

        Roles(post);
        return Page();
    }

    private void Roles(Post post)
    {
        Body.Add($"""<section class="panel"><h2>{("角色", "Roles")}</h2>""");
        OpenForm($"/workbench/posts/{post.Id:D}");
        FieldWriter.Write(Body, new Field("roles", new("这个岗位可以做什么", "What this post may do"), new FeelType.List(new FeelType.Code("roles")))
        {
            Many = true,
            Value = string.Join(' ', post.Roles),
            Options = [.. Installation.Roles.Roles.Where(role => role.AgencyKinds.Contains(post.AgencyKind)).Select(role => new CodeItem(role.Id, role.Name))],
        });
        Body.Add($"""<div class="actions"><button class="main" name="do" value="roles">{("保存角色", "Save the roles")}</button></div></form>""");
        OpenForm($"/workbench/posts/{post.Id:D}");
        Body.Add($"""<button class="quiet" name="do" value="close">{("撤销岗位", "Close the post")}</button></form></section>""");
    }

    private void Held(Post post, Account holder)
    {
        Body.Add($"""<section class="panel"><h2>{("担任者", "Holder")}</h2><p>{holder.Name}</p>""");
        OpenForm($"/workbench/posts/{post.Id:D}");
        Body.Add($"""<p class="hint">{("离岗后，登录立即失效，待办转给同部门的其他岗位，已办的事留有记录。", "The session ends at once, tasks move to other posts of the agency, what was done stays on record.")}</p><button class="main" name="do" value="vacate">{("办理离岗", "Vacate the post")}</button></form></section>""");
        if (holder.HasSecondFactor)
        {
            Body.Add($"""<section class="panel"><h2>{("动态口令", "Code generator")}</h2>""");
            OpenForm($"/workbench/posts/{post.Id:D}");
            Body.Add($"""<input type="hidden" name="account" value="{holder.Id.ToString("D")}"><p class="hint">{("换手机或手机丢失时重置；下次登录重新设置。", "For a new or lost phone; the next sign-in sets it up anew.")}</p><button class="quiet" name="do" value="reset">{("重置", "Reset")}</button></form></section>""");
        }
    }

    private void Vacant(Post post, IReadOnlyList<Account> accounts)
    {
        Body.Add($"""<section class="panel"><h2>{("空缺", "Vacant")}</h2>""");
        OpenForm($"/workbench/posts/{post.Id:D}");
        Body.Add($"""<div class="field"><label for="account">{("由谁担任", "Who takes it")}</label><select id="account" name="account"><option value="">{("选择", "Choose")}</option>""");
        Body.Each(accounts.Where(account => account.IsOpen), static (html, account) => html.Add($"""<option value="{account.Id.ToString("D")}">{account.Name}</option>"""));
        Body.Add($"""</select></div>""");
        Body.Add($"""<details><summary>{("名单里没有：新来的同事", "Not in the list: a new colleague")}</summary>""");
        FieldWriter.Write(Body, new Field("subject", new("在身份提供者那里的账号（sub）", "The account at the identity provider (sub)"), new FeelType.Text()));
        FieldWriter.Write(Body, new Field("name", new("姓名", "Name"), new FeelType.Text()));
        Body.Add($"""</details><button class="main" name="do" value="fill">{("任职", "Give the post")}</button></form></section>""");
    }
}
