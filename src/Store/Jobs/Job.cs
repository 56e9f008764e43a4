namespace Anyu.Store;

/// <summary>Something to be done once, held by one worker until its lease ends.</summary>
/// <param name="Queue">What kind of work it is.</param>
/// <param name="Id">Chosen by who asked for it; with the queue it is the key that makes repetition harmless at the other end too.</param>
/// <param name="Body">What to do, as the queue understands it. Personal data stands in it only encrypted.</param>
/// <param name="Attempts">How often it was begun, this time included.</param>
/// <param name="Lease">This worker's claim.</param>
public sealed record Job(string Queue, Guid Id, string Body, int Attempts, Guid Lease);

/// <summary>A job that was given up.</summary>
/// <param name="Queue">What kind of work it was.</param>
/// <param name="Id">Its id.</param>
/// <param name="Body">What was to be done.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="LastFault">What went wrong the last time: a problem's number or the kind of fault, never personal data.</param>
/// <param name="EndedAt">When it was given up.</param>
public sealed record DeadLetter(string Queue, Guid Id, string Body, int Attempts, string? LastFault, DateTimeOffset EndedAt);

/// <summary>How many jobs a queue has in one state.</summary>
/// <param name="Queue">The queue.</param>
/// <param name="State"><c>waiting</c>, <c>done</c> or <c>dead</c>.</param>
/// <param name="Count">How many.</param>
public sealed record JobCount(string Queue, string State, long Count);
