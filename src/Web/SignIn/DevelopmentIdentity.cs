using System.Security.Claims;
using System.Security.Cryptography;
using Anyu.Access;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;

namespace Anyu.Web.SignIn;

/// <summary>
/// An OpenID provider inside this process whose accounts are the demonstration's: no password, and said so on its page. It answers only where this
/// process listens on addresses of this computer alone. It is built when it is first asked, with services of its own, so that nothing else waits for it.
/// </summary>
internal sealed class DevelopmentIdentity(IServer server, Library library, IConfiguration settings) : IDisposable
{
    /// <summary>The folder of its addresses.</summary>
    public const string Folder = "/identity";

    private readonly ECDsaSecurityKey key = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "development" };
    private readonly Lock gate = new();
    private ServiceProvider? services;
    private RequestDelegate? answer;

    /// <summary>Whether it may be used: every address is one of this computer, and no setting forbids it.</summary>
    public bool IsOffered => settings["SignIn:Development"] != "off"
        && Addresses is { Count: > 0 } addresses && addresses.All(address => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.IsLoopback);

    /// <summary>The accounts that it offers.</summary>
    public Demonstration Accounts => field ??= Demonstration.Load(library.Book.Root, RoleBook.Load(library.Book.Root).Value!).Value
        ?? throw new InvalidOperationException("content/demonstration has errors: run ./check.");

    private ICollection<string> Addresses => server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];

    private string Issuer => Addresses.First().TrimEnd('/') + "/";

    /// <summary>Makes an entrance use this provider.</summary>
    public void Connect(OpenIdConnectOptions options, string entrance)
    {
        var address = Addresses.Count > 0 ? Issuer : "http://127.0.0.1/";
        options.ClientId = "anyu-" + entrance;
        options.Configuration = new OpenIdConnectConfiguration
        {
            Issuer = address,
            AuthorizationEndpoint = address + "identity/authorize",
            TokenEndpoint = address + "identity/token",
        };
        options.Configuration.SigningKeys.Add(key);
        options.BackchannelHttpHandler = new SocketsHttpHandler { UseProxy = false };
        options.RequireHttpsMetadata = false;
    }

    /// <summary>Answers a request below <see cref="Folder"/>.</summary>
    public async Task Answer(HttpContext context)
    {
        if (!IsOffered)
        {
            ProblemAnswer.Stop(context, StatusCodes.Status404NotFound, HostingProblems.NoProvider());
            return;
        }

        var outer = context.RequestServices;
        var pipeline = Pipeline();
        await using var scope = services!.CreateAsyncScope();
        context.RequestServices = scope.ServiceProvider;
        try
        {
            await pipeline(context);
        }
        finally
        {
            context.RequestServices = outer;
        }
    }

    public void Dispose()
    {
        services?.Dispose();
        key.ECDsa.Dispose();
    }

    private RequestDelegate Pipeline()
    {
        lock (gate)
        {
            if (answer is null)
            {
                services = Services();
                var app = new ApplicationBuilder(services);
                app.UseAuthentication();
                app.Run(Authorize);
                answer = app.Build();
            }

            return answer;
        }
    }

    private ServiceProvider Services()
    {
        var inner = new ServiceCollection();
        inner.AddLogging();
        inner.AddAuthentication();
        inner.AddOpenIddict().AddServer(options =>
        {
            options.EnableDegradedMode();
            options.SetIssuer(new Uri(Issuer));
            options.SetAuthorizationEndpointUris("identity/authorize").SetTokenEndpointUris("identity/token");
            options.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
            options.AddSigningKey(key).AddEncryptionKey(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)));
            options.DisableScopeValidation();
            options.UseAspNetCore().EnableAuthorizationEndpointPassthrough().DisableTransportSecurityRequirement();
            options.AddEventHandler<OpenIddictServerEvents.ValidateAuthorizationRequestContext>(static handler => handler.UseInlineHandler(static context =>
            {
                if (EntranceOf(context.ClientId) is null || !IsBackHere(context.RedirectUri))
                {
                    context.Reject(OpenIddictConstants.Errors.InvalidClient);
                }

                return default;
            }));
            options.AddEventHandler<OpenIddictServerEvents.ValidateTokenRequestContext>(static handler => handler.UseInlineHandler(static context =>
            {
                if (EntranceOf(context.ClientId) is null)
                {
                    context.Reject(OpenIddictConstants.Errors.InvalidClient);
                }

                return default;
            }));
        });
        return inner.BuildServiceProvider(validateScopes: true);
    }

    private async Task Authorize(HttpContext context)
    {
        if (context.GetOpenIddictServerRequest() is not { } request || EntranceOf(request.ClientId) is not { } entrance)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var chosen = request.GetParameter("account")?.ToString();
        if (Find(entrance, chosen) is not { } account)
        {
            await DevelopmentPage.Write(context, entrance, Accounts);
            return;
        }

        var identity = new ClaimsIdentity("development", OpenIddictConstants.Claims.Name, OpenIddictConstants.Claims.Role);
        identity.SetClaim(OpenIddictConstants.Claims.Subject, chosen).SetClaim(OpenIddictConstants.Claims.Name, account.Name);
        identity.SetClaims(OpenIddictConstants.Claims.AuthenticationMethodReference, account.Strong ? ["pwd", "mfa"] : ["pwd"]);
        identity.SetScopes(request.GetScopes());
        identity.SetDestinations(static _ => [OpenIddictConstants.Destinations.IdentityToken]);
        await context.SignInAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, new ClaimsPrincipal(identity));
    }

    private (string Name, bool Strong)? Find(string entrance, string? account) => entrance == Providers.Staff
        ? Accounts.Posts.FirstOrDefault(post => post.Account == account) is { } post ? (post.Holder, post.Factor == SecondFactor.Provider) : null
        : Accounts.Citizens.FirstOrDefault(citizen => citizen.Account == account) is { } found ? (found.Label.Zh, false) : null;

    private static string? EntranceOf(string? client) => client switch
    {
        "anyu-" + Providers.Staff => Providers.Staff,
        "anyu-" + Providers.Citizens => Providers.Citizens,
        _ => null,
    };

    private static bool IsBackHere(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.IsLoopback && uri.AbsolutePath.StartsWith(Providers.Folder + "/back-", StringComparison.Ordinal);
}
