using Anyu.Kernel;

namespace Anyu.Casework;

/// <summary>A definition with one guard removed.</summary>
/// <param name="What">What was removed.</param>
/// <param name="Service">The definition without it.</param>
internal sealed record Mutation(string What, ServiceDefinition Service);

/// <summary>
/// Every definition that differs from the given one by a single missing guard. A worked case that still passes on all of them proves nothing about that guard:
/// a rule that nobody tests is not published.
/// </summary>
internal static class Mutations
{
    public static IEnumerable<Mutation> Of(ServiceDefinition service) =>
    [
        .. Steps(service),
        .. service.Rules.Select((rule, i) => new Mutation($"rule {rule.Id}", service with { Rules = service.Rules.RemoveAt(i) })),
        .. service.Withdrawal is null ? Array.Empty<Mutation>() : [new Mutation("withdrawal", service with { Withdrawal = null })],
        .. service.Refusals.Select((refusal, i) => (refusal, i)).Where(r => r.refusal.When is not null)
            .Select(r => new Mutation($"refusal {r.refusal.Id} when", service with { Refusals = service.Refusals.SetItem(r.i, r.refusal with { When = null }) })),
        .. service.Valid == DateInterval.Always ? Array.Empty<Mutation>() : [new Mutation("valid", service with { Valid = DateInterval.Always })],
        .. service.SameBy.Select(f => new Mutation($"same-by {f}", service with { SameBy = service.SameBy.Remove(f, StringComparer.Ordinal) })),
        .. Form(service),
    ];

    private static IEnumerable<Mutation> Steps(ServiceDefinition service)
    {
        foreach (var (step, i) in service.Steps.Select((s, i) => (s, i)))
        {
            Mutation With(string what, StepDefinition changed) => new($"step {step.Id} {what}", service with { Steps = service.Steps.SetItem(i, changed) });

            if (step.When is not null)
            {
                yield return With("when", step with { When = null });
            }

            foreach (var after in step.After)
            {
                yield return With($"after {after}", step with { After = step.After.Remove(after, StringComparer.Ordinal) });
            }

            if (step.FourEyes)
            {
                yield return With("four-eyes", step with { FourEyes = false });
            }

            foreach (var fact in step.Gives)
            {
                yield return With($"gives {fact}", step with { Gives = step.Gives.Remove(fact, StringComparer.Ordinal) });
            }

            foreach (var limit in Limits(step))
            {
                yield return With(limit.What, limit.Step);
            }
        }
    }

    private static IEnumerable<(string What, StepDefinition Step)> Limits(StepDefinition step)
    {
        if (step.Clock is not { } clock)
        {
            yield break;
        }

        if (clock.Statutory is not null)
        {
            yield return ("statutory limit", step with { Clock = clock with { Statutory = null } });
        }

        if (clock.Promised is not null)
        {
            yield return ("promised limit", step with { Clock = clock with { Promised = null } });
        }
    }

    private static IEnumerable<Mutation> Form(ServiceDefinition service)
    {
        foreach (var (page, p) in service.Form.Pages.Select((page, p) => (page, p)))
        {
            Mutation WithPage(string what, PageDefinition changed) =>
                new($"page {page.Id} {what}", service with { Form = new FormDefinition(service.Form.Pages.SetItem(p, changed)) });

            if (page.Show is not null)
            {
                yield return WithPage("show", page with { Show = null });
            }

            foreach (var (field, f) in page.Fields.Select((field, f) => (field, f)))
            {
                Mutation With(string what, FieldDefinition changed) => WithPage($"field {field.Fact} {what}", page with { Fields = page.Fields.SetItem(f, changed) });

                if (field.Required)
                {
                    yield return With("required", field with { Required = false });
                }

                if (field.Show is not null)
                {
                    yield return With("show", field with { Show = null });
                }

                // An identity number is read as one with or without the form's word.
                if (field.Format is not null && !field.Fact.EndsWith($".{TextFormats.ResidentIdElement}", System.StringComparison.Ordinal))
                {
                    yield return With("format", field with { Format = null });
                }

                foreach (var (_, r) in field.Require.Select((require, r) => (require, r)))
                {
                    yield return With(System.FormattableString.Invariant($"require {r + 1}"), field with { Require = field.Require.RemoveAt(r) });
                }
            }
        }
    }
}
