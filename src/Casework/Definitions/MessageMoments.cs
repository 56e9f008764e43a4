using System.Collections.Immutable;

namespace Anyu.Casework;

/// <summary>The moments at which a message can be sent.</summary>
internal static class MessageMoments
{
    public const string Submitted = "submitted";
    public const string Returned = "returned";
    public const string Refused = "refused";
    public const string Done = "done";
    public const string Closed = "closed";
    public const string Withdrawn = "withdrawn";
    public const string Overdue = "overdue";

    public static ImmutableArray<string> All { get; } = [Submitted, Returned, Refused, Done, Closed, Withdrawn, Overdue];
}
