using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Casework;

/// <summary>How a case ended.</summary>
public enum CaseOutcome
{
    /// <summary>准予／办结: every step was done or was not needed.</summary>
    Granted,

    /// <summary>部分办结: some steps were done, some refused or withdrawn.</summary>
    Partly,

    /// <summary>不予: nothing was done but refused.</summary>
    Refused,

    /// <summary>撤回: the applicant took it back.</summary>
    Withdrawn,
}

/// <summary>Where a step stands.</summary>
public enum StepStatus
{
    /// <summary>Not begun: earlier steps are not done.</summary>
    Waiting,

    /// <summary>Somebody has to act.</summary>
    Open,

    /// <summary>退回补正: the applicant has to correct something.</summary>
    Returned,

    /// <summary>Refused; it may be mended or reviewed.</summary>
    Refused,

    /// <summary>A refusal is being reviewed.</summary>
    InReview,

    /// <summary>Done.</summary>
    Done,

    /// <summary>Not needed in this case.</summary>
    Skipped,

    /// <summary>Ended without being done: withdrawn, refused for good, or what it waits for can no longer be done.</summary>
    Ended,
}

/// <summary>Who acts: a post, an applicant, another agency's system or the program.</summary>
/// <param name="Id">The id of the post, person or program; never a name or number.</param>
/// <param name="Label">What people read: the post's title.</param>
public sealed record Hand(string Id, string Label)
{
    /// <summary>The program itself.</summary>
    public static Hand Program { get; } = new("program", "系统 program");

    /// <summary>The label in each language: it is kept with the Chinese first and the English behind a blank.</summary>
    public Bilingual Words()
    {
        for (var at = 1; at + 1 < Label.Length; at++)
        {
            if (Label[at] == ' ' && !char.IsAscii(Label[at - 1]) && char.IsAscii(Label[at + 1]))
            {
                return new(Label[..at], Label[(at + 1)..]);
            }
        }

        return new(Label, Label);
    }
}

/// <summary>What a refusal said.</summary>
/// <param name="Ground">The ground's id in the definition.</param>
/// <param name="Text">What was added to it.</param>
/// <param name="By">Who refused.</param>
/// <param name="On">On which day.</param>
public sealed record RefusalState(string Ground, string Text, Hand By, DateOnly On);

/// <summary>The legal clock of a step as it runs.</summary>
/// <param name="Started">The day that is not counted; the next is the first.</param>
/// <param name="StatutoryDue">The last day of the law; null where no limit is stated or the calendar does not reach it.</param>
/// <param name="PromisedDue">The last day promised; null likewise.</param>
/// <param name="PausedOn">Since when it stands still; null when it runs.</param>
/// <param name="Pause">The reason it stands still.</param>
/// <param name="Extended">The extensions used.</param>
/// <param name="BeyondHorizon">A limit lies behind the last day of the working calendar, so that its date is not known.</param>
public sealed record ClockState(
    DateOnly Started,
    DateOnly? StatutoryDue,
    DateOnly? PromisedDue,
    DateOnly? PausedOn,
    string? Pause,
    ImmutableArray<string> Extended,
    bool BeyondHorizon)
{
    /// <summary>The date by which it must be done: the earlier of the two.</summary>
    public DateOnly? Due => StatutoryDue is { } law && PromisedDue is { } promise ? (law < promise ? law : promise) : StatutoryDue ?? PromisedDue;
}

/// <summary>A step as it stands.</summary>
public sealed record StepState
{
    /// <summary>Where it stands.</summary>
    public required StepStatus Status { get; init; }

    /// <summary>How often it was begun: 0 before the first time.</summary>
    public int Attempt { get; init; }

    /// <summary>Who has taken it.</summary>
    public Hand? Holder { get; init; }

    /// <summary>Since when.</summary>
    public DateOnly? HeldOn { get; init; }

    /// <summary>Who proposed the result that a second person must confirm.</summary>
    public Hand? Proposer { get; init; }

    /// <summary>The values proposed.</summary>
    public ImmutableSortedDictionary<string, string> Proposed { get; init; } = CaseFacts.Empty.Values;

    /// <summary>Who decided it, last.</summary>
    public Hand? Decider { get; init; }

    /// <summary>When.</summary>
    public DateOnly? DecidedOn { get; init; }

    /// <summary>The last refusal.</summary>
    public RefusalState? Refusal { get; init; }

    /// <summary>What the applicant is asked to correct.</summary>
    public string? ReturnText { get; init; }

    /// <summary>Why it ended; the id of a step, or empty.</summary>
    public string? EndedBecause { get; init; }

    /// <summary>Its clock.</summary>
    public ClockState? Clock { get; init; }

    /// <summary>Whether its being late was noted.</summary>
    public bool OverdueNoted { get; init; }

    /// <summary>The highest number of an answer of the other agency's system.</summary>
    public long LastSequence { get; init; } = -1;

    /// <summary>Whether the other agency confirmed that it received the order.</summary>
    public bool Received { get; init; }

    /// <summary>Whether nothing more happens to it by itself.</summary>
    public bool IsSettled => Status is StepStatus.Done or StepStatus.Skipped or StepStatus.Ended;
}

/// <summary>A case 办件 as it stands: what its events make of it.</summary>
public sealed record CaseState
{
    /// <summary>The id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The service.</summary>
    public required string Service { get; init; }

    /// <summary>The hash of the version it is pinned to.</summary>
    public required string Version { get; init; }

    /// <summary>The number people quote.</summary>
    public required string Number { get; init; }

    /// <summary>Whose agency receives it.</summary>
    public required PlaceCode Place { get; init; }

    /// <summary>Who applied.</summary>
    public required Hand Applicant { get; init; }

    /// <summary>When.</summary>
    public required DateOnly SubmittedOn { get; init; }

    /// <summary>What is stated.</summary>
    public required CaseFacts Facts { get; init; }

    /// <summary>The rules that did not hold but let it pass.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>The steps.</summary>
    public required ImmutableSortedDictionary<string, StepState> Steps { get; init; }

    /// <summary>How it ended; null while it runs.</summary>
    public CaseOutcome? Outcome { get; init; }

    /// <summary>When it ended.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>The ids of the other agencies' messages that were taken in.</summary>
    public ImmutableHashSet<string> Seen { get; init; } = [];

    /// <summary>The applicant's rating, 1 to 5; null before.</summary>
    public int? Rating { get; init; }

    /// <summary>How many events it has had.</summary>
    public int Revision { get; init; }
}

/// <summary>The words of outcomes in content.</summary>
internal static class CaseOutcomes
{
    public static ImmutableSortedDictionary<string, CaseOutcome> Words { get; } = ServiceReader.Table(
        ("granted", CaseOutcome.Granted), ("partly", CaseOutcome.Partly), ("refused", CaseOutcome.Refused), ("withdrawn", CaseOutcome.Withdrawn));
}
