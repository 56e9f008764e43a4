using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Casework;

/// <summary>
/// Decides what a command makes of a case: a pure function of definition, case, command, day and working calendar.
/// Either events or problems come of it, never both; a repeated answer of an agency makes neither.
/// </summary>
public static class CaseEngine
{
    /// <summary>The most characters of a text that a person adds.</summary>
    public const int MaximumText = 2_000;

    /// <summary>Decides a command.</summary>
    /// <param name="service">The definition to which the case is pinned.</param>
    /// <param name="state">The case; null before its submission.</param>
    /// <param name="command">What is wanted.</param>
    /// <param name="today">The day, China Standard Time.</param>
    /// <param name="calendar">The working calendar.</param>
    public static CaseDecision Decide(ServiceDefinition service, CaseState? state, CaseCommand command, DateOnly today, WorkingCalendar calendar)
    {
        var run = new CaseRun(service, state, today, calendar);
        if (command is Submit submit)
        {
            run.Submit(submit);
        }
        else if (state is null)
        {
            run.Fail(CaseProblems.NoSuchCase());
        }
        else
        {
            Act(run, command);
        }

        if (!run.Failed && run.Changed)
        {
            run.Advance();
        }

        return run.Failed
            ? new CaseDecision(state, [], run.Problems)
            : new CaseDecision(run.State, run.Events, []);
    }

    private static void Act(CaseRun run, CaseCommand command)
    {
        switch (command)
        {
            case Claim claim: StaffActs.Claim(run, claim); break;
            case Release release: StaffActs.Release(run, release); break;
            case FreeTask free: StaffActs.FreeTask(run, free); break;
            case Accept accept: StaffActs.Accept(run, accept); break;
            case Refuse refuse: StaffActs.Refuse(run, refuse); break;
            case Return back: StaffActs.Return(run, back); break;
            case DecideReview review: StaffActs.DecideReview(run, review); break;
            case PauseClock pause: ClockActs.Pause(run, pause); break;
            case ResumeClock resume: ClockActs.Resume(run, resume); break;
            case ExtendClock extend: ClockActs.Extend(run, extend); break;
            case LookAtClocks: ClockActs.Look(run); break;
            case Redetermine again: ProgramActs.Redetermine(run, again); break;
            case Correct correct: ApplicantActs.Correct(run, correct); break;
            case Withdraw withdraw: ApplicantActs.Withdraw(run, withdraw); break;
            case AskReview ask: ApplicantActs.AskReview(run, ask); break;
            case Rate rate: ApplicantActs.Rate(run, rate); break;
            case TakeAnswer answer: AgencyAnswers.Take(run, answer); break;
            default: throw new InvalidOperationException($"No rule for {command.GetType().Name}.");
        }
    }

    /// <summary>The order by which another agency is asked: the same for each attempt however often it is sent.</summary>
    public static string OrderOf(Guid @case, string step, int attempt) => FormattableString.Invariant($"{@case:n}/{step}/{attempt}");

    /// <summary>The guard of a step over these facts: whether it is needed.</summary>
    internal static Truth Needed(ServiceDefinition service, StepDefinition step, CaseFacts facts, DateOnly today) =>
        FactFrame.Of(service, facts, today).Truth(step.When);

    /// <summary>The place whose agency does a step; null while it is not known.</summary>
    public static PlaceCode? PlaceOf(ServiceDefinition service, StepDefinition step, CaseState state, DateOnly today) =>
        step.Place is null ? state.Place
        : FactFrame.Of(service, state.Facts, today).Evaluate(step.Place) is { Kind: FeelKind.Text } place ? PlaceCode.Parse(place.AsText)
        : null;
}
