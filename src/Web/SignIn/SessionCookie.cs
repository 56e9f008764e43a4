namespace Anyu.Web.SignIn;

/// <summary>The cookie with the secret of a session: not readable by scripts, not sent with what other sites post, gone with the browser.</summary>
internal static class SessionCookie
{
    /// <summary>Its name.</summary>
    public const string Name = "anyu-session";

    public static string? Read(HttpContext context) => context.Request.Cookies[Name] is { Length: > 0 } secret ? secret : null;

    public static void Write(HttpContext context, string secret) => context.Response.Cookies.Append(Name, secret, Options(context));

    public static void Delete(HttpContext context) => context.Response.Cookies.Delete(Name, Options(context));

    private static CookieOptions Options(HttpContext context) => new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, Path = "/" };
}
