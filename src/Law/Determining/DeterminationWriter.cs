using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Writes an answer down with what a person needs to check it: steps, parts and who pays, grounds, interpretations, reasons, remedy, notes.</summary>
internal readonly ref struct DeterminationWriter(DecisionContext context, AnswerSoFar answer, Composition composed)
{
    private static readonly Bilingual AskAuthority = new(
        "已载入的法律没有说到这种情形：请向主管部门询问，并保留书面答复。",
        "The loaded law does not speak of this situation: ask the competent authority and keep its written answer.");

    private static readonly Bilingual AnswerQuestions = new("补充缺少的事实后即可确定。", "The missing facts settle it.");

    private static readonly Bilingual UpToTotal = new("补足到合计", "up to the total");

    private readonly AnswerSoFar answer = answer;

    private Benefit Benefit => context.Benefit.Benefit;

    private DecisionRun Run => context.Run;

    public Determination Write()
    {
        var outcome = answer.Outcome;
        var steps = Steps();
        var definitions = context.Grounds.Definitions;
        return new Determination
        {
            Benefit = Benefit,
            Subject = context.Subject.Paths,
            Outcome = outcome,
            Amount = answer.Amount,
            Worth = answer.Worth,
            Encouraged = composed.Offer is { } offer and > 0 && !composed.OfferUnknown ? new LawAmount(offer, answer.Unit, Relation.Exact) : null,
            Parts = outcome is Outcome.Granted or Outcome.Encouraged or Outcome.Unknown ? Parts(steps) : [],
            Place = context.Law!.Name,
            LawDate = context.Law.Date,
            On = Run.Request.On,
            Enjoyed = answer.Enjoyed,
            UntilUnknown = answer.UntilUnknown,
            Unit = answer.Unit,
            Steps = steps,
            Facts = context.Grounds.Facts,
            Definitions = definitions,
            Interpretations = Interpretations(),
            Missing = answer.Missing,
            Reasons = outcome == Outcome.Refused ? new RefusalReasons(steps, Run.Book.Vocabulary) : null,
            Remedy = Remedy(),
            Notes = Notes(steps),
            Unconfirmed = context.Grounds.ReadUnconfirmed || AnyUnconfirmed(steps, definitions),
        };
    }

    /// <summary>What each provision did; then the sentences of other benefits that speak of this one.</summary>
    private ImmutableArray<Step> Steps()
    {
        var own = context.Provisions.All;
        var qualifying = context.Qualifiers.All;
        var foreign = 0;
        foreach (var sentence in qualifying)
        {
            foreign += IsForeign(sentence) ? 1 : 0;
        }

        if (own.Length + foreign == 0)
        {
            return [];
        }

        var (steps, next) = (new Step[own.Length + foreign], own.Length);
        var answerStands = answer.Outcome is Outcome.Granted or Outcome.Encouraged or Outcome.Planned or Outcome.Unknown;
        for (var i = 0; i < own.Length; i++)
        {
            steps[i] = own[i].StepOf(context.Provisions.Changes[i], answerStands);
        }

        foreach (var sentence in qualifying)
        {
            if (IsForeign(sentence))
            {
                steps[next++] = sentence.StepOf(default, answer.Outcome != Outcome.Refused);
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(steps);
    }

    private bool IsForeign(ProvisionReading sentence) => sentence.Provision.Benefit != Benefit.Id;

    private ImmutableArray<PartAmount> Parts(ImmutableArray<Step> steps)
    {
        if (Benefit.Parts.IsEmpty)
        {
            var (guaranteed, offered) = (composed.GuaranteedOf(""), composed.OfferedOf(""));
            var (payer, pay) = PaidBy("", steps);
            return guaranteed is null && offered is null && payer is null && pay is null ? [] : [new PartAmount(null, Benefit.Label, guaranteed, offered, payer, pay)];
        }

        var parts = ImmutableArray.CreateBuilder<PartAmount>(Benefit.Parts.Length);
        foreach (var part in Benefit.Parts)
        {
            var (guaranteed, offered) = (composed.GuaranteedOf(part.Id), composed.OfferedOf(part.Id));
            if (guaranteed is not null || offered is not null || IsPaidWithoutAmount(part.Id, steps))
            {
                var (payer, pay) = PaidBy(part.Id, steps);
                parts.Add(new PartAmount(part.Id, part.Label, guaranteed, offered, payer, pay));
            }
        }

        if (Rest(parts) is { } rest)
        {
            var (payer, pay) = PaidBy(Composition.Total, steps);
            parts.Add(new PartAmount(Composition.Total, UpToTotal, rest, null, payer, pay));
        }

        return parts.DrainToImmutable();
    }

    /// <summary>What a sentence about the whole adds to the sum of the parts, so that the parts always come to the amount; null where a part may still change.</summary>
    private decimal? Rest(ImmutableArray<PartAmount>.Builder parts)
    {
        if (composed.Amount is not { } rest || composed.AmountUnknown)
        {
            return null;
        }

        foreach (var part in parts)
        {
            rest -= part.Guaranteed ?? 0;
        }

        foreach (var reading in context.Provisions.All)
        {
            if (reading.When == Truth.Unknown)
            {
                return null;
            }
        }

        return rest > 0 ? rest : null;
    }

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
    private Payment PaidBy(string part, ImmutableArray<Step> steps)
    {
        var payment = default(Payment);
        foreach (var step in steps)
        {
            if (step.Applied && (part.Length == 0 || (step.Part ?? "") == part))
            {
                payment = payment.Heard(step.Provision, context);
            }
        }

        return SaidOf(part, SaidOf(Composition.Total, SaidOf(null, payment)));
    }

    /// <summary>Hears the sentences that name this benefit with that part.</summary>
    private Payment SaidOf(string? part, Payment payment)
    {
        foreach (var sentence in context.Qualifiers.All)
        {
            foreach (var (of, named) in sentence.Candidate.Speaks)
            {
                if (of == Benefit.Id && named == part)
                {
                    payment = payment.Heard(sentence.Provision, context);
                }
            }
        }

        return payment;
    }

    /// <summary>What the answer depends on: interpretations consulted for the whole, and those of the provisions that bear on it.</summary>
    private ImmutableArray<InterpretationUsed> Interpretations()
    {
        var used = context.Grounds.Interpretations;
        foreach (var reading in context.Provisions.All)
        {
            if (reading.Bears(answer.Outcome))
            {
                used.UnionWith(reading.Consulted);
                used.UnionWith(reading.Candidate.Uses);
            }
        }

        foreach (var sentence in context.Qualifiers.All)
        {
            used.UnionWith(sentence.Consulted);
            used.UnionWith(sentence.Candidate.Uses);
        }

        return used.UsedIn(Run);
    }

    private Bilingual? Remedy() => answer.Outcome switch
    {
        Outcome.Refused => RefusalRemedy() ?? Benefit.Remedy,
        Outcome.NotDecided => AskAuthority,
        Outcome.Unknown => AnswerQuestions,
        _ => null,
    };

    /// <summary>What the first sentence whose condition is not met says can be done.</summary>
    private Bilingual? RefusalRemedy()
    {
        foreach (var reading in context.Provisions.All)
        {
            if (reading is { When: Truth.No, Provision.Remedy: { } remedy })
            {
                return remedy;
            }
        }

        return null;
    }

    private ImmutableArray<Bilingual> Notes(ImmutableArray<Step> steps)
    {
        var notes = context.Notes;
        foreach (var step in steps)
        {
            if (step.Applied)
            {
                notes.Add(step.Provision.Note);
                notes.Add(step.Note);
            }
        }

        foreach (var step in steps)
        {
            if (step.Applied)
            {
                notes.AddRange(Run.ValidityNotes(step.Source).AsSpan());
            }
        }

        notes.AddRange(context.Grounds.Notes);
        if (answer.Outcome != Outcome.NotDecided && context.Grounds.AssumesPlace)
        {
            notes.Add(Run.PlaceAssumed);
        }

        return notes.ToImmutable();
    }

    private static bool AnyUnconfirmed(ImmutableArray<Step> steps, ImmutableArray<Definition> definitions)
    {
        foreach (var step in steps)
        {
            if (step.Applied && !step.Source.Confirmed)
            {
                return true;
            }
        }

        foreach (var definition in definitions)
        {
            if (!definition.Confirmed)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Who pays and how time off is paid, as the sentences heard so far have it; a later one prevails.</summary>
    private readonly record struct Payment(string? Payer, string? Pay)
    {
        public Payment Heard(Provision provision, DecisionContext context) =>
            new((provision.Payer is { } chosen ? context.Pick(chosen) : null) ?? Payer, provision.Pay ?? Pay);
    }
}
