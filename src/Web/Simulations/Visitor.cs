using System.Security.Cryptography;

namespace Anyu.Web.Simulations;

/// <summary>Tells one browser from another, for as long as it is open and on these pages alone, so that one visitor does not keep everybody else waiting. It says nothing about who it is.</summary>
internal static class Visitor
{
    private const string Name = "anyu-simulate";
    private const int Bytes = 16;

    /// <summary>The browser of a request; null when it was not told apart yet.</summary>
    public static string? Find(HttpContext context) => context.Request.Cookies[Name] is { Length: 2 * Bytes } known && known.All(char.IsAsciiHexDigitLower) ? known : null;

    /// <summary>The browser of a request, told apart from now on.</summary>
    public static string Of(HttpContext context)
    {
        if (Find(context) is { } known)
        {
            return known;
        }

        var made = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));
        context.Response.Cookies.Append(Name, made, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, Path = "/simulate" });
        return made;
    }
}
