using System.Collections.Frozen;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Access;

/// <summary>The kinds of those who act.</summary>
public enum ActorKind
{
    /// <summary>The holder of a post, at an office or an institution.</summary>
    Post,

    /// <summary>A citizen in own matters.</summary>
    Citizen,

    /// <summary>A named program of this installation.</summary>
    Program,
}

/// <summary>
/// Who acts in this request, with what permissions, over which places, for which purpose. Every use case takes one; it is made anew for each
/// request, so that who has left a post has lost it with the next request.
/// </summary>
public sealed record Actor
{
    private Actor(ActorKind kind, string evidenceName) => (Kind, EvidenceName) = (kind, evidenceName);

    /// <summary>The kind.</summary>
    public ActorKind Kind { get; }

    /// <summary>As the evidence log names it: <c>post:…</c>, <c>citizen:…</c>, <c>program:…</c>. Who held the post then, Access knows.</summary>
    public string EvidenceName { get; }

    /// <summary>The post; empty for others.</summary>
    public Guid Post { get; private init; }

    /// <summary>The post's agency; empty for others.</summary>
    public Guid Agency { get; private init; }

    /// <summary>The kind of the agency, such as <c>hospital</c>; empty for others.</summary>
    public string AgencyKind { get; private init; } = "";

    /// <summary>The register's id of a citizen; empty for others, and for a citizen whom the register does not know yet.</summary>
    public Guid Person { get; private init; }

    /// <summary>The account signed in; empty for a program.</summary>
    public Guid Account { get; private init; }

    /// <summary>The places whose records are seen. A citizen's is <see cref="PlaceRange.Nowhere"/>: own matters are found by <see cref="Person"/>.</summary>
    public PlaceRange Scope { get; private init; } = PlaceRange.Nowhere;

    /// <summary>Why; a use case that reads for a task or grant narrows it by <c>with</c>.</summary>
    public Purpose Purpose { get; init; } = Purpose.Duty("none");

    /// <summary>For queries: the first code of <see cref="Scope"/>.</summary>
    public string ScopeFrom => Scope.From;

    /// <summary>For queries: the last code of <see cref="Scope"/>.</summary>
    public string ScopeTo => Scope.To;

    private FrozenSet<string> Permissions { get; init; } = [];

    /// <summary>The holder of a post.</summary>
    public static Actor OfPost(Post post, Guid account, IEnumerable<Permission> permissions) => new(ActorKind.Post, $"post:{post.Id:D}")
    {
        Post = post.Id,
        Agency = post.Agency,
        AgencyKind = post.AgencyKind,
        Account = account,
        Scope = post.Scope,
        Purpose = Purpose.Duty("post"),
        Permissions = Names(permissions),
    };

    /// <summary>A citizen.</summary>
    /// <param name="person">The register's id; empty when the register does not know the person yet.</param>
    /// <param name="account">The account.</param>
    /// <param name="permissions">What citizens may do.</param>
    public static Actor OfCitizen(Guid person, Guid account, IEnumerable<Permission> permissions) => new(ActorKind.Citizen, $"citizen:{account:D}")
    {
        Person = person,
        Account = account,
        Purpose = Purpose.OwnMatter("self"),
        Permissions = Names(permissions),
    };

    /// <summary>A named program.</summary>
    public static Actor OfProgram(string name, PlaceRange scope, params IEnumerable<Permission> permissions) => new(ActorKind.Program, $"program:{name}")
    {
        Scope = scope,
        Purpose = new Purpose(PurposeKind.Program, name),
        Permissions = Names(permissions),
    };

    /// <summary>Whether it may.</summary>
    public bool May(Permission permission) => Permissions.Contains(permission.Name);

    /// <summary>Null when it may; else <c>ACC-0001</c>, the same for every record, so that the answer tells nothing of any.</summary>
    public Problem? Need(Permission permission) => May(permission) ? null : AccessProblems.NotPermitted(permission);

    /// <summary>An evidence entry of what this actor does, in the log of the place.</summary>
    /// <param name="placeCode">Where the record belongs, twelve digits.</param>
    /// <param name="action">What, such as <c>register.person.read</c>.</param>
    /// <param name="subject">About whom or what: an id.</param>
    /// <param name="detail">What else matters; never personal data.</param>
    public EvidenceEntry Entry(string placeCode, string action, string subject, string detail = "") =>
        new(LogOf(placeCode), EvidenceName, action, subject, Purpose.ToString(), detail);

    /// <summary>The evidence log of a place: one for each county, <c>county-</c> and six digits.</summary>
    public static string LogOf(string placeCode) => $"county-{placeCode.AsSpan(0, 6)}";

    private static FrozenSet<string> Names(IEnumerable<Permission> permissions) => permissions.Select(permission => permission.Name).ToFrozenSet(StringComparer.Ordinal);
}
