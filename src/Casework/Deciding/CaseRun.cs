using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Casework;

/// <summary>One run of the engine: gathers events, applying each to the case as it happens, and does what follows from them.</summary>
internal sealed class CaseRun(ServiceDefinition service, CaseState? before, DateOnly today, WorkingCalendar calendar)
{
    private readonly List<CaseEvent> events = [];
    private readonly List<Problem> problems = [];
    private CaseState? state = before;

    public ServiceDefinition Service => service;

    public CaseState State => state!;

    public DateOnly Today => today;

    public WorkingCalendar Calendar => calendar;

    public ImmutableArray<CaseEvent> Events => [.. events];

    public ImmutableArray<Problem> Problems => [.. problems];

    public bool Failed => problems.Count > 0;

    public bool Changed => events.Count > 0;

    public void Fail(Problem problem) => problems.Add(problem);

    public void Emit(CaseEvent happened)
    {
        state = CaseHistory.Apply(service, state, happened);
        events.Add(happened);
    }

    public void Tell(string moment, string step)
    {
        if (service.Messages.Any(m => m.On == moment && (m.Step is null || m.Step == step)))
        {
            Emit(new MessageSent(today, moment, step));
        }
    }

    /// <summary>The step that a command names; null with a problem.</summary>
    public (StepDefinition Definition, StepState State)? Step(string id)
    {
        if (service.Step(id) is { } definition && State.Steps.TryGetValue(id, out var step))
        {
            return (definition, step);
        }

        Fail(CaseProblems.NoSuchStep(id, Nearest.To(id, State.Steps.Keys)));
        return null;
    }

    /// <summary>Facts as the definition understands them; problems are noted.</summary>
    public CaseFacts Read(IEnumerable<KeyValuePair<string, string>> written)
    {
        var (facts, found) = CaseFacts.Read(service, written);
        problems.AddRange(found);
        return facts;
    }

    public void Submit(Submit command)
    {
        if (state is not null)
        {
            Fail(CaseProblems.AlreadySubmitted(state.Number));
            return;
        }

        if (!service.Valid.Contains(today))
        {
            Fail(CaseProblems.NotAccepting(service.Title, service.Valid));
            return;
        }

        var facts = FormCheck.Complete(service, Read(command.Facts), today);
        problems.AddRange(FormCheck.Run(service, facts, today));
        var place = FactFrame.Of(service, facts, today).Evaluate(service.Place);
        if (place.Kind != FeelKind.Text && !Failed)
        {
            Fail(CaseProblems.PlaceNotKnown());
        }

        if (Failed)
        {
            return;
        }

        var warnings = FormCheck.Warnings(service, facts, today);
        Emit(new CaseSubmitted(today, command.Case, service.Id, service.Hash, command.Number, place.AsText, command.By.Hand, facts.Values, warnings));
        Tell(MessageMoments.Submitted, "");
    }

    /// <summary>Begins a step, or begins it again.</summary>
    public void Open(StepDefinition step)
    {
        var attempt = State.Steps[step.Id].Attempt + 1;
        Emit(new StepOpened(today, step.Id, attempt, step.Clock is null ? null : LegalClock.Start(step.Clock, today, calendar)));
        if (step.Kind == StepKind.Agency)
        {
            Emit(new AgencyAsked(today, step.Id, step.Agency, CaseEngine.OrderOf(State.Id, step.Id, attempt)));
        }
    }

    /// <summary>A step is done: its facts, its letter, its event, its plans, its message.</summary>
    public void Finish(StepDefinition step, Hand by, ImmutableSortedDictionary<string, string> values)
    {
        Emit(new StepDone(today, step.Id, by, values));
        if (step.Records is { } record)
        {
            Emit(new LifeEventDue(today, record, step.Id));
        }

        if (step.Letter is { } letter)
        {
            Emit(new LetterIssued(today, letter, step.Id));
        }

        foreach (var plan in step.Starts)
        {
            Emit(new PlanStarted(today, plan, step.Id));
        }

        Tell(MessageMoments.Done, step.Id);
    }

    /// <summary>A step is refused. One that cannot be mended ends the steps that wait for it.</summary>
    public void Turn(StepDefinition step, Hand by, string ground, string text)
    {
        Emit(new StepRefused(today, step.Id, by, ground, text));
        Tell(MessageMoments.Refused, step.Id);
    }

    /// <summary>A step goes back to the applicant for correction.</summary>
    public void SendBack(StepDefinition step, Hand by, string text)
    {
        Emit(new StepReturned(today, step.Id, by, text));
        Tell(MessageMoments.Returned, step.Id);
    }

    /// <summary>What follows by itself: steps that can begin, that are not needed, that can no longer be done, the end of the case.</summary>
    public void Advance()
    {
        while (State.Outcome is null && AdvanceOnce())
        {
        }

        if (State.Outcome is null && service.Steps.All(s => IsOver(State.Steps[s.Id], s)))
        {
            Close(OutcomeOf());
        }
    }

    public void Close(CaseOutcome outcome)
    {
        Emit(new CaseClosed(today, outcome));
        Tell(MessageMoments.Closed, "");
    }

    private bool AdvanceOnce()
    {
        foreach (var step in service.Steps)
        {
            var own = State.Steps[step.Id];
            if (own.Status == StepStatus.Waiting && Begin(step))
            {
                return true;
            }

            if (own.Status == StepStatus.Open && step.Kind == StepKind.Automatic)
            {
                Finish(step, Hand.Program, CaseFacts.Empty.Values);
                return true;
            }
        }

        return false;
    }

    private bool Begin(StepDefinition step)
    {
        if (step.After.FirstOrDefault(a => IsLost(State.Steps[a], service.Step(a)!)) is { } lost)
        {
            Emit(new StepEnded(today, step.Id, lost));
            return true;
        }

        if (step.After.Any(a => State.Steps[a].Status is not (StepStatus.Done or StepStatus.Skipped)))
        {
            return false;
        }

        switch (CaseEngine.Needed(service, step, State.Facts, today))
        {
            case Truth.Yes:
                Open(step);
                return true;
            case Truth.Unknown:
                return false;
            default:
                Emit(new StepSkipped(today, step.Id));
                return true;
        }
    }

    /// <summary>Whether a step will not be done any more.</summary>
    private static bool IsLost(StepState step, StepDefinition definition) =>
        step.Status == StepStatus.Ended || (step.Status == StepStatus.Refused && !definition.Mendable);

    private static bool IsOver(StepState step, StepDefinition definition) => step.IsSettled || IsLost(step, definition);

    private CaseOutcome OutcomeOf()
    {
        var counted = State.Steps.Where(s => service.Step(s.Key)?.Kind != StepKind.Automatic && s.Value.Status != StepStatus.Skipped).Select(s => s.Value).ToList();
        return counted.TrueForAll(s => s.Status == StepStatus.Done) ? CaseOutcome.Granted
            : counted.Exists(s => s.Status == StepStatus.Done) ? CaseOutcome.Partly
            : counted.Exists(s => s.Refusal is not null) ? CaseOutcome.Refused
            : CaseOutcome.Withdrawn;
    }
}
