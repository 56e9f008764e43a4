namespace Anyu.Casework;

/// <summary>
/// Takes in what other agencies' systems answer. One message counts once; an answer to an earlier attempt or one overtaken by a later answer changes nothing;
/// an answer that cannot be followed is kept and waits for a person. Nothing that was taken in is lost.
/// </summary>
internal static class AgencyAnswers
{
    public static void Take(CaseRun run, TakeAnswer answer)
    {
        if (answer.By.Side != Side.Program)
        {
            run.Fail(CaseProblems.NotAllowed(run.Service.Title));
            return;
        }

        if (run.State.Seen.Contains(answer.Message))
        {
            return;
        }

        var step = run.Service.Steps.FirstOrDefault(s => s.Kind == StepKind.Agency && IsOrderOf(run.State.Id, s.Id, answer.Order));
        if (step is null)
        {
            run.Fail(CaseProblems.NoSuchOrder(answer.Order));
            return;
        }

        var own = run.State.Steps[step.Id];
        var isCurrent = answer.Order == CaseEngine.OrderOf(run.State.Id, step.Id, own.Attempt) && answer.Sequence > own.LastSequence;
        var fault = isCurrent && own.Status == StepStatus.Open ? Fault(run, step, answer) : null;
        run.Emit(new AnswerSeen(run.Today, step.Id, answer.Message, isCurrent ? answer.Sequence : -1, isCurrent && answer.Kind == AnswerKind.Received, fault ?? Contradiction(own, answer, isCurrent)));
        if (isCurrent && own.Status == StepStatus.Open && fault is null)
        {
            Follow(run, step, answer);
        }
    }

    /// <summary>What an agency says after it said the opposite is for a person to settle.</summary>
    private static string? Contradiction(StepState own, TakeAnswer answer, bool isCurrent) => (own.Status, answer.Kind) switch
    {
        (StepStatus.Done, AnswerKind.Refused) or (StepStatus.Refused, AnswerKind.Done) when isCurrent => CaseProblems.Contradicted().Code,
        _ => null,
    };

    private static void Follow(CaseRun run, StepDefinition step, TakeAnswer answer)
    {
        var by = new Hand($"agency:{step.Agency}", step.Agency);
        switch (answer.Kind)
        {
            case AnswerKind.Done:
                run.Finish(step, by, CaseFacts.Read(run.Service, answer.Values).Facts.Values);
                break;
            case AnswerKind.Refused:
                run.Turn(step, by, answer.Ground, answer.Text);
                break;
            case AnswerKind.Returned:
                run.SendBack(step, by, answer.Text);
                break;
            default:
                break;
        }
    }

    /// <summary>The number of the problem for which an answer cannot be followed, or null.</summary>
    private static string? Fault(CaseRun run, StepDefinition step, TakeAnswer answer)
    {
        var trial = new CaseRun(run.Service, run.State, run.Today, run.Calendar);
        switch (answer.Kind)
        {
            case AnswerKind.Refused:
                StaffActs.MayRefuse(trial, step, answer.Ground, answer.Text);
                break;
            case AnswerKind.Returned:
                StaffActs.MayReturn(trial, step, answer.Text);
                break;
            case AnswerKind.Done:
                StaffActs.CheckGiven(trial, step, trial.Read(answer.Values).Values);
                break;
            default:
                break;
        }

        return trial.Problems.FirstOrDefault()?.Code;
    }

    private static bool IsOrderOf(Guid @case, string step, string order) => order.StartsWith(FormattableString.Invariant($"{@case:n}/{step}/"), StringComparison.Ordinal);
}
