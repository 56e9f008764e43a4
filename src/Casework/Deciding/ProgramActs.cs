namespace Anyu.Casework;

/// <summary>What the program does with a case by itself.</summary>
internal static class ProgramActs
{
    /// <summary>Takes over what the lawbook found when it determined again; a case that ended stays as it is.</summary>
    public static void Redetermine(CaseRun run, Redetermine command)
    {
        if (command.By.Side != Side.Program)
        {
            run.Fail(CaseProblems.NoSuchCase());
            return;
        }

        var values = run.Read(command.Values).Values;
        if (run.Failed || run.State.Outcome is not null)
        {
            return;
        }

        if (!values.IsEmpty)
        {
            run.Emit(new FactsCorrected(run.Today, command.By.Hand, values));
        }

        foreach (var step in command.Ground.Length == 0 ? [] : run.Service.Steps.Where(s => run.State.Steps[s.Id].Status == StepStatus.Open).ToList())
        {
            if (StaffActs.MayRefuse(run, step, command.Ground, command.Text))
            {
                run.Turn(step, command.By.Hand, command.Ground, command.Text);
            }
        }
    }
}
