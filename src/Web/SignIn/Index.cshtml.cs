using Anyu.Web.Portal;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.SignIn;

/// <summary>The two entrances.</summary>
internal sealed class SignInPage(Installation installation) : PortalPage
{
    public IActionResult OnGet(string? to)
    {
        Begin("", new("登录", "Sign in"), new("查政策、查待遇不用登录。登录后可以办事、看办到哪一步。", "Reading the law and checking benefits need no sign-in. Signed in, you can apply and follow your matters."));
        Response.Headers.CacheControl = "no-store";
        if (installation.Open is null)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            Response.Headers.RetryAfter = "2";
            Body.Each(installation.Problems, static (html, problem) => ProblemWriter.Panel(html, problem));
            return Page();
        }

        SyntheticNote.Write(Body, installation);
        var kept = to == "/signin/kept";
        if (kept)
        {
            Body.Add($"""<p class="note" role="status">{("登录已超时。刚才提交的内容已经保存，登录后接着办。", "The session had timed out. What you sent was kept; sign in and go on.")}</p>""");
        }

        var asked = Providers.Local(to, "");
        Body.Add($"""<div class="doors">""");
        Door(Providers.Citizens, kept || asked.StartsWith("/my", StringComparison.Ordinal) ? asked : "", ("居民", "Citizens"), ("办自己和孩子的事。", "Your own and your children's matters."));
        Door(Providers.Staff, kept || asked.Length > 0 && !asked.StartsWith("/my", StringComparison.Ordinal) ? asked : "", ("工作人员、机构", "Staff and institutions"), ("部门、乡镇（街道）、村（社区）、医院、托育机构。需要第二重验证。", "Offices, townships, villages, hospitals, childcare. A second proof is asked."));
        Body.Add($"</div>");
        return Page();
    }

    private void Door(string entrance, string to, (string Zh, string En) title, (string Zh, string En) text) =>
        Body.Add($"""<section class="door"><h2>{title}</h2><p>{text}</p><p><a class="button" href="/signin/{entrance}{(to.Length > 0 ? "?to=" + Uri.EscapeDataString(to) : "")}">{("登录", "Sign in")}<span class="hide"> {title}</span></a></p></section>""");
}
