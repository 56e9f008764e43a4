using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Writes an answer down with what a person needs to check it: steps, parts and who pays, grounds, interpretations, reasons, remedy, notes.</summary>
internal sealed class DeterminationWriter(
    DecisionRun run, DecisionContext context, Subject subject, ProvisionReading[] considered, ProvisionReading[] qualifiers)
{
    private static readonly Bilingual AskAuthority = new(
        "已载入的法律没有说到这种情形：请向主管部门询问，并保留书面答复。",
        "The loaded law does not speak of this situation: ask the competent authority and keep its written answer.");

    private static readonly Bilingual AnswerQuestions = new("补充缺少的事实后即可确定。", "The missing facts settle it.");

    private static readonly Bilingual UpToTotal = new("补足到合计", "up to the total");

    private readonly Benefit benefit = context.Benefit.Benefit;
    private readonly ProvisionReading[] qualifying = Array.FindAll(qualifiers, static q => q.Applies);

    /// <summary>What the steps tell of, in their order.</summary>
    private readonly ProvisionReading[] sources = WithForeign(considered, qualifiers, context.Benefit.Benefit.Id);

    public Determination Write(AnswerSoFar answer, Composition composed, Change[] changes)
    {
        var outcome = answer.Outcome;
        var steps = Steps(outcome, changes);
        var (facts, definitions) = (context.SortedFacts(), context.Definitions);
        return new Determination
        {
            Benefit = benefit,
            Subject = subject.Paths,
            SubjectLabel = subject.LabelIn(run.Index),
            Outcome = outcome,
            Amount = answer.Amount,
            Worth = answer.Worth,
            Encouraged = composed.Offer is { } offer and > 0 && !composed.OfferUnknown ? new LawAmount(offer, benefit.Unit, Relation.Exact) : null,
            Parts = outcome is Outcome.Granted or Outcome.Encouraged or Outcome.Unknown ? Parts(composed, steps) : [],
            Place = answer.Place,
            LawDate = answer.LawDate,
            On = run.Request.On,
            Enjoyed = answer.Enjoyed,
            Steps = steps,
            Facts = facts,
            Definitions = definitions,
            Interpretations = Interpretations(outcome),
            Missing = answer.Missing,
            Reasons = outcome == Outcome.Refused ? new RefusalReasons(steps, run.Book.Vocabulary) : null,
            Remedy = RemedyOf(outcome, steps),
            Notes = Notes(outcome, steps, facts),
            Unconfirmed = IsUnconfirmed(steps, definitions),
        };
    }

    private static ProvisionReading[] WithForeign(ProvisionReading[] considered, ProvisionReading[] qualifiers, string benefit) =>
        qualifiers.Length == 0 ? considered : [.. considered, .. qualifiers.Where(q => q.Applies && q.Provision.Benefit != benefit)];

    /// <summary>What each provision did; then the sentences of other benefits that speak of this one.</summary>
    private ImmutableArray<Step> Steps(Outcome outcome, Change[] changes)
    {
        if (sources.Length == 0)
        {
            return [];
        }

        var answerStands = outcome is Outcome.Granted or Outcome.Encouraged or Outcome.Planned or Outcome.Unknown;
        var steps = new Step[sources.Length];
        for (var i = 0; i < steps.Length; i++)
        {
            steps[i] = i < considered.Length ? considered[i].StepOf(changes[i], answerStands) : sources[i].StepOf(default, outcome != Outcome.Refused);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(steps);
    }

    private ImmutableArray<PartAmount> Parts(Composition composed, ImmutableArray<Step> steps)
    {
        if (benefit.Parts.IsEmpty)
        {
            var (guaranteed, offered) = (composed.GuaranteedOf(""), composed.OfferedOf(""));
            var (payer, pay) = PaidBy("", steps);
            return guaranteed is null && offered is null && payer is null && pay is null ? [] : [new PartAmount(null, benefit.Label, guaranteed, offered, payer, pay)];
        }

        var parts = ImmutableArray.CreateBuilder<PartAmount>(benefit.Parts.Length);
        foreach (var part in benefit.Parts)
        {
            var (guaranteed, offered) = (composed.GuaranteedOf(part.Id), composed.OfferedOf(part.Id));
            if (guaranteed is not null || offered is not null || IsPaidWithoutAmount(part.Id, steps))
            {
                var (payer, pay) = PaidBy(part.Id, steps);
                parts.Add(new PartAmount(part.Id, part.Label, guaranteed, offered, payer, pay));
            }
        }

        if (Rest(composed, parts) is { } rest)
        {
            var (payer, pay) = PaidBy(Composition.Total, steps);
            parts.Add(new PartAmount(Composition.Total, UpToTotal, rest, null, payer, pay));
        }

        return parts.ToImmutable();
    }

    /// <summary>What a sentence about the whole adds to the sum of the parts, so that the parts always come to the amount; null where a part may still change.</summary>
    private decimal? Rest(Composition composed, ImmutableArray<PartAmount>.Builder parts) =>
        composed.Amount - parts.Sum(p => p.Guaranteed ?? 0) is { } rest and > 0 && !composed.AmountUnknown && considered.All(c => c.When != Truth.Unknown)
            ? rest
            : null;

    /// <summary>Whether a sentence gives the part without an amount and says who pays it.</summary>
    private static bool IsPaidWithoutAmount(string part, ImmutableArray<Step> steps)
    {
        foreach (var step in steps)
        {
            if (step.Applied && step.Part == part && step.Provision is { Operation: Operation.Grant } and ({ Payer: not null } or { Pay: not null }))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The sentence nearest to the part decides who pays: the provision's own word, then qualifying sentences, the more local and the more specific last.</summary>
    private (string? Payer, string? Pay) PaidBy(string part, ImmutableArray<Step> steps)
    {
        var (payer, pay) = ((string?)null, (string?)null);
        void Say(Provision provision) =>
            (payer, pay) = ((provision.Payer is { } chosen ? context.Pick(chosen) : null) ?? payer, provision.Pay ?? pay);

        foreach (var step in steps)
        {
            if (step.Applied && (part.Length == 0 || (step.Part ?? "") == part))
            {
                Say(step.Provision);
            }
        }

        if (qualifying.Length > 0)
        {
            SayAll(null, Say);
            SayAll(Composition.Total, Say);
            SayAll(part, Say);
        }

        return (payer, pay);
    }

    /// <summary>Lets the sentences speak that name this benefit with that part.</summary>
    private void SayAll(string? part, Action<Provision> say)
    {
        foreach (var sentence in qualifying)
        {
            foreach (var (of, named) in sentence.Candidate.Speaks)
            {
                if (of == benefit.Id && named == part)
                {
                    say(sentence.Provision);
                }
            }
        }
    }

    /// <summary>What the answer depends on: interpretations consulted for the whole, and those of the provisions that bear on it.</summary>
    private ImmutableArray<InterpretationUsed> Interpretations(Outcome outcome)
    {
        var used = default(InterpretationSet);
        used.UnionWith(context.Interpretations);
        foreach (var reading in considered)
        {
            if (reading.Bears(outcome))
            {
                used.UnionWith(reading.Consulted);
                used.UnionWith(reading.Candidate.Uses);
            }
        }

        foreach (var sentence in qualifying)
        {
            used.UnionWith(sentence.Consulted);
            used.UnionWith(sentence.Candidate.Uses);
        }

        return used.UsedIn(run);
    }

    private Bilingual? RemedyOf(Outcome outcome, ImmutableArray<Step> steps) => outcome switch
    {
        Outcome.Refused => steps.Where(s => s.When == Truth.No).Select(s => s.Provision.Remedy).FirstOrDefault(r => r is not null) ?? benefit.Remedy,
        Outcome.NotDecided => AskAuthority,
        Outcome.Unknown => AnswerQuestions,
        _ => null,
    };

    private ImmutableArray<Bilingual> Notes(Outcome outcome, ImmutableArray<Step> steps, ImmutableArray<FactUsed> facts)
    {
        List<Bilingual>? notes = null;
        foreach (var step in steps)
        {
            if (step.Applied)
            {
                Add(ref notes, step.Provision.Note);
                Add(ref notes, step.Note);
            }
        }

        for (var i = 0; i < steps.Length; i++)
        {
            foreach (var note in steps[i].Applied ? run.ValidityNotes(sources[i].Candidate) : [])
            {
                Add(ref notes, note);
            }
        }

        foreach (var carried in context.Notes)
        {
            Add(ref notes, carried);
        }

        if (outcome != Outcome.NotDecided && facts.Any(static f => f.Source == "place-default"))
        {
            Add(ref notes, run.PlaceAssumed);
        }

        return notes is null ? [] : [.. notes];
    }

    private static void Add(ref List<Bilingual>? notes, Bilingual? note)
    {
        if (note is { } said && notes?.Contains(said) != true)
        {
            (notes ??= []).Add(said);
        }
    }

    private bool IsUnconfirmed(ImmutableArray<Step> steps, ImmutableArray<Definition> definitions)
    {
        for (var i = 0; i < steps.Length; i++)
        {
            if (steps[i].Applied && !sources[i].Candidate.Confirmed)
            {
                return true;
            }
        }

        return context.ReadUnconfirmed || definitions.Any(static d => !d.Confirmed);
    }
}
