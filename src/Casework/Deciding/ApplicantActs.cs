using Anyu.Kernel;

namespace Anyu.Casework;

/// <summary>What the applicant does with a case.</summary>
internal static class ApplicantActs
{
    public static void Correct(CaseRun run, Correct command)
    {
        if (!IsApplicants(run, command.By))
        {
            return;
        }

        var values = run.Read(command.Values).Values;
        var facts = FormCheck.Complete(run.Service, run.State.Facts.With(values), run.Today);
        foreach (var problem in FormCheck.Run(run.Service, facts, run.Today))
        {
            run.Fail(problem);
        }

        var again = run.Service.Steps.Where(s => GoesOn(run, s, command.Step)).ToList();
        if (again.Count == 0)
        {
            run.Fail(CaseProblems.NothingToCorrect());
        }

        if (run.Failed)
        {
            return;
        }

        run.Emit(new FactsCorrected(run.Today, command.By.Hand, values));
        again.ForEach(run.Open);
    }

    public static void Withdraw(CaseRun run, Withdraw command)
    {
        if (!IsApplicants(run, command.By) || (command.Step.Length > 0 && run.Step(command.Step) is null))
        {
            return;
        }

        var wanted = run.State.Steps.Where(s => !s.Value.IsSettled && (command.Step.Length == 0 || s.Key == command.Step)).ToList();
        if (run.State.Outcome is not null || wanted.Count == 0)
        {
            run.Fail(CaseProblems.NothingToWithdraw());
            return;
        }

        if (FormCheck.Withdrawal(run.Service, run.State.Facts, run.Today) is { } problem)
        {
            run.Fail(problem);
            return;
        }

        foreach (var (id, step) in wanted)
        {
            run.Emit(new StepEnded(run.Today, id, ""));
            if (run.Service.Step(id) is { Kind: StepKind.Agency } asked && step.Status == StepStatus.Open)
            {
                run.Emit(new AgencyRecalled(run.Today, id, asked.Agency, CaseEngine.OrderOf(run.State.Id, id, step.Attempt)));
            }
        }

        if (command.Step.Length == 0)
        {
            run.Emit(new CaseClosed(run.Today, CaseOutcome.Withdrawn));
            run.Tell(MessageMoments.Withdrawn, "");
        }
    }

    public static void AskReview(CaseRun run, AskReview command)
    {
        if (!IsApplicants(run, command.By) || run.Step(command.Step) is not { } task)
        {
            return;
        }

        if (run.Service.Review is not { } review)
        {
            run.Fail(CaseProblems.NoReview(run.Service.Title));
        }
        else if (task.State is not { Status: StepStatus.Refused, Refusal: { } refusal })
        {
            run.Fail(CaseProblems.NothingToReview(task.Definition.Title));
        }
        else if (DayCount.Elapsed(refusal.On, run.Today) > review.WithinDays)
        {
            run.Fail(CaseProblems.TooLateForReview(refusal.On.AddDays(review.WithinDays)));
        }
        else if (StaffActs.NeedText(run, command.Text))
        {
            if (run.State.Outcome is not null)
            {
                run.Emit(new CaseReopened(run.Today));
            }

            run.Emit(new ReviewAsked(run.Today, command.Step, command.By.Hand, command.Text));
        }
    }

    public static void Rate(CaseRun run, Rate command)
    {
        if (!IsApplicants(run, command.By))
        {
            return;
        }

        if (run.State.Outcome is null || run.State.Rating is not null)
        {
            run.Fail(CaseProblems.CannotRate());
        }
        else if (command.Score is < 1 or > 5 || command.Text.Length > CaseEngine.MaximumText)
        {
            run.Fail(CaseProblems.BadRating());
        }
        else
        {
            run.Emit(new CaseRated(run.Today, command.By.Hand, command.Score, command.Text));
        }
    }

    private static bool GoesOn(CaseRun run, StepDefinition step, string named) => run.State.Steps[step.Id].Status switch
    {
        StepStatus.Returned => named.Length == 0 || named == step.Id,
        StepStatus.Refused => step.Mendable && named == step.Id,
        _ => false,
    };

    private static bool IsApplicants(CaseRun run, Party by) =>
        (by.Side == Side.Applicant && by.Hand.Id == run.State.Applicant.Id) || StaffActs.Failed(run, CaseProblems.NoSuchCase());
}
