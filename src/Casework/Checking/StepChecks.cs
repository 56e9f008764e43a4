using Anyu.Kernel;

namespace Anyu.Casework;

/// <summary>The steps of a definition as a graph: reached, left, joined, timed, owned.</summary>
internal static class StepChecks
{
    public static IEnumerable<Problem> Run(ServiceDefinition service)
    {
        var ids = service.Steps.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var twice in service.Steps.GroupBy(s => s.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            yield return CaseProblems.NamedTwice(twice.Last().At, twice.Key);
        }

        foreach (var step in service.Steps)
        {
            foreach (var problem in One(service, step, ids))
            {
                yield return problem;
            }
        }

        if (Circle(service) is { Count: > 0 } circle)
        {
            yield return CaseProblems.Circle(service.Step(circle[0])!.At, string.Join(" → ", circle));
        }
    }

    private static IEnumerable<Problem> One(ServiceDefinition service, StepDefinition step, HashSet<string> ids)
    {
        foreach (var unknown in step.After.Where(a => !ids.Contains(a)))
        {
            yield return CaseProblems.UnknownStepNamed(step.At, step.Id, unknown, Nearest.To(unknown, ids));
        }

        foreach (var unknown in step.Refusals.Where(r => service.Refusal(r) is null))
        {
            yield return CaseProblems.UnknownRefusal(step.At, step.Id, unknown, Nearest.To(unknown, service.Refusals.Select(r => r.Id)));
        }

        if (step.When is not null && !ModelCheck.CanHold(step.When))
        {
            yield return CaseProblems.NeverReached(step.At, step.Id);
        }

        foreach (var fact in step.When is null ? [] : ServiceScope.Reads(service, step.When).Distinct(StringComparer.Ordinal).Where(f => !IsGiven(service, step, f)))
        {
            yield return CaseProblems.JoinWaits(step.At, step.Id, step.When!.Source, fact);
        }

        foreach (var problem in Hands(step))
        {
            yield return problem;
        }
    }

    private static IEnumerable<Problem> Hands(StepDefinition step)
    {
        var isStaffs = step.Kind is StepKind.Task or StepKind.Approval;
        if (step.Kind != StepKind.Automatic && step.Permission.Length == 0)
        {
            yield return step.Agency.Length == 0 ? CaseProblems.NoScope(step.At, step.Id) : CaseProblems.NeverLeft(step.At, step.Id);
        }

        if (step.Kind != StepKind.Automatic && step.Clock is null)
        {
            yield return CaseProblems.StepWithoutClock(step.At, step.Id);
        }

        if (step.Clock is { Owner: "" })
        {
            yield return CaseProblems.ClockWithoutOwner(step.Clock.At, step.Id);
        }

        if (step.FourEyes && !isStaffs)
        {
            yield return CaseProblems.OneEye(step.At, step.Id);
        }
    }

    /// <summary>Whether a fact is known when a step is looked at: required on the form without condition, or given by a step before.</summary>
    private static bool IsGiven(ServiceDefinition service, StepDefinition step, string fact) =>
        service.Form.Pages.Any(p => p.Show is null && p.Fields.Any(f => f.Fact == fact && ((f.Required && f.Show is null) || f.Compute is not null)))
        || Before(service, step).Any(s => s.Gives.Contains(fact, StringComparer.Ordinal));

    private static HashSet<StepDefinition> Before(ServiceDefinition service, StepDefinition step)
    {
        var found = new HashSet<StepDefinition>();
        var open = new Queue<string>(step.After);
        while (open.TryDequeue(out var id))
        {
            if (service.Step(id) is { } before && found.Add(before))
            {
                foreach (var next in before.After)
                {
                    open.Enqueue(next);
                }
            }
        }

        return found;
    }

    /// <summary>Steps that wait for each other; empty when there are none.</summary>
    private static List<string> Circle(ServiceDefinition service)
    {
        var left = service.Steps.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        while (service.Steps.FirstOrDefault(s => left.Contains(s.Id) && !s.After.Any(left.Contains)) is { } free)
        {
            left.Remove(free.Id);
        }

        return [.. service.Steps.Where(s => left.Contains(s.Id) && Before(service, s).Contains(s)).Select(s => s.Id)];
    }
}
