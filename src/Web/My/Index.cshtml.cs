using Anyu.Access;
using Anyu.Web.SignIn;

namespace Anyu.Web.My;

/// <summary>A citizen's own matters.</summary>
[Needs(Face.Portal)]
internal sealed class MyPage : SignedInPage
{
    public void OnGet()
    {
        Begin("/my", new("我的事", "My matters"));
        Body.Add($"""<p>{("还没有在办的事。", "Nothing is under way.")}</p><p class="actions"><a class="button" href="/check">{("查我家能享受什么", "See what my family is entitled to")}</a></p>""");
    }
}
