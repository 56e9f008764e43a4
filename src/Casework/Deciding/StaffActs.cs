using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Casework;

/// <summary>What staff do with a task.</summary>
internal static class StaffActs
{
    public static void Claim(CaseRun run, Claim command)
    {
        if (Task(run, command.By, command.Step) is not { } task)
        {
            return;
        }

        if (task.State.Holder is { } holder)
        {
            _ = holder == command.By.Hand || Failed(run, CaseProblems.HeldByAnother(holder, task.State.HeldOn!.Value));
            return;
        }

        run.Emit(new StepClaimed(run.Today, command.Step, command.By.Hand));
    }

    public static void Release(CaseRun run, Release command)
    {
        if (Free(run, command.By, command.Step) is { State.Holder: not null })
        {
            run.Emit(new StepReleased(run.Today, command.Step, command.By.Hand));
        }
    }

    public static void FreeTask(CaseRun run, FreeTask command)
    {
        if (command.By.Side == Side.Program && run.Step(command.Step) is { State: { Status: StepStatus.Open, Holder: not null } })
        {
            run.Emit(new StepReleased(run.Today, command.Step, command.By.Hand));
        }
    }

    public static void Accept(CaseRun run, Accept command)
    {
        if (Free(run, command.By, command.Step) is not { } task)
        {
            return;
        }

        var (step, own) = task;
        var values = run.Read(command.Values).Values;
        var given = own.Proposer is null ? values : own.Proposed.SetItems(values);
        CheckGiven(run, step, given);
        if (run.Failed)
        {
            return;
        }

        if (!step.FourEyes)
        {
            run.Finish(step, command.By.Hand, given);
        }
        else if (own.Proposer is null)
        {
            run.Emit(new StepProposed(run.Today, step.Id, command.By.Hand, given));
        }
        else if (own.Proposer.Id == command.By.Hand.Id)
        {
            run.Fail(CaseProblems.SecondPersonNeeded(own.Proposer));
        }
        else
        {
            run.Finish(step, command.By.Hand, given);
        }
    }

    public static void Refuse(CaseRun run, Refuse command)
    {
        if (Free(run, command.By, command.Step) is { } task && MayRefuse(run, task.Definition, command.Ground, command.Text))
        {
            run.Turn(task.Definition, command.By.Hand, command.Ground, command.Text);
        }
    }

    public static void Return(CaseRun run, Return command)
    {
        if (Free(run, command.By, command.Step) is not { } task)
        {
            return;
        }

        if (MayReturn(run, task.Definition, command.Text))
        {
            run.SendBack(task.Definition, command.By.Hand, command.Text);
        }
    }

    public static void DecideReview(CaseRun run, DecideReview command)
    {
        if (run.Step(command.Step) is not { } task || run.Service.Review is not { } review)
        {
            return;
        }

        var (step, own) = task;
        if (own.Status != StepStatus.InReview)
        {
            run.Fail(CaseProblems.NotInReview(step.Title));
        }
        else if (command.By.Side != Side.Staff || command.By.Agency != review.Agency || !command.By.May(review.Permission))
        {
            run.Fail(CaseProblems.NotAllowed(step.Title));
        }
        else if (own.Refusal!.By.Id == command.By.Hand.Id)
        {
            run.Fail(CaseProblems.ReviewerDecided(own.Refusal.By));
        }
        else if (NeedText(run, command.Text))
        {
            Settle(run, step, command);
        }
    }

    /// <summary>Whether a ground of the definition carries this refusal.</summary>
    public static bool MayRefuse(CaseRun run, StepDefinition step, string ground, string text)
    {
        if (!step.Refusals.Contains(ground, StringComparer.Ordinal) || run.Service.Refusal(ground) is not { } refusal)
        {
            return Failed(run, CaseProblems.NoSuchGround(ground, step.Title, step.Refusals));
        }

        if (FactFrame.Of(run.Service, run.State.Facts, run.Today).Truth(refusal.When) == Truth.No)
        {
            return Failed(run, CaseProblems.GroundDoesNotFit(refusal.Title));
        }

        return text.Length <= CaseEngine.MaximumText || Failed(run, CaseProblems.TextTooLong(text.Length, CaseEngine.MaximumText));
    }

    /// <summary>Whether a step may be sent back with this text.</summary>
    public static bool MayReturn(CaseRun run, StepDefinition step, string text) =>
        step.Returns ? NeedText(run, text) : Failed(run, CaseProblems.CannotReturn(step.Title));

    /// <summary>The facts that a step must give when it is done.</summary>
    public static void CheckGiven(CaseRun run, StepDefinition step, ImmutableSortedDictionary<string, string> values)
    {
        foreach (var fact in values.Keys.Where(f => !step.Gives.Contains(f, StringComparer.Ordinal)))
        {
            run.Fail(CaseProblems.NotGivenHere(fact, step.Title));
        }

        foreach (var fact in step.Gives.Where(f => !values.ContainsKey(f) && run.State.Facts[f] is null))
        {
            run.Fail(CaseProblems.ResultMissing(fact, step.Title, run.Service.Element(fact)!.Label));
        }
    }

    public static bool NeedText(CaseRun run, string text) =>
        string.IsNullOrWhiteSpace(text) ? Failed(run, CaseProblems.TextNeeded())
        : text.Length <= CaseEngine.MaximumText || Failed(run, CaseProblems.TextTooLong(text.Length, CaseEngine.MaximumText));

    public static bool Failed(CaseRun run, Problem problem)
    {
        run.Fail(problem);
        return false;
    }

    private static void Settle(CaseRun run, StepDefinition step, DecideReview command)
    {
        if (command.Upheld)
        {
            run.Emit(new ReviewUpheld(run.Today, step.Id, command.By.Hand, command.Text));
            return;
        }

        run.Open(step);
        foreach (var ended in run.State.Steps.Where(s => s.Value is { Status: StepStatus.Ended, EndedBecause: not null and not "" }).Select(s => s.Key).ToList())
        {
            run.Emit(new StepRevived(run.Today, ended));
        }
    }

    /// <summary>An open step that this post may act on and that nobody else holds.</summary>
    private static (StepDefinition Definition, StepState State)? Free(CaseRun run, Party by, string id)
    {
        if (Task(run, by, id) is not { } task)
        {
            return null;
        }

        if (task.State.Holder is { } holder && holder.Id != by.Hand.Id)
        {
            run.Fail(CaseProblems.HeldByAnother(holder, task.State.HeldOn!.Value));
            return null;
        }

        return task;
    }

    /// <summary>An open step that this post may act on.</summary>
    private static (StepDefinition Definition, StepState State)? Task(CaseRun run, Party by, string id)
    {
        if (run.Step(id) is not { } task)
        {
            return null;
        }

        var (step, own) = task;
        if (!IsFor(run, step, by))
        {
            run.Fail(CaseProblems.NotAllowed(step.Title));
            return null;
        }

        if (own.Status != StepStatus.Open)
        {
            run.Fail(own is { Decider: { } who, DecidedOn: { } when } ? CaseProblems.AlreadyDecided(step.Title, who, when) : CaseProblems.NotOpen(step.Title));
            return null;
        }

        return task;
    }

    private static bool IsFor(CaseRun run, StepDefinition step, Party by) =>
        by.Side == Side.Staff
        && by.Agency == step.Agency
        && by.May(step.Permission)
        && CaseEngine.PlaceOf(run.Service, step, run.State, run.Today) is { } place
        && by.Covers(place);
}
