using Anyu.Access;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.SignIn;

/// <summary>What was sent after the session had timed out: to be sent again, or dropped.</summary>
[NeedsSession]
internal sealed class KeptPage : SignedInPage
{
    public async Task<IActionResult> OnGet()
    {
        Begin("", new("接着办", "Go on"));
        var kept = await Read(unit => KeptForms.Of(unit, Installation.Cipher, Who.Account.Id));
        if (kept.Count == 0)
        {
            Body.Add($"""<p>{("没有暂存的内容。", "Nothing is kept.")}</p><p class="actions"><a class="button" href="{Home}">{("进入", "Enter")}</a></p>""");
            return Page();
        }

        Body.Add($"""<p class="lead">{("登录超时的时候，您提交的内容保存在这里，24 小时内有效。", "What you sent while the session had timed out is kept here for 24 hours.")}</p>""");
        foreach (var form in kept)
        {
            Body.Add($"""<section class="panel"><h2>{Time(form.KeptAt)}</h2><p class="code">{form.Address.Split('?')[0]}</p><div class="actions">""");
            OpenForm(form.Address);
            Body.Add($"""<input type="hidden" name="{FormFields.Kept}" value="{form.Id.ToString("D")}">""");
            Body.Each(form.Fields, static (html, field) => html.Add($"""<input type="hidden" name="{field.Key}" value="{field.Value}">"""));
            Body.Add($"""<button class="main">{("接着提交", "Send it now")}</button></form>""");
            OpenForm("/signin/kept");
            Body.Add($"""<button class="quiet" name="drop" value="{form.Id.ToString("D")}">{("不要了", "Drop it")}</button></form></div></section>""");
        }

        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (Guid.TryParse(Posted("drop"), out var id))
        {
            await Write(unit => KeptForms.Drop(unit, Who.Account.Id, id));
        }

        return SeeOther("/signin/kept");
    }

    private string Home => Who.Account.Kind == AccountKind.Citizen ? "/my" : "/workbench";
}
