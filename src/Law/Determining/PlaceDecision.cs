using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Decides one benefit for one subject in one deciding place by the law of one day.</summary>
internal sealed class PlaceDecision
{
    /// <summary>Up to this many provisions whose application is unknown are tried in every combination; beyond it each counts as mattering.</summary>
    private const int MaxPendingTried = 8;

    private readonly DecisionRun run;
    private readonly Benefit benefit;
    private readonly Subject subject;
    private readonly PlaceCode place;
    private readonly DateOnly lawDate;
    private readonly ImmutableArray<string> existenceMissing;
    private readonly DecisionContext context;

    public PlaceDecision(
        DecisionRun run, Benefit benefit, Subject subject, PlaceCode place, DateOnly lawDate, ImmutableArray<string> existenceMissing, DecisionContext context)
    {
        (this.run, this.benefit, this.subject, this.place, this.lawDate, this.existenceMissing, this.context) = (run, benefit, subject, place, lawDate, existenceMissing, context);
        (context.Place, context.LawDate) = (place, lawDate);
        context.Frame[context.Plan.LawDateSlot] = FeelValue.Of(lawDate);
    }

    public Determination Decide()
    {
        var considered = Candidates(run.Index.ByBenefit[benefit.Id])
            .Select(c => ProvisionReading.Read(run, context, benefit, c))
            .ToImmutableArray();
        var contributions = considered.Select(c => c.Contribution).ToImmutableArray();
        var (certain, changes) = Composition.Of(contributions, world: 0);
        var (rightMissing, offerMissing, floor) = Weigh(considered, contributions, certain);
        var outcome = OutcomeOf(considered, certain, rightMissing, offerMissing);
        var applied = outcome is Outcome.Granted or Outcome.Encouraged or Outcome.Planned or Outcome.Unknown;
        var steps = considered.Select((c, i) => c.Step(changes[i], applied)).ToImmutableArray();
        var qualifiers = Candidates(run.Index.Qualifiers[benefit.Id]).Select(c => ProvisionReading.Read(run, context, benefit, c)).ToImmutableArray();
        var amount = AmountOf(certain, outcome, floor);
        var enjoyed = Enjoyed(amount, outcome);
        return new DeterminationWriter(run, context, benefit, considered, steps, qualifiers).Write(new Determination
        {
            Benefit = benefit,
            Subject = SubjectDecision.PathsOf(subject),
            SubjectLabel = SubjectDecision.LabelOf(run, subject),
            Outcome = outcome,
            Amount = amount,
            Worth = Worth(considered, amount),
            Encouraged = certain.Offer is { } offer and > 0 && !certain.OfferUnknown ? new LawAmount(offer, benefit.Unit, Relation.Exact) : null,
            Place = place.ToString(),
            LawDate = lawDate,
            On = run.Request.On,
            Enjoyed = enjoyed,
            Missing = outcome == Outcome.Refused || (rightMissing.IsEmpty && offerMissing.IsEmpty && existenceMissing.IsEmpty) ? [] : [.. rightMissing.Concat(offerMissing).Concat(outcome == Outcome.Unknown ? existenceMissing : []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        }, certain);
    }

    /// <summary>The provisions of the deciding place and the places above it that are in force on the day and superseded by none of the others.</summary>
    private ImmutableArray<IndexedProvision> Candidates(ImmutableArray<IndexedProvision> all)
    {
        var inForce = ImmutableArray.CreateBuilder<IndexedProvision>();
        var anyEnded = false;
        foreach (var candidate in all)
        {
            if (place.IsWithin(candidate.Place) && run.InForce(candidate.Provision.InForce, lawDate))
            {
                inForce.Add(candidate);
                anyEnded |= !candidate.Provision.Supersedes.IsEmpty;
            }
        }

        if (!anyEnded)
        {
            return inForce.DrainToImmutable();
        }

        var ended = inForce.SelectMany(p => p.Provision.Supersedes).ToHashSet(StringComparer.Ordinal);
        return [.. inForce.Where(p => !ended.Contains(p.Provision.Id))];
    }

    /// <summary>
    /// Which missing facts can change the right, which only what is offered on top, and what is certain in any case.
    /// Every combination of pending provisions is composed; a provision matters when applying it changes some combination.
    /// </summary>
    private static (ImmutableArray<string> Right, ImmutableArray<string> Offer, decimal? Floor) Weigh(
        ImmutableArray<ProvisionReading> considered, ImmutableArray<Contribution> contributions, Composition certain)
    {
        if (!considered.Any(c => c.Contribution.Pending || c.ValueUnknown))
        {
            return ([], [], null);
        }

        var pending = Enumerable.Range(0, considered.Length).Where(i => contributions[i].Pending).ToArray();
        var worlds = pending.Length <= MaxPendingTried
            ? Enumerable.Range(0, 1 << pending.Length).Select(w => Composition.Of(contributions, (uint)w).Result).ToArray()
            : [certain];
        var right = new SortedSet<string>(StringComparer.Ordinal);
        var offer = new SortedSet<string>(StringComparer.Ordinal);
        for (var p = 0; p < pending.Length; p++)
        {
            var bit = 1 << p;
            var missing = considered[pending[p]].Missing;
            var pairs = Enumerable.Range(0, worlds.Length).Where(w => (w & bit) == 0 && worlds.Length > 1).Select(w => (Without: worlds[w], With: worlds[w | bit])).ToArray();
            right.UnionWith(worlds.Length == 1 || pairs.Any(x => !x.Without.SameRight(x.With)) ? missing : []);
            offer.UnionWith(worlds.Length == 1 || pairs.Any(x => !x.Without.SameOffer(x.With)) ? missing : []);
        }

        foreach (var unknownValue in considered.Where(c => !c.Contribution.Pending && c.ValueUnknown))
        {
            (unknownValue.Contribution.Weight == Weight.Right ? right : offer).UnionWith(unknownValue.Missing);
        }

        var amounts = worlds.Select(w => w.HasRight && !w.AmountUnknown ? w.Amount : null).ToArray();
        return ([.. right], [.. offer.Except(right, StringComparer.Ordinal)], amounts.Any(a => a is null) || worlds.Length == 1 && pending.Length > 0 ? null : amounts.Min());
    }

    private Outcome OutcomeOf(ImmutableArray<ProvisionReading> considered, Composition certain, ImmutableArray<string> rightMissing, ImmutableArray<string> offerMissing)
    {
        if (!rightMissing.IsEmpty || (!certain.HasRight && !offerMissing.IsEmpty))
        {
            return Outcome.Unknown;
        }

        var outcome = certain.HasRight ? Outcome.Granted
            : certain.HasOffer ? Outcome.Encouraged
            : certain.HasPlan ? Outcome.Planned
            : considered.Any(c => c.Covers == Truth.Yes && c.When == Truth.No && c.Strength != Weight.None && c.Provision.Operation is not (Operation.See or Operation.Qualify)) ? Outcome.Refused
            : considered.Any(c => c.Covers == Truth.Yes && c.When == Truth.NotApplicable) ? Outcome.NotApplicable
            : Outcome.NotDecided;
        return outcome is Outcome.Granted or Outcome.Encouraged or Outcome.Planned && !existenceMissing.IsEmpty ? Outcome.Unknown : outcome;
    }

    private LawAmount? AmountOf(Composition certain, Outcome outcome, decimal? floor) => outcome switch
    {
        Outcome.Granted when certain.Amount is { } amount => new LawAmount(amount, benefit.Unit, certain.Relation),
        Outcome.Unknown when floor is { } least && existenceMissing.IsEmpty => new LawAmount(least, benefit.Unit, Relation.AtLeast),
        _ => null,
    };

    /// <summary>What a rate comes to in money, where its base is known.</summary>
    private static LawAmount? Worth(ImmutableArray<ProvisionReading> considered, LawAmount? amount)
    {
        var rated = considered.LastOrDefault(c => c is { When: Truth.Yes, Covers: Truth.Yes, Base: not null });
        return amount is { Unit: Unit.Percent } && rated?.Base is { } cost
            ? new LawAmount(amount.Value * cost / 100, Unit.Yuan, amount.Relation)
            : null;
    }

    private (DateOnly?, DateOnly?) Enjoyed(LawAmount? amount, Outcome outcome)
    {
        if (outcome is not (Outcome.Granted or Outcome.Encouraged or Outcome.Planned))
        {
            return (null, null);
        }

        context.Frame[context.Plan.AmountSlot] = amount is null ? FeelValue.NotApplicable : FeelValue.Of(amount.Value);
        return (Day(benefit.Begins), Day(benefit.Ends));
    }

    private DateOnly? Day(FeelExpression? expression) =>
        expression?.Evaluate(context.Frame, context) is { Kind: FeelKind.Date } day ? day.AsDate : null;
}
