using System.Security.Claims;
using Anyu.Access;
using Microsoft.AspNetCore.Authentication;

namespace Anyu.Web.SignIn;

/// <summary>What happens when a provider has said who it is: the account is found or opened, a session begins, the browser gets its secret.</summary>
internal static class Arrival
{
    /// <summary>What a provider says when it asked for more than a password (RFC 8176).</summary>
    private static readonly ImmutableArray<string> StrongMethods = ["mfa", "otp", "hwk", "fpt", "face"];

    /// <summary>Ends the provider's part. No token is kept.</summary>
    public static async Task Complete(TicketReceivedContext context, string entrance, string provider, string? strongAcr)
    {
        var open = context.HttpContext.RequestServices.GetRequiredService<Installation>().Open ?? throw new InvalidOperationException("The installation closed while somebody signed in.");
        var claims = context.Principal ?? throw new InvalidOperationException("The provider's answer names nobody.");
        var kind = entrance == Providers.Staff ? AccountKind.Staff : AccountKind.Citizen;
        var arrived = new OpenAccount(provider, claims.FindFirstValue("sub") ?? throw new InvalidOperationException("The provider's answer has no sub."), kind, claims.FindFirstValue("name") ?? "");
        var secret = await open.Database.Write(async unit =>
        {
            var account = await arrived.Run(unit);
            return account.IsOpen && account.Kind == kind ? await Sessions.Open(unit, account, FactorOf(claims, strongAcr)) : null;
        });
        context.HandleResponse();
        if (secret is null)
        {
            ProblemAnswer.Stop(context.HttpContext, StatusCodes.Status403Forbidden, HostingProblems.OtherFace());
            return;
        }

        SessionCookie.Write(context.HttpContext, secret);
        context.Response.Redirect(Providers.Local(context.ReturnUri, "/"));
    }

    internal static SecondFactor FactorOf(ClaimsPrincipal claims, string? strongAcr) =>
        claims.FindAll("amr").Any(claim => StrongMethods.Contains(claim.Value, StringComparer.Ordinal))
        || (strongAcr is { Length: > 0 } && claims.FindAll("acr").Any(claim => strongAcr.Split(' ').Contains(claim.Value, StringComparer.Ordinal)))
            ? SecondFactor.Provider
            : SecondFactor.None;
}
