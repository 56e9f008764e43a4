using System.Security.Claims;
using Anyu.Access;
using Microsoft.AspNetCore.Antiforgery;

namespace Anyu.Web.SignIn;

/// <summary>
/// Stands before every page and endpoint of the signed-in faces: who is it, may they, and is the form theirs. What a face holds without saying
/// what it needs is shut. The answer depends on the page and the reader, never on a record.
/// </summary>
internal static class Gate
{
    private const int KeptFormBytes = 64 * 1024;

    /// <summary>The folders of the signed-in faces.</summary>
    public static readonly ImmutableArray<string> Faces = ["/workbench", "/console", "/my"];

    private static readonly object Key = new();

    /// <summary>Who is behind a request that passed the gate.</summary>
    public static SignedIn Of(HttpContext context) => (SignedIn)context.Items[Key]!;

    /// <summary>Who is behind a request, if anybody.</summary>
    public static SignedIn? Find(HttpContext context) => context.Items[Key] as SignedIn;

    /// <summary>Puts it behind the routing, which names the page.</summary>
    public static void UseGate(this IApplicationBuilder app) => app.Use(static async (context, next) =>
    {
        var endpoint = context.GetEndpoint();
        var need = endpoint?.Metadata.GetMetadata<GateAttribute>();
        if (need is null && !(endpoint is not null && Faces.Any(face => context.Request.Path.StartsWithSegments(face, StringComparison.OrdinalIgnoreCase))))
        {
            await next(context);
            return;
        }

        var installation = context.RequestServices.GetRequiredService<Installation>();
        if (installation.Open is not { } open)
        {
            context.Response.Headers.RetryAfter = "2";
            ProblemAnswer.Stop(context, StatusCodes.Status503ServiceUnavailable, installation.Problems);
            return;
        }

        context.Response.Headers.CacheControl = "no-cache, no-store";
        context.Response.Headers.Pragma = "no-cache";
        if (await Enter(context, open, need))
        {
            await next(context);
            await DropKept(context, open);
        }
    });

    private static async Task<bool> Enter(HttpContext context, OpenInstallation open, GateAttribute? need)
    {
        var who = await Who(context, open);
        if (who is not { State: SessionState.Live })
        {
            await SendToSignIn(context, open, who);
            return false;
        }

        context.Items[Key] = who;
        context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, who.Account.Id.ToString("D"))], "session"));
        return await Passes(context, open, who, need) && await FormIsOurs(context);
    }

    private static async Task<SignedIn?> Who(HttpContext context, OpenInstallation open)
    {
        if (SessionCookie.Read(context) is not { } secret)
        {
            return null;
        }

        var who = await open.Database.Read(unit => Sessions.Find(unit, secret, open.Roles), context.RequestAborted);
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        if (who is { State: SessionState.Live } && now - who.Session.SeenAt > Sessions.NotedEvery)
        {
            await open.Database.Write(unit => Sessions.Note(unit, who.Session), context.RequestAborted);
        }

        return who;
    }

    private static async Task<bool> Passes(HttpContext context, OpenInstallation open, SignedIn who, GateAttribute? need)
    {
        switch (need)
        {
            case NeedsSessionAttribute:
                return true;
            case NeedsAttribute needs when Step(who) is { } step:
                Go(context, $"{step}?to={Uri.EscapeDataString(Here(context, needs.Face))}");
                return false;
            case NeedsAttribute needs when !FacesOf(who, open.Roles).Contains(needs.Face):
                return await Refuse(context, open, who, HostingProblems.OtherFace());
            case NeedsAttribute { Permission: { } permission } when who.Actor!.Need(new Permission(permission)) is { } problem:
                return await Refuse(context, open, who, problem);
            case NeedsAttribute:
                return true;
            default:
                return await Refuse(context, open, who, HostingProblems.OtherFace());
        }
    }

    /// <summary>The step of signing in that is still to be taken: the second proof, or choosing a post; null when somebody acts.</summary>
    public static string? Step(SignedIn who) =>
        who.Actor is not null ? null
        : who.Posts.Count == 0 ? "/signin/post"
        : who.Session.SecondFactor == SecondFactor.None ? "/signin/code"
        : "/signin/post";

    /// <summary>The faces that somebody works at.</summary>
    public static ImmutableArray<Face> FacesOf(SignedIn who, RoleBook roles) => who.Account.Kind == AccountKind.Citizen
        ? [Face.Portal]
        : [.. roles.Named(who.Post?.Roles ?? []).Select(role => role.Face).Distinct()];

    private static async Task<bool> Refuse(HttpContext context, OpenInstallation open, SignedIn who, Problem problem)
    {
        var route = "/" + (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.TrimStart('/');
        if (who.Actor is { } actor)
        {
            var place = actor.Kind == ActorKind.Post ? actor.Scope.From : PlaceRange.Nation.From;
            await open.Database.Write(
                unit =>
                {
                    unit.Record(actor.Entry(place, "access.page.refused", route, problem.Code));
                    return Task.CompletedTask;
                },
                context.RequestAborted);
        }

        ProblemAnswer.Stop(context, StatusCodes.Status403Forbidden, problem);
        return false;
    }

    private static async Task<bool> FormIsOurs(HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        {
            return true;
        }

        if (!await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
        {
            ProblemAnswer.Stop(context, StatusCodes.Status400BadRequest, HostingProblems.FormNotOurs());
            return false;
        }

        return true;
    }

    /// <summary>A kept form that was sent again and taken is no longer kept.</summary>
    private static Task DropKept(HttpContext context, OpenInstallation open) =>
        context.Request.HasFormContentType && context.Response.StatusCode < StatusCodes.Status400BadRequest && Guid.TryParse(context.Request.Form[FormFields.Kept], out var kept)
            ? open.Database.Write(unit => KeptForms.Drop(unit, Of(context).Account.Id, kept))
            : Task.CompletedTask;

    /// <summary>Keeps what was sent, where it is known whose it is, and leads to the sign-in.</summary>
    private static async Task SendToSignIn(HttpContext context, OpenInstallation open, SignedIn? who)
    {
        var to = HttpMethods.IsGet(context.Request.Method) ? context.Request.Path + context.Request.QueryString : context.Request.Path.ToString();
        if (HttpMethods.IsPost(context.Request.Method) && who is { State: SessionState.TimedOut } && IsSmallForm(context.Request))
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            if (form.ContainsKey(FormFields.Quiet))
            {
                // Nobody pressed a button: sent again after the sign-in it would do what was only being written. The page still has it.
                Go(context, "/signin");
                return;
            }

            var fields = form.Where(field => field.Key != FormFields.Token).SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")));
            var address = context.Request.Path + context.Request.QueryString;
            await open.Database.Write(unit => KeptForms.Keep(unit, open.Cipher, who.Account.Id, address, fields), context.RequestAborted);
            to = "/signin/kept";
        }

        Go(context, "/signin?to=" + Uri.EscapeDataString(to));
    }

    private static bool IsSmallForm(HttpRequest request) =>
        request.ContentLength is <= KeptFormBytes && request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;

    private static string Here(HttpContext context, Face face) =>
        HttpMethods.IsGet(context.Request.Method) ? context.Request.Path + context.Request.QueryString : face switch { Face.Workbench => "/workbench", Face.Console => "/console", _ => "/my" };

    /// <summary>303: what follows is read, whatever was sent.</summary>
    private static void Go(HttpContext context, string address)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = address;
    }
}
