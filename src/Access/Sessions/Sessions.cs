using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Anyu.Store;

namespace Anyu.Access;

/// <summary>Sessions are kept here and not in the browser, which holds a secret alone: so that signing out, and being sent off, takes effect at once.</summary>
public static class Sessions
{
    private const int SecretBytes = 32;

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(Sessions));

    /// <summary>A use is noted when the last one noted is older.</summary>
    public static TimeSpan NotedEvery { get; } = TimeSpan.FromMinutes(1);

    /// <summary>Begins a session and returns its secret, which is stored nowhere else. The only post of an account is chosen at once.</summary>
    /// <param name="unit">The unit of work.</param>
    /// <param name="account">Who signed in; must be open.</param>
    /// <param name="factor">What the provider says about a second proof.</param>
    public static async Task<string> Open(UnitOfWork unit, Account account, SecondFactor factor)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var posts = account.Kind == AccountKind.Staff ? await Posts.HeldBy(unit, account.Id) : [];
        var id = unit.NewId();
        await unit.Execute(Sql["add"], new { Id = id, Digest = Digest(secret), Account = account.Id, Post = posts is [var only] ? only.Id : (Guid?)null, SecondFactor = Word(factor), unit.Now });
        unit.Record(new EvidenceEntry(Log(posts), $"account:{account.Id:D}", "access.session.opened", id.ToString("D"), "duty:sign-in", Word(factor)));
        return secret;
    }

    /// <summary>Who is behind a secret; null when there is no such session or its account is closed.</summary>
    public static async Task<SignedIn?> Find(UnitOfWork unit, string secret, RoleBook roles)
    {
        if (await unit.Find<SessionRow>(Sql["one"], new { Digest = Digest(secret) }) is not { } row
            || await Accounts.Find(unit, row.Account) is not { IsOpen: true } account)
        {
            return null;
        }

        var session = row.Session;
        var posts = account.Kind == AccountKind.Staff ? await Posts.HeldBy(unit, account.Id) : [];
        var state = session.State(unit.Now);
        return new SignedIn(session, state, account, posts, state == SessionState.Live ? ActorOf(session, account, posts, roles) : null);
    }

    /// <summary>Notes that a session is used.</summary>
    public static Task Note(UnitOfWork unit, Session session) => unit.Execute(Sql["note"], new { session.Id, unit.Now });

    /// <summary>Chooses one of the posts held; false when it is not held now.</summary>
    public static async Task<bool> Choose(UnitOfWork unit, SignedIn who, Guid post)
    {
        if ((await Posts.HeldBy(unit, who.Account.Id)).FirstOrDefault(held => held.Id == post) is not { } found)
        {
            return false;
        }

        await unit.Execute(Sql["choose"], new { who.Session.Id, Post = post });
        unit.Record(new EvidenceEntry(Actor.LogOf(found.Scope.From), $"post:{post:D}", "access.session.post-chosen", who.Session.Id.ToString("D"), "duty:sign-in", $"account:{who.Account.Id:D}"));
        return true;
    }

    /// <summary>Ends a session: signing out. Said twice is done once.</summary>
    public static async Task End(UnitOfWork unit, SignedIn who)
    {
        if (await unit.Execute(Sql["end"], new { who.Session.Id, unit.Now }) == 1)
        {
            unit.Record(new EvidenceEntry(Log(who.Posts), $"account:{who.Account.Id:D}", "access.session.ended", who.Session.Id.ToString("D"), "duty:sign-in"));
        }
    }

    internal static string Word(SecondFactor factor) => factor switch
    {
        SecondFactor.Code => "code",
        SecondFactor.Provider => "provider",
        _ => "none",
    };

    private static Actor? ActorOf(Session session, Account account, IReadOnlyList<Post> posts, RoleBook roles) => account.Kind == AccountKind.Citizen
        ? Actors.OfCitizen(account, roles)
        : session.SecondFactor != SecondFactor.None && posts.FirstOrDefault(post => post.Id == session.Post) is { } post
            ? Actor.OfPost(post, account.Id, roles.PermissionsOf(post.Roles))
            : null;

    private static string Log(IReadOnlyList<Post> posts) => Actor.LogOf(posts is [var first, ..] ? first.Scope.From : PlaceRange.Nation.From);

    private static byte[] Digest(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
