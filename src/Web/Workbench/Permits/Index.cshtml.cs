using Anyu.Access;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Workbench;

/// <summary>Requests to decide, emergencies to review, and one's own.</summary>
[Needs(Face.Workbench)]
internal sealed class GrantsPage : SignedInPage
{
    private Dictionary<Guid, Post> posts = [];
    private Dictionary<Guid, Account> accounts = [];

    public Task<IActionResult> OnGet() => Show(null);

    public async Task<IActionResult> OnPost()
    {
        if (!Guid.TryParse(Posted("grant"), out var id))
        {
            return NotHere();
        }

        var problem = Posted("do") switch
        {
            "approve" => await Write(unit => new DecideGrant(id, true, Posted("note")).Run(unit, Actor)),
            "refuse" => await Write(unit => new DecideGrant(id, false, Posted("note")).Run(unit, Actor)),
            "justified" => await Write(unit => new ReviewGrant(id, true, Posted("note")).Run(unit, Actor)),
            "unjustified" => await Write(unit => new ReviewGrant(id, false, Posted("note")).Run(unit, Actor)),
            _ => WebProblems.NothingChosen(),
        };
        return problem is null ? SeeOther("/workbench/grants") : problem == AccessProblems.NotHere() ? NotHere() : await Show(problem);
    }

    private async Task<IActionResult> Show(Problem? problem)
    {
        Response.StatusCode = problem is null ? StatusCodes.Status200OK : StatusOf(problem);
        ProblemWriter.Summary(Body, problem is null ? [] : [(problem, null)]);
        Begin("/workbench/grants", new("查看许可", "Permission to see"), new("没有分派办件时查看个人记录，要经批准；紧急查看事后复核。", "Without a task a person's record is seen by approval; emergencies are reviewed afterwards."));
        var (asked, review, mine) = await Read(async unit => (
            Actor.May(AccessPermissions.DecideGrant) ? await Grants.Asked(unit, Actor.Scope) : [],
            Actor.May(AccessPermissions.ReviewGrant) ? await Grants.ToReview(unit, Actor.Scope) : [],
            await Grants.Of(unit, Actor.Post)));
        (posts, accounts) = await Read(async unit => (
            (await Posts.Inside(unit, Actor.Scope)).ToDictionary(post => post.Id),
            (await Accounts.Inside(unit, Actor.Scope)).ToDictionary(account => account.Id)));
        if (Actor.May(AccessPermissions.DecideGrant))
        {
            List("asked", ("待审批", "To decide"), asked, new("同意", "Approve"), "approve", new("不同意", "Refuse"), "refuse");
        }

        if (Actor.May(AccessPermissions.ReviewGrant))
        {
            List("review", ("待复核", "To review"), review, new("正当", "Justified"), "justified", new("不正当", "Not justified"), "unjustified");
        }

        Mine(mine);
        return Page();
    }

    private void List(string id, (string Zh, string En) title, IReadOnlyList<Grant> grants, Bilingual yes, string yesWord, Bilingual no, string noWord)
    {
        Body.Add($"""<h2 id="{id}">{title}</h2>""");
        if (grants.Count == 0)
        {
            Body.Add($"<p>{("没有。", "None.")}</p>");
        }

        foreach (var grant in grants)
        {
            var note = "note-" + grant.Id.ToString("N");
            OpenForm("/workbench/grants", "panel");
            Describe(grant);
            Body.Add($"""<input type="hidden" name="grant" value="{grant.Id.ToString("D")}"><div class="field"><label for="{note}">{("意见（不同意、不正当时必填）", "Note (needed for a no)")}</label><input id="{note}" name="note" autocomplete="off"></div>""");
            Body.Add($"""<div class="actions"><button class="main" name="do" value="{yesWord}">{yes}</button><button class="quiet" name="do" value="{noWord}">{no}</button></div></form>""");
        }
    }

    private void Mine(IReadOnlyList<Grant> grants)
    {
        Body.Add($"<h2>{("本岗位的申请", "This post's own")}</h2>");
        Body.Add(grants.Count == 0 ? new Html(View).Add($"<p>{("没有。", "None.")}</p>") : new Html(View));
        foreach (var grant in grants)
        {
            Body.Add($"""<section class="panel">""");
            Describe(grant);
            Body.Add($"</section>");
        }
    }

    private void Describe(Grant grant)
    {
        Body.Add($"""
            <dl class="pairs"><dt>{("记录", "Record")}</dt><dd class="code">{grant.Subject.ToString("D")}</dd>
            <dt>{("谁提出", "Who asks")}</dt><dd>{AskerOf(grant)}</dd>
            <dt>{("地方", "Place")}</dt><dd>{PlaceName(grant.PlaceCode)}</dd>
            <dt>{("理由", "Reason")}</dt><dd>{grant.Reason}</dd>
            <dt>{("提出", "Asked")}</dt><dd>{Time(grant.AskedAt)}</dd>
            <dt>{("状态", "State")}</dt><dd>{StateOf(grant)}</dd></dl>
            """);
    }

    /// <summary>The post and its holder; of a post whose scope is wider than the reader's, that much.</summary>
    private Bilingual AskerOf(Grant grant)
    {
        var name = grant.Account is { } id && accounts.TryGetValue(id, out var account) ? account.Name : "";
        return posts.TryGetValue(grant.Post, out var post) ? new($"{post.Title.Zh} {name}", $"{post.Title.En} {name}") : new("范围更大的岗位", "A post of a wider scope");
    }

    private static Bilingual StateOf(Grant grant) => grant switch
    {
        { Kind: PurposeKind.BreakGlass, ReviewedAt: null } => new($"紧急查看，{Time(grant.ReviewDueAt!.Value)} 前复核", $"Emergency, to be reviewed before {Time(grant.ReviewDueAt!.Value)}"),
        { Kind: PurposeKind.BreakGlass, IsJustified: true } => new("紧急查看，复核：正当", "Emergency, reviewed: justified"),
        { Kind: PurposeKind.BreakGlass } => new("紧急查看，复核：不正当", "Emergency, reviewed: not justified"),
        { State: GrantState.Asked } => new("等待审批", "Waiting for a decision"),
        { State: GrantState.Open, UntilAt: { } until } => new($"已同意，有效到 {Time(until)}", $"Approved until {Time(until)}"),
        { State: GrantState.Refused } => new("未同意", "Refused"),
        _ => new("已结束", "Ended"),
    };
}
