using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Completes an answer with what a person needs to check it: parts and who pays, grounds, interpretations, reasons, remedy, notes.</summary>
internal sealed class DeterminationWriter(
    DecisionRun run, DecisionContext context, Benefit benefit, ImmutableArray<ProvisionReading> considered, ImmutableArray<Step> steps, ImmutableArray<ProvisionReading> qualifiers)
{
    private static readonly Bilingual AskAuthority = new(
        "已载入的法律没有说到这种情形：请向主管部门询问，并保留书面答复。",
        "The loaded law does not speak of this situation: ask the competent authority and keep its written answer.");

    private static readonly Bilingual AnswerQuestions = new("补充缺少的事实后即可确定。", "The missing facts settle it.");

    public Determination Write(Determination answer, Composition composed)
    {
        var qualifying = qualifiers.Where(q => q is { Covers: Truth.Yes, When: Truth.Yes }).ToImmutableArray();
        var allSteps = steps.AddRange(qualifying.Where(q => q.Provision.Benefit != benefit.Id).Select(q => q.Step(default, answerStands: answer.Outcome != Outcome.Refused)));
        var grounds = allSteps.Where(s => s.Applied).ToImmutableArray();
        return answer with
        {
            Steps = allSteps,
            Parts = answer.Outcome is Outcome.Granted or Outcome.Encouraged or Outcome.Unknown ? Parts(composed, grounds, qualifying) : [],
            Facts = context.Facts,
            Definitions = context.Definitions,
            Interpretations = Interpretations(answer.Outcome),
            FailedBecause = answer.Outcome == Outcome.Refused ? FailedBecause() : [],
            Remedy = RemedyOf(answer.Outcome),
            Notes = Notes(grounds, answer),
            Unconfirmed = grounds.Any(s => !s.Provision.Confirmed || !run.IsConfirmed(s.Provision.Document)) || context.Definitions.Any(d => !d.Confirmed),
        };
    }

    private ImmutableArray<PartAmount> Parts(Composition composed, ImmutableArray<Step> grounds, ImmutableArray<ProvisionReading> qualifying)
    {
        var ids = benefit.Parts.IsEmpty ? [""] : benefit.Parts.Select(p => p.Id).ToArray();
        var parts = ImmutableArray.CreateBuilder<PartAmount>();
        foreach (var id in ids)
        {
            decimal? guaranteed = composed.Guaranteed.TryGetValue(id, out var held) ? held : null;
            decimal? offered = composed.Offered.TryGetValue(id, out var extra) ? extra : null;
            var (payer, pay) = PaidBy(id, grounds, qualifying);
            if (guaranteed is not null || offered is not null || (benefit.Parts.IsEmpty && (payer ?? pay) is not null))
            {
                var label = benefit.Parts.FirstOrDefault(p => p.Id == id)?.Label ?? benefit.Label;
                parts.Add(new PartAmount(id.Length == 0 ? null : id, label, guaranteed, offered, payer, pay));
            }
        }

        return parts.ToImmutable();
    }

    /// <summary>The sentence nearest to the part decides who pays: the provision's own word, then qualifying sentences, the more local and the more specific last.</summary>
    private (string? Payer, string? Pay) PaidBy(string part, ImmutableArray<Step> grounds, ImmutableArray<ProvisionReading> qualifying)
    {
        var (payer, pay) = ((string?)null, (string?)null);
        foreach (var step in grounds.Where(s => (s.Part ?? "") == part || part.Length == 0))
        {
            (payer, pay) = (step.Provision.Payer?.Pick(context.OptionOf) ?? payer, step.Provision.Pay ?? pay);
        }

        var speaking = qualifying
            .SelectMany(q => q.Provision.AppliesTo.Where(a => LawIndex.BenefitOf(a) == benefit.Id).Select(a => (q.Provision, Part: LawIndex.PartOf(a))))
            .Where(q => q.Part is null or Composition.Total || q.Part == part)
            .OrderBy(q => q.Part is null ? 0 : q.Part == Composition.Total ? 1 : 2);
        foreach (var (sentence, _) in speaking)
        {
            (payer, pay) = (sentence.Payer?.Pick(context.OptionOf) ?? payer, sentence.Pay ?? pay);
        }

        return (payer, pay);
    }

    /// <summary>What the answer depends on: interpretations consulted for the whole, and those of the provisions that bear on it.</summary>
    private ImmutableArray<InterpretationUsed> Interpretations(Outcome outcome)
    {
        var ids = new SortedSet<string>(context.Interpretations, StringComparer.Ordinal);
        foreach (var reading in considered.Where(c => c.Bears(outcome)).Concat(qualifiers.Where(q => q is { Covers: Truth.Yes, When: Truth.Yes })))
        {
            ids.UnionWith(reading.Consulted);
            ids.UnionWith(reading.Provision.Uses);
            if (reading.Provision.InForce.FromAssumedBy is { } start)
            {
                ids.Add(start);
            }
        }

        return
        [
            .. ids.Where(run.Index.Interpretations.ContainsKey).Select(id =>
            {
                var interpretation = run.Index.Interpretations[id];
                var option = run.OptionOf(id);
                return new InterpretationUsed(interpretation, option, option != interpretation.Default);
            }),
        ];
    }

    private ImmutableArray<Bilingual> FailedBecause()
    {
        var failed = steps.Where(s => s.Covers == Truth.Yes && s.When == Truth.No && s.Provision.Operation != Operation.Qualify).ToImmutableArray();
        var reasons = failed
            .SelectMany(s => s.WhenTrace is null ? [FeelTraces.ConditionOf(s.Provision)] : FeelTraces.Failing(s.WhenTrace).Select(t => FeelTraces.Reason(t, run.Book.Vocabulary)))
            .Distinct();
        return [.. reasons];
    }

    private Bilingual? RemedyOf(Outcome outcome) => outcome switch
    {
        Outcome.Refused => steps.Where(s => s.When == Truth.No).Select(s => s.Provision.Remedy).FirstOrDefault(r => r is not null) ?? benefit.Remedy,
        Outcome.NotDecided => AskAuthority,
        Outcome.Unknown => AnswerQuestions,
        _ => null,
    };

    private ImmutableArray<Bilingual> Notes(ImmutableArray<Step> grounds, Determination answer)
    {
        var notes = new List<Bilingual>();
        void Add(Bilingual note)
        {
            if (!notes.Contains(note))
            {
                notes.Add(note);
            }
        }

        foreach (var step in grounds)
        {
            if (step.Provision.Note is { } carried)
            {
                Add(carried);
            }

            if (step.Note is { } said)
            {
                Add(said);
            }
        }

        foreach (var step in grounds)
        {
            foreach (var note in run.ValidityNotes(step.Provision))
            {
                Add(note);
            }
        }

        if (answer.Outcome != Outcome.NotDecided && context.Facts.Any(f => f.Source == "place-default"))
        {
            Add(run.PlaceAssumed);
        }

        return [.. notes];
    }
}
