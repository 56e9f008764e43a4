namespace Anyu.Access;

/// <summary>How a session stands.</summary>
public enum SessionState
{
    /// <summary>In use.</summary>
    Live,

    /// <summary>Unused for too long, or too old: signing in again goes on with it.</summary>
    TimedOut,

    /// <summary>Signed out, or taken away.</summary>
    Ended,
}

/// <summary>How somebody proved a second time who they are.</summary>
public enum SecondFactor
{
    /// <summary>Not yet.</summary>
    None,

    /// <summary>With a code of a generator (RFC 6238).</summary>
    Code,

    /// <summary>At the provider, which says so in <c>amr</c> or <c>acr</c>.</summary>
    Provider,
}

/// <summary>A signed-in browser.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Account">Who.</param>
/// <param name="Post">The post chosen; null for citizens, and before one is chosen.</param>
/// <param name="SecondFactor">The second proof.</param>
/// <param name="CreatedAt">When it began.</param>
/// <param name="SeenAt">When it was last used, to the minute.</param>
/// <param name="EndedAt">When it was ended.</param>
public sealed record Session(Guid Id, Guid Account, Guid? Post, SecondFactor SecondFactor, DateTimeOffset CreatedAt, DateTimeOffset SeenAt, DateTimeOffset? EndedAt)
{
    /// <summary>Unused for longer, a session has timed out.</summary>
    public static TimeSpan Idle { get; } = TimeSpan.FromMinutes(30);

    /// <summary>Older, it has timed out however busy it is.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromHours(10);

    /// <summary>How it stands at an instant.</summary>
    public SessionState State(DateTimeOffset now) =>
        EndedAt is not null ? SessionState.Ended : now - SeenAt > Idle || now - CreatedAt > Longest ? SessionState.TimedOut : SessionState.Live;
}

/// <summary>A session as a row.</summary>
internal sealed record SessionRow(Guid Id, Guid Account, Guid? Post, string SecondFactor, DateTimeOffset CreatedAt, DateTimeOffset SeenAt, DateTimeOffset? EndedAt)
{
    public Session Session => new(Id, Account, Post, Enum.Parse<SecondFactor>(SecondFactor, ignoreCase: true), CreatedAt, SeenAt, EndedAt);
}
