using Anyu.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Anyu.Web.SignIn;

/// <summary>
/// The two entrances, staff and citizens, each with its OpenID provider: any that the settings name, else the development identity of this process.
/// Authorization code with PKCE (RFC 7636) alone; no token is kept.
/// </summary>
internal static class Providers
{
    /// <summary>The entrance of offices and institutions.</summary>
    public const string Staff = "staff";

    /// <summary>The entrance of citizens.</summary>
    public const string Citizens = "citizens";

    /// <summary>The folder of addresses under which signing in happens.</summary>
    public const string Folder = "/signin";

    /// <summary>Registers both.</summary>
    public static void AddProviders(this IServiceCollection services)
    {
        services.AddSingleton<DevelopmentIdentity>();
        services.AddAuthentication().AddOpenIdConnect(Staff, static _ => { }).AddOpenIdConnect(Citizens, static _ => { });
        foreach (var entrance in new[] { Staff, Citizens })
        {
            services.AddOptions<OpenIdConnectOptions>(entrance).Configure<IConfiguration, DevelopmentIdentity>((options, settings, identity) => Apply(options, entrance, settings, identity));
        }
    }

    /// <summary>Lets the providers' answers in. Only addresses below <see cref="Folder"/> are looked at.</summary>
    public static void UseProviders(this WebApplication app)
    {
        // Where the framework finds no authentication on the main path it puts one before everything else: there a failed sign-in would meet nobody who answers it.
        ((IApplicationBuilder)app).Properties["__AuthenticationMiddlewareSet"] = true;
        app.UseWhen(static context => context.Request.Path.StartsWithSegments(Folder, StringComparison.Ordinal), static branch => branch.UseAuthentication());
    }

    /// <summary>Answers for the development identity, which has services of its own.</summary>
    public static void UseDevelopmentIdentity(this WebApplication app)
    {
        var identity = app.Services.GetRequiredService<DevelopmentIdentity>();
        app.Use((context, next) => context.Request.Path.StartsWithSegments(DevelopmentIdentity.Folder, StringComparison.Ordinal) ? identity.Answer(context) : next(context));
    }

    /// <summary>Maps the two entrances.</summary>
    public static void MapEntrances(this WebApplication app)
    {
        app.MapGet(Folder + "/" + Staff, static (string? to, HttpContext context) => Begin(context, Staff, to)).ExcludeFromDescription();
        app.MapGet(Folder + "/" + Citizens, static (string? to, HttpContext context) => Begin(context, Citizens, to)).ExcludeFromDescription();
    }

    /// <summary>An address of this site to go on to; anything else leads home.</summary>
    public static string Local(string? address, string otherwise) =>
        address is ['/', .. var rest] && !rest.StartsWith('/') && !rest.StartsWith('\\') && !address.Any(char.IsControl) ? address : otherwise;

    private static async Task Begin(HttpContext context, string entrance, string? to)
    {
        var installation = context.RequestServices.GetRequiredService<Installation>();
        if (installation.Open is null)
        {
            context.Response.Headers.RetryAfter = "2";
            ProblemAnswer.Stop(context, StatusCodes.Status503ServiceUnavailable, installation.Problems);
            return;
        }

        var settings = context.RequestServices.GetRequiredService<IConfiguration>();
        if (Authority(settings, entrance) is null && !context.RequestServices.GetRequiredService<DevelopmentIdentity>().IsOffered)
        {
            ProblemAnswer.Stop(context, StatusCodes.Status503ServiceUnavailable, HostingProblems.NoProvider());
            return;
        }

        await context.ChallengeAsync(entrance, new AuthenticationProperties { RedirectUri = Local(to, entrance == Staff ? "/workbench" : "/my") });
    }

    /// <summary>The name under which the accounts of an entrance's provider are kept: its issuer, or the development identity's name.</summary>
    public static string NameOf(IConfiguration settings, string entrance) => Authority(settings, entrance) ?? Demonstration.Provider;

    private static string? Authority(IConfiguration settings, string entrance) => settings[$"SignIn:{entrance}:Authority"] is { Length: > 0 } authority ? authority : null;

    private static void Apply(OpenIdConnectOptions options, string entrance, IConfiguration settings, DevelopmentIdentity identity)
    {
        options.SignInScheme = "session";
        options.CallbackPath = $"{Folder}/back-{entrance}";
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.SaveTokens = false;
        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = false;
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }

        if (Authority(settings, entrance) is { } authority)
        {
            options.Authority = authority;
            options.ClientId = settings[$"SignIn:{entrance}:ClientId"];
            options.ClientSecret = settings[$"SignIn:{entrance}:ClientSecret"];
        }
        else
        {
            identity.Connect(options, entrance);
        }

        options.Events.OnTicketReceived = context => Arrival.Complete(context, entrance, NameOf(settings, entrance), settings[$"SignIn:{entrance}:StrongAcr"]);
        options.Events.OnRemoteFailure = static context =>
        {
            var problem = context.HttpContext.Request.Cookies.Count == 0 ? HostingProblems.NoCookies() : HostingProblems.ProviderFailed(context.Failure?.GetType().Name ?? "");
            ProblemAnswer.Stop(context.HttpContext, StatusCodes.Status400BadRequest, problem);
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }
}
