using Anyu.Access;

namespace Anyu.Web.SignIn;

/// <summary>The page of the development identity: which of the demonstration's accounts to be.</summary>
internal static class DevelopmentPage
{
    public static Task Write(HttpContext context, string entrance, Demonstration accounts)
    {
        var view = Preferences.Read(context);
        var html = new Html(view);
        Bilingual title = new("示范身份：选一个账号", "Development identity: choose an account");
        html.Add($"""
            <!doctype html>
            <html lang="{view.Tag}"{Html.Attribute("class", view.Elder ? "elder" : null)}>
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title} · {("安育", "Anyu")}</title>
            <link rel="stylesheet" href="{Assets.Address("anyu.css")}"><link rel="icon" href="{Assets.Address("anyu.svg")}" type="image/svg+xml"></head>
            <body><header class="top"><div class="bar"><a class="name" href="/"><strong lang="zh-CN">安育</strong> <span lang="en">Anyu</span></a></div></header>
            <main id="main"><h1>{title}</h1>
            <p class="note">{("这是本机的示范身份，没有密码，只在本机地址上可用。账号都是虚构的；正式使用要接入统一身份认证。", "This identity is for this computer alone and asks no password. Its accounts are made up; real use needs an identity provider.")}</p>
            """);
        if (entrance == Providers.Staff)
        {
            foreach (var agency in accounts.Agencies)
            {
                html.Add($"""<section class="panel"><h2>{agency.Label}</h2><ul>""");
                html.Each(accounts.Posts.Where(post => post.Agency == agency.Name), (h, post) => h.Add(
                    $"""<li><a href="{With(context, post.Account)}">{post.Title}</a> <span class="small">{post.Holder} · {(post.Factor == SecondFactor.Code ? ("登录时还要动态口令", "asks for a code as well") : ("示范身份代为第二重验证", "the development identity vouches for the second factor"))}</span></li>"""));
                html.Add($"</ul></section>");
            }
        }
        else
        {
            html.Add($"<ul>").Each(accounts.Citizens, (h, citizen) => h.Add($"""<li><a href="{With(context, citizen.Account)}">{citizen.Label}</a></li>""")).Add($"</ul>");
        }

        html.Add($"</main></body></html>\n");
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(html.ToString(), context.RequestAborted);
    }

    private static string With(HttpContext context, string account) =>
        context.Request.Path + QueryString.Create(context.Request.Query.Where(pair => pair.Key != "account").Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value.ToString())).Append(new("account", account))).ToUriComponent();
}
