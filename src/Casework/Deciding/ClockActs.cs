namespace Anyu.Casework;

/// <summary>What happens to the legal clocks of a case.</summary>
internal static class ClockActs
{
    public static void Pause(CaseRun run, PauseClock command)
    {
        if (Running(run, command.By, command.Step) is not { } clock)
        {
            return;
        }

        if (clock.Definition.Pauses.All(p => p.Id != command.Reason))
        {
            run.Fail(CaseProblems.NoSuchPause(command.Reason, [.. clock.Definition.Pauses.Select(p => p.Id)]));
        }
        else if (clock.State.PausedOn is not null)
        {
            run.Fail(CaseProblems.ClockStandsStill(clock.State.PausedOn.Value));
        }
        else
        {
            run.Emit(new ClockPaused(run.Today, command.Step, command.By.Hand, command.Reason));
        }
    }

    public static void Resume(CaseRun run, ResumeClock command)
    {
        if (Running(run, command.By, command.Step) is not { } clock)
        {
            return;
        }

        if (clock.State.PausedOn is null)
        {
            run.Fail(CaseProblems.ClockRuns());
            return;
        }

        run.Emit(new ClockMoved(run.Today, command.Step, command.By.Hand, LegalClock.Resume(clock.Definition, clock.State, run.Today, run.Calendar)));
    }

    public static void Extend(CaseRun run, ExtendClock command)
    {
        if (Running(run, command.By, command.Step) is not { } clock)
        {
            return;
        }

        if (clock.Definition.Extensions.FirstOrDefault(e => e.Id == command.Reason) is not { } extension)
        {
            run.Fail(CaseProblems.NoSuchExtension(command.Reason, [.. clock.Definition.Extensions.Select(e => e.Id)]));
        }
        else if (clock.State.Extended.Contains(extension.Id, StringComparer.Ordinal))
        {
            run.Fail(CaseProblems.ExtendedBefore(extension.Title));
        }
        else
        {
            run.Emit(new ClockMoved(run.Today, command.Step, command.By.Hand, LegalClock.Extend(clock.Definition, clock.State, extension, run.Calendar)));
        }
    }

    /// <summary>Notes what is late, and dates that have become known.</summary>
    public static void Look(CaseRun run)
    {
        foreach (var (id, step) in run.State.Steps.Where(s => s.Value is { Status: StepStatus.Open, Clock: not null }).ToList())
        {
            var definition = run.Service.Step(id)!.Clock!;
            var clock = step.Clock!;
            if (LegalClock.Known(definition, clock, run.Calendar) is { } known)
            {
                run.Emit(new ClockMoved(run.Today, id, Hand.Program, known));
                clock = known;
            }

            if (clock is { PausedOn: null, Due: { } due } && due < run.Today && !step.OverdueNoted)
            {
                run.Emit(new StepOverdue(run.Today, id, due));
                run.Tell(MessageMoments.Overdue, id);
            }
        }
    }

    private static (ClockDefinition Definition, ClockState State)? Running(CaseRun run, Party by, string id)
    {
        if (run.Step(id) is not { } task)
        {
            return null;
        }

        if (by.Side != Side.Staff || task.Definition.Clock?.Owner != by.Agency)
        {
            run.Fail(CaseProblems.NotAllowed(task.Definition.Title));
            return null;
        }

        if (task.State is not { Status: StepStatus.Open, Clock: { } clock })
        {
            run.Fail(CaseProblems.NotOpen(task.Definition.Title));
            return null;
        }

        return (task.Definition.Clock!, clock);
    }
}
