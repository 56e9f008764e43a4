using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Casework;

/// <summary>
/// What must hold before a definition is published: every step can be reached and left, joins complete, every clock has an owner, every action a scope,
/// every refusal a ground and a remedy, every text its facts, and nothing in it is forbidden by the law.
/// </summary>
internal static partial class ModelCheck
{
    /// <summary>The fewest worked cases of a service.</summary>
    public const int FewestCases = 3;

    private static readonly ImmutableArray<string> MomentsThatMustSpeak = [MessageMoments.Submitted, MessageMoments.Closed];

    /// <summary>All findings about one definition.</summary>
    public static IEnumerable<Problem> Run(ServiceDefinition service, ImmutableArray<ProhibitionDefinition> prohibitions) =>
    [
        .. Names(service),
        .. StepChecks.Run(service),
        .. Refusals(service),
        .. Forms(service),
        .. Texts(service),
        .. Prohibitions(service, prohibitions),
        .. Whole(service),
    ];

    /// <summary>Facts named in lists must be elements of the service.</summary>
    private static IEnumerable<Problem> Names(ServiceDefinition service)
    {
        var lists = service.Steps.SelectMany(s => s.Sends.Concat(s.Gives).Select(f => (Owner: s.Id, Fact: f, s.At)))
            .Concat(service.SameBy.Select(f => (Owner: "same-by", Fact: f, service.At)))
            .Concat(service.Names is { } named ? [(Owner: "names", Fact: named, service.At)] : []);
        foreach (var (owner, fact, at) in lists.Where(l => service.Element(l.Fact) is null))
        {
            yield return CaseProblems.UnknownFactNamed(at, owner, fact, Nearest.To(fact, Facts(service)));
        }

        foreach (var (expression, owner, at) in Expressions(service))
        {
            foreach (var use in expression.Elements.Where(u => service.Scope.Schema.FindEntity(u.Entity)?.Find(u.Element) is { Law: true } or { Compute: not null }))
            {
                yield return CaseProblems.ReadsLegalTerm(expression.At ?? at, owner, $"{use.Entity}.{use.Element}");
            }
        }
    }

    /// <summary>Every expression of a definition and what it belongs to.</summary>
    private static IEnumerable<(FeelExpression Expression, string Owner, SourceLocation At)> Expressions(ServiceDefinition service)
    {
        yield return (service.Place, "place", service.At);
        var found = service.Steps.SelectMany(s => new[] { (s.When, s.Id, s.At), (s.Place, s.Id, s.At) })
            .Concat(service.Refusals.Select(r => (r.When, r.Id, r.At)))
            .Concat(service.Rules.Append(service.Withdrawal).OfType<RuleDefinition>().Select(r => ((FeelExpression?)r.Holds, r.Id, r.At)))
            .Concat(service.Form.Pages.Select(p => (p.Show, p.Id, p.At)))
            .Concat(service.Form.Fields.SelectMany(f => f.Require.Select(r => (FeelExpression?)r.Holds).Append(f.Show).Append(f.Compute).Select(e => (e, f.Fact, f.At))));
        foreach (var (expression, owner, at) in found)
        {
            if (expression is not null)
            {
                yield return (expression, owner, at);
            }
        }
    }

    private static IEnumerable<Problem> Refusals(ServiceDefinition service)
    {
        foreach (var twice in service.Refusals.GroupBy(r => r.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            yield return CaseProblems.NamedTwice(twice.Last().At, twice.Key);
        }

        foreach (var refusal in service.Refusals)
        {
            if (service.Steps.All(s => !s.Refusals.Contains(refusal.Id, StringComparer.Ordinal)))
            {
                yield return CaseProblems.UnusedRefusal(refusal.At, refusal.Id);
            }

            if (refusal.When is { } when && !CanHold(when))
            {
                yield return CaseProblems.RefusalNever(refusal.At, refusal.Id);
            }
        }
    }

    private static IEnumerable<Problem> Forms(ServiceDefinition service)
    {
        foreach (var twice in service.Form.Fields.GroupBy(f => f.Fact, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            yield return CaseProblems.NamedTwice(twice.Last().At, twice.Key);
        }

        foreach (var twice in service.Form.Pages.GroupBy(p => p.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            yield return CaseProblems.NamedTwice(twice.Last().At, twice.Key);
        }

        foreach (var page in service.Form.Pages)
        {
            foreach (var field in page.Fields.Where(f => f.Required && !(CanHold(page.Show) && CanHold(f.Show))))
            {
                yield return CaseProblems.RequiredNeverAsked(field.At, field.Fact);
            }
        }
    }

    private static IEnumerable<Problem> Texts(ServiceDefinition service)
    {
        foreach (var moment in Needed(service).Where(m => service.Messages.All(t => t.On != m)))
        {
            yield return CaseProblems.MissingMessage(service.At, service.Id, moment);
        }

        foreach (var message in service.Messages.Where(m => m.Step is not null && service.Step(m.Step) is null))
        {
            yield return CaseProblems.UnknownStepNamed(message.At, message.On, message.Step!, Nearest.To(message.Step!, service.Steps.Select(s => s.Id)));
        }

        foreach (var step in service.Steps.Where(s => s.Letter is not null && service.Letters.All(l => l.Id != s.Letter)))
        {
            yield return CaseProblems.UnknownLetter(step.At, step.Id, step.Letter!);
        }

        var texts = service.Messages.Select(m => (m.On, Texts: ImmutableArray.Create(m.Text), m.At))
            .Concat(service.Letters.Select(l => (On: l.Id, Texts: l.Paragraphs.Add(l.Title), l.At)));
        foreach (var (owner, all, at) in texts)
        {
            foreach (var hole in all.SelectMany(t => Holes(t.Zh).Concat(Holes(t.En))).Distinct(StringComparer.Ordinal).Where(h => service.Element(h) is null && !TextFill.Names.Contains(h, StringComparer.Ordinal)))
            {
                yield return CaseProblems.UnknownHole(at, owner, hole);
            }
        }
    }

    private static IEnumerable<string> Needed(ServiceDefinition service) =>
        MomentsThatMustSpeak
            .Concat(service.Steps.Any(s => s.Returns) ? [MessageMoments.Returned] : [])
            .Concat(service.Steps.Any(s => s.Refusals.Length > 0) ? [MessageMoments.Refused] : []);

    /// <summary>What the law forbids of it: steps of a kind, facts that an agency is sent, and fields that its own form asks for.</summary>
    internal static IEnumerable<Problem> Prohibitions(ServiceDefinition service, ImmutableArray<ProhibitionDefinition> prohibitions)
    {
        foreach (var rule in prohibitions.Where(r => r.SpeaksOf(service)))
        {
            var law = rule.Citation;
            foreach (var step in service.Steps.Where(s => rule.Kinds.Contains(s.Kind) && (rule.Agencies.IsEmpty || rule.Agencies.Contains(s.Agency, StringComparer.Ordinal))))
            {
                yield return CaseProblems.Forbidden(step.At, service.Id, step.Id, law, rule.Reason.Zh);
            }

            foreach (var step in service.Steps.Where(s => rule.Agencies.Contains(s.Agency, StringComparer.Ordinal)))
            {
                var asked = step.Sends.Concat(step.Gives).Concat(step.When is null ? [] : ServiceScope.Reads(service, step.When)).Distinct(StringComparer.Ordinal);
                foreach (var fact in asked.Where(f => rule.Facts.Contains(f, StringComparer.Ordinal)))
                {
                    yield return CaseProblems.ForbiddenFact(step.At, service.Id, step.Id, fact, law, rule.Reason.Zh);
                }
            }

            foreach (var field in service.Form.Fields.Where(f => rule.Agencies.Contains(service.Agency, StringComparer.Ordinal) && rule.Facts.Contains(f.Fact, StringComparer.Ordinal)))
            {
                yield return CaseProblems.ForbiddenField(field.At, service.Id, field.Fact, law, rule.Reason.Zh);
            }
        }
    }

    private static IEnumerable<Problem> Whole(ServiceDefinition service)
    {
        if (service.Grounds.IsEmpty)
        {
            yield return CaseProblems.NoGround(service.At, service.Id);
        }

        if (service.Cases.Length < FewestCases)
        {
            yield return CaseProblems.NoCases(service.At, service.Id, service.Cases.Length);
        }

        foreach (var (word, outcome) in CaseOutcomes.Words.Where(w => service.Retention.All(r => r.Outcome != w.Value)))
        {
            yield return CaseProblems.NoRetention(service.At, service.Id, word);
        }
    }

    /// <summary>Whether some facts make a condition hold; yes when there is none. What reads no facts is evaluated.</summary>
    internal static bool CanHold(FeelExpression? condition) =>
        condition is null || FeelExamples.Find([condition], (ReadOnlySpan<Truth> truths) => truths[0] == Truth.Yes) is not null;

    /// <summary>The names of all facts of a service.</summary>
    internal static IEnumerable<string> Facts(ServiceDefinition service) =>
        from subject in service.Subjects
        from element in service.Scope.Schema.FindEntity(subject.Value)!.Elements
        select $"{subject.Key}.{element.Name}";

    private static IEnumerable<string> Holes(string text) => Hole().Matches(text).Select(m => m.Groups["name"].Value);

    [GeneratedRegex(@"\{(?<name>[^{}]*)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hole();
}
