namespace Anyu.Web.Hosting;

/// <summary>
/// Language and elder mode: from the address (<c>?lang=en&amp;elder=on</c>) or the button pressed, else from a small cookie that holds nothing else.
/// </summary>
internal static class Preferences
{
    private const string CookieName = "anyu-view";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    /// <summary>The view asked for; remembers it when it was asked for in this request.</summary>
    public static View Read(HttpContext context)
    {
        var kept = FromCookie(context.Request.Cookies[CookieName]);
        var language = Asked(context, "lang") switch
        {
            "en" => Language.En,
            "zh" => Language.Zh,
            _ => kept.Language,
        };
        var elder = Asked(context, "elder") switch
        {
            "on" => true,
            "off" => false,
            _ => kept.Elder,
        };
        var view = new View(language, elder);
        if (view != kept)
        {
            context.Response.Cookies.Append(CookieName, ToCookie(view), new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
                MaxAge = Kept,
                Path = "/",
            });
        }

        return view;
    }

    private static string Asked(HttpContext context, string name)
    {
        var posted = context.Request.HasFormContentType && context.Features.Get<Microsoft.AspNetCore.Http.Features.IFormFeature>()?.Form is { } form
            ? form[name].ToString()
            : "";
        return posted.Length > 0 ? posted : context.Request.Query[name].ToString();
    }

    private static View FromCookie(string? cookie) => new(
        cookie?.StartsWith("en", StringComparison.Ordinal) == true ? Language.En : Language.Zh,
        cookie?.EndsWith("elder", StringComparison.Ordinal) == true);

    private static string ToCookie(View view) => (view.Language == Language.En ? "en" : "zh") + (view.Elder ? ".elder" : "");
}
