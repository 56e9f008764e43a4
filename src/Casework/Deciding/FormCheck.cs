using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Casework;

/// <summary>Looks at the facts of an application as its form and its rules ask.</summary>
public static class FormCheck
{
    /// <summary>The facts with those that the form computes, and without those it does not ask here.</summary>
    public static CaseFacts Complete(ServiceDefinition service, CaseFacts facts, DateOnly today)
    {
        foreach (var field in service.Form.Fields.Where(f => f.Compute is not null))
        {
            var value = FactFrame.Of(service, facts, today).Evaluate(field.Compute!);
            facts = new CaseFacts(value.IsKnown ? facts.Values.SetItem(field.Fact, value.ToString()) : facts.Values.Remove(field.Fact));
        }

        return facts;
    }

    /// <summary>Whether a field is asked, given the facts so far.</summary>
    public static bool IsAsked(ServiceDefinition service, PageDefinition page, FieldDefinition field, CaseFacts facts, DateOnly today)
    {
        var frame = FactFrame.Of(service, facts, today);
        return field.Compute is null && frame.Truth(page.Show) == Truth.Yes && frame.Truth(field.Show) == Truth.Yes;
    }

    /// <summary>What prevents the application from being sent, field by field and then rule by rule.</summary>
    public static ImmutableArray<Problem> Run(ServiceDefinition service, CaseFacts facts, DateOnly today) =>
    [
        .. service.Form.Pages.SelectMany(page => page.Fields.SelectMany(field => Problems(service, page, field, facts, today))),
        .. Broken(service, facts, today, RuleWeight.Block).Select(r => CaseProblems.RuleBroken(r)),
    ];

    /// <summary>The rules that do not hold but let the application pass.</summary>
    public static ImmutableArray<string> Warnings(ServiceDefinition service, CaseFacts facts, DateOnly today) =>
        [.. Broken(service, facts, today, RuleWeight.Warn).Select(r => r.Id)];

    /// <summary>What prevents the applicant from withdrawing, or null.</summary>
    public static Problem? Withdrawal(ServiceDefinition service, CaseFacts facts, DateOnly today) =>
        service.Withdrawal is { } rule && FactFrame.Of(service, facts, today).Truth(rule.Holds) == Truth.No ? CaseProblems.NotToWithdraw(rule) : null;

    /// <summary>What is wrong with the answer to one field.</summary>
    public static IEnumerable<Problem> Problems(ServiceDefinition service, PageDefinition page, FieldDefinition field, CaseFacts facts, DateOnly today)
    {
        if (!IsAsked(service, page, field, facts, today))
        {
            yield break;
        }

        if (facts[field.Fact] is null)
        {
            if (field.Required)
            {
                yield return CaseProblems.FactMissing(field);
            }

            yield break;
        }

        var frame = FactFrame.Of(service, facts, today);
        foreach (var broken in field.Require.Where(r => frame.Truth(r.Holds) == Truth.No))
        {
            yield return CaseProblems.RequirementBroken(field, broken);
        }
    }

    private static IEnumerable<RuleDefinition> Broken(ServiceDefinition service, CaseFacts facts, DateOnly today, RuleWeight weight)
    {
        var frame = FactFrame.Of(service, facts, today);
        return service.Rules.Where(r => r.Weight == weight && frame.Truth(r.Holds) == Truth.No);
    }
}
