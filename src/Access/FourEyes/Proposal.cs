namespace Anyu.Access;

/// <summary>How far a proposal has come.</summary>
public enum ProposalState
{
    /// <summary>To be decided.</summary>
    Open,

    /// <summary>Confirmed by another person.</summary>
    Confirmed,

    /// <summary>Rejected by another person.</summary>
    Rejected,

    /// <summary>Taken back.</summary>
    Withdrawn,
}

/// <summary>What one person proposed and another decides.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Action">What is to be done, such as <c>case.decide</c>.</param>
/// <param name="Subject">To what: an id.</param>
/// <param name="Digest">Of the content proposed, so that the other confirms the same.</param>
/// <param name="PlaceCode">Where, twelve digits.</param>
/// <param name="ProposedBy">The account that proposed it.</param>
/// <param name="ProposedPost">The post it then held.</param>
/// <param name="ProposedAt">When.</param>
/// <param name="State">How far it has come.</param>
/// <param name="DecidedBy">The account that decided it.</param>
/// <param name="DecidedAt">When.</param>
/// <param name="Note">What the decider wrote.</param>
public sealed record Proposal(
    Guid Id, string Action, string Subject, string Digest, string PlaceCode, Guid ProposedBy, Guid ProposedPost, DateTimeOffset ProposedAt, ProposalState State,
    Guid? DecidedBy, DateTimeOffset? DecidedAt, string? Note);

/// <summary>A proposal as a row.</summary>
internal sealed record ProposalRow(
    Guid Id, string Action, string Subject, string Digest, string PlaceCode, Guid ProposedBy, Guid ProposedPost, DateTimeOffset ProposedAt, string State,
    Guid? DecidedBy, DateTimeOffset? DecidedAt, string? Note)
{
    public Proposal Proposal => new(
        Id, Action, Subject, Digest, PlaceCode, ProposedBy, ProposedPost, ProposedAt, Enum.Parse<ProposalState>(State, ignoreCase: true), DecidedBy, DecidedAt, Note);
}
