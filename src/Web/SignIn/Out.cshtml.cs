using Anyu.Access;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.SignIn;

/// <summary>Signing out: the session ends at once, here and wherever its secret may have gone.</summary>
[NeedsSession]
internal sealed class SignOutPage : SignedInPage
{
    public IActionResult OnGet()
    {
        Begin("", new("退出登录", "Sign out"));
        OpenForm("/signout");
        Body.Add($"""<div class="actions"><button class="main">{("退出", "Sign out")}</button></div></form>""");
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        await Write(unit => Sessions.End(unit, Who));
        SessionCookie.Delete(HttpContext);
        return SeeOther("/");
    }
}
