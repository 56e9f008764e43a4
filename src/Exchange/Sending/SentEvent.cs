namespace Anyu.Exchange;

/// <summary>An event for a system, as this installation keeps it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="System">The system's id.</param>
/// <param name="Type">What happened.</param>
/// <param name="Subject">The order.</param>
/// <param name="Sequence">Its number within the subject.</param>
/// <param name="PlaceCode">Where, twelve digits.</param>
/// <param name="Body">What the sender needs to make its data: ids only.</param>
/// <param name="PostedAt">When it was posted.</param>
/// <param name="Tries">How often it was tried to send it.</param>
/// <param name="TriedAt">When it was last tried.</param>
/// <param name="Fault">What went wrong the last time; null when nothing did.</param>
/// <param name="EndedAt">When the system took it, or it was no longer wanted; null before.</param>
/// <param name="IsDropped">Whether it was no longer wanted when it was to be sent.</param>
public sealed record SentEvent(
    Guid Id, string System, string Type, string Subject, long Sequence, string PlaceCode, string Body, DateTimeOffset PostedAt, long Tries, DateTimeOffset? TriedAt, string? Fault, DateTimeOffset? EndedAt, bool IsDropped);
