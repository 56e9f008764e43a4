using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Casework;

/// <summary>What events make of a case. Total: a stored event always applies, whatever the definition says today.</summary>
public static class CaseHistory
{
    /// <summary>The case after these events; null when there are none.</summary>
    public static CaseState? Replay(ServiceDefinition service, IEnumerable<CaseEvent> events) =>
        events.Aggregate(default(CaseState), (state, happened) => Apply(service, state, happened));

    /// <summary>The case after one more event.</summary>
    public static CaseState Apply(ServiceDefinition service, CaseState? state, CaseEvent happened)
    {
        var after = happened is CaseSubmitted submitted ? Begin(service, submitted) : Step(state!, happened) ?? Whole(state!, happened);
        return after with { Revision = after.Revision + 1 };
    }

    private static CaseState Begin(ServiceDefinition service, CaseSubmitted happened) => new()
    {
        Id = happened.Case,
        Service = happened.Service,
        Version = happened.Version,
        Number = happened.Number,
        Place = PlaceCode.Parse(happened.Place),
        Applicant = happened.By,
        SubmittedOn = happened.On,
        Facts = new CaseFacts(happened.Facts.WithComparers(StringComparer.Ordinal)),
        Warnings = happened.Warnings,
        Steps = service.Steps.ToImmutableSortedDictionary(s => s.Id, _ => new StepState { Status = StepStatus.Waiting }, StringComparer.Ordinal),
    };

    private static CaseState Whole(CaseState state, CaseEvent happened) => happened switch
    {
        FactsCorrected corrected => state with { Facts = state.Facts.With(corrected.Values) },
        CaseClosed closed => state with { Outcome = closed.Outcome, ClosedOn = closed.On },
        CaseReopened => state with { Outcome = null, ClosedOn = null },
        CaseRated rated => state with { Rating = rated.Score },
        CaseMoved moved => state with
        {
            Version = moved.Version,
            Steps = state.Steps.SetItems(moved.NewSteps.Select(s => KeyValuePair.Create(s, new StepState { Status = StepStatus.Waiting }))),
        },
        _ => state,
    };

    private static CaseState? Step(CaseState state, CaseEvent happened) => happened switch
    {
        StepOpened e => On(state, e.Step, s => s with
        {
            Status = StepStatus.Open, Attempt = e.Attempt, Clock = e.Clock, Holder = null, HeldOn = null, Proposer = null, ReturnText = null,
            Received = false, LastSequence = -1, OverdueNoted = false, EndedBecause = null,
        }),
        StepSkipped e => On(state, e.Step, s => s with { Status = StepStatus.Skipped, DecidedOn = e.On }),
        StepClaimed e => On(state, e.Step, s => s with { Holder = e.By, HeldOn = e.On }),
        StepReleased e => On(state, e.Step, s => s with { Holder = null, HeldOn = null }),
        StepProposed e => On(state, e.Step, s => s with { Proposer = e.By, Proposed = e.Values, Holder = null, HeldOn = null }),
        StepDone e => On(state, e.Step, s => s with { Status = StepStatus.Done, Decider = e.By, DecidedOn = e.On, Holder = null, HeldOn = null })
            with { Facts = state.Facts.With(e.Values) },
        StepRefused e => On(state, e.Step, s => s with
        {
            Status = StepStatus.Refused, Decider = e.By, DecidedOn = e.On, Holder = null, HeldOn = null, Refusal = new RefusalState(e.Ground, e.Text, e.By, e.On),
        }),
        StepReturned e => On(state, e.Step, s => s with { Status = StepStatus.Returned, ReturnText = e.Text, Holder = null, HeldOn = null }),
        StepEnded e => On(state, e.Step, s => s with { Status = StepStatus.Ended, EndedBecause = e.Because, Holder = null, HeldOn = null }),
        StepRevived e => On(state, e.Step, s => s with { Status = StepStatus.Waiting, EndedBecause = null }),
        ReviewAsked e => On(state, e.Step, s => s with { Status = StepStatus.InReview, Holder = null, HeldOn = null }),
        ReviewUpheld e => On(state, e.Step, s => s with { Status = StepStatus.Ended, Decider = e.By, DecidedOn = e.On, EndedBecause = e.Step }),
        ClockPaused e => On(state, e.Step, s => s with { Clock = s.Clock! with { PausedOn = e.On, Pause = e.Reason } }),
        ClockMoved e => On(state, e.Step, s => s with { Clock = e.Clock }),
        StepOverdue e => On(state, e.Step, s => s with { OverdueNoted = true }),
        AnswerSeen e => On(state, e.Step, s => s with { LastSequence = Math.Max(s.LastSequence, e.Sequence), Received = s.Received || e.Received })
            with { Seen = state.Seen.Add(e.Message) },
        _ => null,
    };

    private static CaseState On(CaseState state, string step, Func<StepState, StepState> change) =>
        state with { Steps = state.Steps.SetItem(step, change(state.Steps.GetValueOrDefault(step) ?? new StepState { Status = StepStatus.Waiting })) };
}
