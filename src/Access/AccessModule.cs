using Anyu.Store;

namespace Anyu.Access;

/// <summary>What the module gives the hosts: its tables and the topic it posts to.</summary>
public static class AccessModule
{
    /// <summary>Outbox topic: a post lost its holder. The body is the post's id; whoever keeps tasks moves them.</summary>
    public const string PostVacated = "access.post-vacated";

    /// <summary>Agencies, posts, accounts, sessions, grants, proposals, the roster.</summary>
    public static MigrationSet Migrations { get; } = MigrationSet.Of("access", typeof(AccessModule).Assembly);
}
