namespace Anyu.Web.Hosting;

/// <summary>
/// Nothing from elsewhere, nothing inline, no frame around us, no address handed on. Without sign-in no request changes or stores anything, so
/// there is nothing that a forged one could do (ADR 0006); behind the gate every form carries its mark.
/// </summary>
internal static class SecurityHeaders
{
    private const string Policy = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

    /// <summary>Puts the headers on every answer.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (HttpMethods.IsPost(context.Request.Method))
        {
            headers.CacheControl = "no-store";
        }

        return next(context);
    });
}
