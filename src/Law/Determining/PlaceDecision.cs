using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Decides one benefit for one subject by the law of one place and one day.</summary>
internal sealed class PlaceDecision(DecisionRun run, Subject subject, Connection connection, DecisionContext context)
{
    /// <summary>How long the code of a county or a wider place is: as an answer names it.</summary>
    private const int CodeLength = 6;

    private readonly Benefit benefit = context.Benefit.Benefit;
    private readonly DateOnly lawDate = connection.LawDate!.Value;

    public Determination Decide(string place)
    {
        var code = PlaceCode.Parse(place);
        context.DecideBy(code, lawDate);
        var considered = ReadInForce(context.Benefit.Provisions, code);
        Contribution[] contributions = considered.Length == 0 ? [] : Array.ConvertAll(considered, static c => c.Contribution);
        Change[] changes = considered.Length == 0 ? [] : new Change[considered.Length];
        var certain = considered.Length == 0 ? Composition.Nothing : Composition.Of(contributions, world: 0, changes);
        var open = OpenFacts.Of(considered, contributions, certain);
        var outcome = OutcomeOf(considered, certain, open);
        var qualifiers = ReadInForce(context.Benefit.Qualifiers, code);
        var amount = AmountOf(certain, outcome, open.Floor);
        var answer = new AnswerSoFar(outcome, amount, Worth(considered, amount), place.Length == CodeLength ? place : code.ToString(), lawDate, Enjoyed(amount, outcome), MissingOf(outcome, open));
        return new DeterminationWriter(run, context, subject, considered, qualifiers).Write(answer, certain, changes);
    }

    /// <summary>Reads the provisions of the deciding place and the places above it that are in force on the day and superseded by none of the others.</summary>
    private ProvisionReading[] ReadInForce(ImmutableArray<IndexedProvision> all, PlaceCode place)
    {
        if (all.IsEmpty)
        {
            return [];
        }

        var inForce = new IndexedProvision[all.Length];
        var count = 0;
        var anyEnded = false;
        foreach (var candidate in all)
        {
            if (place.IsWithin(candidate.Place) && run.InForce(candidate, lawDate))
            {
                inForce[count++] = candidate;
                anyEnded |= !candidate.Provision.Supersedes.IsEmpty;
            }
        }

        var candidates = inForce.AsSpan(0, count);
        if (anyEnded)
        {
            var ended = candidates.ToArray().SelectMany(p => p.Provision.Supersedes).ToHashSet(StringComparer.Ordinal);
            candidates = candidates.ToArray().Where(p => !ended.Contains(p.Provision.Id)).ToArray();
        }

        var readings = candidates.IsEmpty ? [] : new ProvisionReading[candidates.Length];
        for (var i = 0; i < readings.Length; i++)
        {
            readings[i] = ProvisionReading.Read(run, context, candidates[i]);
        }

        return readings;
    }

    private Outcome OutcomeOf(ProvisionReading[] considered, Composition certain, OpenFacts open)
    {
        if (!open.Right.IsEmpty || (!certain.HasRight && !open.Offer.IsEmpty))
        {
            return Outcome.Unknown;
        }

        var outcome = certain.HasRight ? Outcome.Granted
            : certain.HasOffer ? Outcome.Encouraged
            : certain.HasPlan ? Outcome.Planned
            : Array.Exists(considered, static c => c.Covers == Truth.Yes && c.When == Truth.No && c.Strength != Weight.None && c.Provision.Operation is not (Operation.See or Operation.Qualify)) ? Outcome.Refused
            : Array.Exists(considered, static c => c.Covers == Truth.Yes && c.When == Truth.NotApplicable) ? Outcome.NotApplicable
            : Outcome.NotDecided;
        return outcome is Outcome.Granted or Outcome.Encouraged or Outcome.Planned && !connection.ExistenceMissing.IsEmpty ? Outcome.Unknown : outcome;
    }

    private ImmutableArray<string> MissingOf(Outcome outcome, OpenFacts open)
    {
        if (outcome == Outcome.Refused || (open.Right.IsEmpty && open.Offer.IsEmpty && connection.ExistenceMissing.IsEmpty))
        {
            return [];
        }

        var existence = outcome == Outcome.Unknown ? connection.ExistenceMissing : [];
        return [.. open.Right.Concat(open.Offer).Concat(existence).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private LawAmount? AmountOf(Composition certain, Outcome outcome, decimal? floor) => outcome switch
    {
        Outcome.Granted when certain.Amount is { } amount => new LawAmount(amount, benefit.Unit, certain.Relation),
        Outcome.Unknown when floor is { } least && connection.ExistenceMissing.IsEmpty => new LawAmount(least, benefit.Unit, Relation.AtLeast),
        _ => null,
    };

    /// <summary>What a rate comes to in money, where its base is known.</summary>
    private static LawAmount? Worth(ProvisionReading[] considered, LawAmount? amount)
    {
        var rated = amount is { Unit: Unit.Percent } ? Array.FindLast(considered, static c => c is { When: Truth.Yes, Covers: Truth.Yes, Base: not null }) : null;
        return rated?.Base is { } cost ? new LawAmount(amount!.Value * cost / 100, Unit.Yuan, amount.Relation) : null;
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

/// <summary>What is decided before it is written down with its grounds.</summary>
internal readonly record struct AnswerSoFar(
    Outcome Outcome, LawAmount? Amount, LawAmount? Worth, string Place, DateOnly LawDate, (DateOnly?, DateOnly?) Enjoyed, ImmutableArray<string> Missing);
