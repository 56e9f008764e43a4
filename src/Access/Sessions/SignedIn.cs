namespace Anyu.Access;

/// <summary>Who is behind a request, as it is true now.</summary>
/// <param name="Session">The session.</param>
/// <param name="State">How it stands.</param>
/// <param name="Account">The account.</param>
/// <param name="Posts">The posts it holds now.</param>
/// <param name="Actor">Who acts: a citizen, or the holder of the post chosen who gave a second proof; null until both is so.</param>
public sealed record SignedIn(Session Session, SessionState State, Account Account, IReadOnlyList<Post> Posts, Actor? Actor)
{
    /// <summary>The post chosen and still held.</summary>
    public Post? Post => Posts.FirstOrDefault(post => post.Id == Session.Post);
}
