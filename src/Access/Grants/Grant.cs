namespace Anyu.Access;

/// <summary>How far a grant has come.</summary>
public enum GrantState
{
    /// <summary>Asked for, not decided.</summary>
    Asked,

    /// <summary>In force, until its end.</summary>
    Open,

    /// <summary>Refused.</summary>
    Refused,

    /// <summary>No longer in force.</summary>
    Ended,
}

/// <summary>A purpose for which one post may open one person's record.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">By task, by approval, or in an emergency.</param>
/// <param name="Post">The post.</param>
/// <param name="Account">Who asked; null for a task, which is the post's.</param>
/// <param name="Subject">The person.</param>
/// <param name="PlaceCode">The person's place, twelve digits.</param>
/// <param name="Reference">The task, for a task.</param>
/// <param name="Reason">Why, in the asker's words.</param>
/// <param name="State">How far it has come.</param>
/// <param name="AskedAt">When.</param>
/// <param name="UntilAt">When it ends; null for a task, which ends it.</param>
/// <param name="DecidedBy">Who decided.</param>
/// <param name="DecidedAt">When.</param>
/// <param name="ReviewDueAt">Until when an emergency is to be reviewed.</param>
/// <param name="ReviewedAt">When it was.</param>
/// <param name="IsJustified">What the review found.</param>
public sealed record Grant(
    Guid Id, PurposeKind Kind, Guid Post, Guid? Account, Guid Subject, string PlaceCode, string Reference, string Reason, GrantState State, DateTimeOffset AskedAt,
    DateTimeOffset? UntilAt, Guid? DecidedBy, DateTimeOffset? DecidedAt, DateTimeOffset? ReviewDueAt, DateTimeOffset? ReviewedAt, bool? IsJustified);

/// <summary>A grant as a row.</summary>
internal sealed record GrantRow(
    Guid Id, string Kind, Guid Post, Guid? Account, Guid Subject, string PlaceCode, string Reference, string Reason, string State, DateTimeOffset AskedAt,
    DateTimeOffset? UntilAt, Guid? DecidedBy, DateTimeOffset? DecidedAt, DateTimeOffset? ReviewDueAt, DateTimeOffset? ReviewedAt, string? Review)
{
    public Grant Grant => new(
        Id, Kind == "task" ? PurposeKind.Task : Kind == "approval" ? PurposeKind.Approval : PurposeKind.BreakGlass, Post, Account, Subject, PlaceCode, Reference, Reason,
        State == "asked" ? GrantState.Asked : State == "open" ? GrantState.Open : State == "refused" ? GrantState.Refused : GrantState.Ended,
        AskedAt, UntilAt, DecidedBy, DecidedAt, ReviewDueAt, ReviewedAt, Review is null ? null : Review == "justified");
}
