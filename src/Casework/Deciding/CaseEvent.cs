using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Anyu.Casework;

/// <summary>What happened to a case. Stored for ever in this form: a case is what its events make of it.</summary>
/// <param name="On">The day, China Standard Time.</param>
[JsonDerivedType(typeof(CaseSubmitted), "submitted")]
[JsonDerivedType(typeof(StepOpened), "opened")]
[JsonDerivedType(typeof(StepSkipped), "skipped")]
[JsonDerivedType(typeof(StepClaimed), "claimed")]
[JsonDerivedType(typeof(StepReleased), "released")]
[JsonDerivedType(typeof(StepProposed), "proposed")]
[JsonDerivedType(typeof(StepDone), "done")]
[JsonDerivedType(typeof(StepRefused), "refused")]
[JsonDerivedType(typeof(StepReturned), "returned")]
[JsonDerivedType(typeof(StepEnded), "ended")]
[JsonDerivedType(typeof(StepRevived), "revived")]
[JsonDerivedType(typeof(FactsCorrected), "corrected")]
[JsonDerivedType(typeof(ReviewAsked), "review-asked")]
[JsonDerivedType(typeof(ReviewUpheld), "review-upheld")]
[JsonDerivedType(typeof(ClockPaused), "paused")]
[JsonDerivedType(typeof(ClockMoved), "clock")]
[JsonDerivedType(typeof(StepOverdue), "overdue")]
[JsonDerivedType(typeof(AnswerSeen), "answer")]
[JsonDerivedType(typeof(AgencyAsked), "asked")]
[JsonDerivedType(typeof(AgencyRecalled), "recalled")]
[JsonDerivedType(typeof(MessageSent), "message")]
[JsonDerivedType(typeof(LetterIssued), "letter")]
[JsonDerivedType(typeof(LifeEventDue), "life-event")]
[JsonDerivedType(typeof(PlanStarted), "plan")]
[JsonDerivedType(typeof(CaseClosed), "closed")]
[JsonDerivedType(typeof(CaseReopened), "reopened")]
[JsonDerivedType(typeof(CaseRated), "rated")]
[JsonDerivedType(typeof(CaseMoved), "moved")]
public abstract record CaseEvent(DateOnly On);

/// <summary>An application was sent.</summary>
public sealed record CaseSubmitted(
    DateOnly On, Guid Case, string Service, string Version, string Number, string Place, Hand By, ImmutableSortedDictionary<string, string> Facts, ImmutableArray<string> Warnings)
    : CaseEvent(On);

/// <summary>A step began, or began again.</summary>
public sealed record StepOpened(DateOnly On, string Step, int Attempt, ClockState? Clock) : CaseEvent(On);

/// <summary>A step is not needed in this case.</summary>
public sealed record StepSkipped(DateOnly On, string Step) : CaseEvent(On);

/// <summary>Somebody took a task.</summary>
public sealed record StepClaimed(DateOnly On, string Step, Hand By) : CaseEvent(On);

/// <summary>Somebody gave a task back.</summary>
public sealed record StepReleased(DateOnly On, string Step, Hand By) : CaseEvent(On);

/// <summary>The first of four eyes proposed the result.</summary>
public sealed record StepProposed(DateOnly On, string Step, Hand By, ImmutableSortedDictionary<string, string> Values) : CaseEvent(On);

/// <summary>A step is done; it may add facts.</summary>
public sealed record StepDone(DateOnly On, string Step, Hand By, ImmutableSortedDictionary<string, string> Values) : CaseEvent(On);

/// <summary>A step was refused.</summary>
public sealed record StepRefused(DateOnly On, string Step, Hand By, string Ground, string Text) : CaseEvent(On);

/// <summary>A step was returned for correction.</summary>
public sealed record StepReturned(DateOnly On, string Step, Hand By, string Text) : CaseEvent(On);

/// <summary>A step ended without being done, because of another step, or by withdrawal when <paramref name="Because"/> is empty.</summary>
public sealed record StepEnded(DateOnly On, string Step, string Because) : CaseEvent(On);

/// <summary>A step that had ended waits again.</summary>
public sealed record StepRevived(DateOnly On, string Step) : CaseEvent(On);

/// <summary>The applicant corrected facts, or the program took over what was determined again.</summary>
public sealed record FactsCorrected(DateOnly On, Hand By, ImmutableSortedDictionary<string, string> Values) : CaseEvent(On);

/// <summary>The applicant asked for a review of a refusal.</summary>
public sealed record ReviewAsked(DateOnly On, string Step, Hand By, string Text) : CaseEvent(On);

/// <summary>A review found the refusal right.</summary>
public sealed record ReviewUpheld(DateOnly On, string Step, Hand By, string Text) : CaseEvent(On);

/// <summary>The clock stands still.</summary>
public sealed record ClockPaused(DateOnly On, string Step, Hand By, string Reason) : CaseEvent(On);

/// <summary>The clock runs again, was extended, or its date became known.</summary>
public sealed record ClockMoved(DateOnly On, string Step, Hand By, ClockState Clock) : CaseEvent(On);

/// <summary>A limit passed.</summary>
public sealed record StepOverdue(DateOnly On, string Step, DateOnly Due) : CaseEvent(On);

/// <summary>A message of another agency's system was taken in; what could not be followed says why and waits for a person.</summary>
public sealed record AnswerSeen(DateOnly On, string Step, string Message, long Sequence, bool Received, string? Fault) : CaseEvent(On);

/// <summary>Another agency is asked to do its part. The order's id is the same however often it is sent.</summary>
public sealed record AgencyAsked(DateOnly On, string Step, string Agency, string Order) : CaseEvent(On);

/// <summary>Another agency is told that its part is no longer wanted.</summary>
public sealed record AgencyRecalled(DateOnly On, string Step, string Agency, string Order) : CaseEvent(On);

/// <summary>A text goes to the applicant.</summary>
public sealed record MessageSent(DateOnly On, string Moment, string Step) : CaseEvent(On);

/// <summary>A document was issued.</summary>
public sealed record LetterIssued(DateOnly On, string Letter, string Step) : CaseEvent(On);

/// <summary>A life event is to be written to the register.</summary>
public sealed record LifeEventDue(DateOnly On, string Event, string Step) : CaseEvent(On);

/// <summary>A follow-up plan begins.</summary>
public sealed record PlanStarted(DateOnly On, string Plan, string Step) : CaseEvent(On);

/// <summary>The case ended.</summary>
public sealed record CaseClosed(DateOnly On, CaseOutcome Outcome) : CaseEvent(On);

/// <summary>A review opened a closed case again.</summary>
public sealed record CaseReopened(DateOnly On) : CaseEvent(On);

/// <summary>The applicant rated the service 好差评.</summary>
public sealed record CaseRated(DateOnly On, Hand By, int Score, string Text) : CaseEvent(On);

/// <summary>The case was moved to another version of its definition.</summary>
public sealed record CaseMoved(DateOnly On, Hand By, string Version, string Reason, ImmutableArray<string> NewSteps) : CaseEvent(On);
