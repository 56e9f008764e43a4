using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Decides one benefit for one subject by the law of one place and one day.</summary>
internal readonly ref struct PlaceDecision(DecisionContext context, Connection connection)
{
    private readonly DecisionContext context = context;
    private readonly Connection connection = connection;

    private Benefit Benefit => context.Benefit.Benefit;

    public Determination Decide(string place)
    {
        var law = context.Run.LawOf(place, connection.LawDate!.Value);
        context.DecideBy(law);
        var considered = context.Provisions;
        ReadInForce(context.Benefit.ProvisionsIn[law.Jurisdiction], law, considered, onlyApplying: false);
        var certain = considered.Count == 0 ? Composition.Nothing : Composition.Of(considered.Contributions, world: 0, considered.Changes);
        var open = OpenFacts.Of(considered, certain);
        var outcome = OutcomeOf(considered.All, certain, open);
        ReadInForce(context.Benefit.QualifiersIn[law.Jurisdiction], law, context.Qualifiers, onlyApplying: true);
        var unit = UnitOf();
        var amount = AmountOf(certain, outcome, open.Floor, unit);
        var enjoyed = Enjoyed(amount, outcome);
        var answer = new AnswerSoFar(outcome, amount, Worth(considered.All, amount), enjoyed, MissingOf(outcome, open)) { Unit = unit, UntilUnknown = context.BeyondCalendar };
        return new DeterminationWriter(context, answer, certain).Write();
    }

    /// <summary>Reads the provisions that are in force on the day and superseded by none of the others.</summary>
    private void ReadInForce(ImmutableArray<IndexedProvision> all, ApplicableLaw law, ReadingList readings, bool onlyApplying)
    {
        foreach (var provision in all)
        {
            if (context.Run.InForce(provision, law.Date) && !IsSuperseded(provision, all, law))
            {
                readings.Read(context, provision, onlyApplying);
            }
        }
    }

    private bool IsSuperseded(IndexedProvision provision, ImmutableArray<IndexedProvision> all, ApplicableLaw law)
    {
        foreach (var other in all)
        {
            if (!other.Provision.Supersedes.IsEmpty && other.Provision.Supersedes.Contains(provision.Provision.Id, StringComparer.Ordinal) && context.Run.InForce(other, law.Date))
            {
                return true;
            }
        }

        return false;
    }

    private Outcome OutcomeOf(ReadOnlySpan<ProvisionReading> considered, Composition certain, OpenFacts open)
    {
        if (!open.Right.IsEmpty || (!certain.HasRight && !open.Offer.IsEmpty))
        {
            return Outcome.Unknown;
        }

        var outcome = certain.HasRight ? Outcome.Granted
            : certain.HasOffer ? Outcome.Encouraged
            : certain.HasPlan ? Outcome.Planned
            : WithoutEffect(considered);
        return outcome is Outcome.Granted or Outcome.Encouraged or Outcome.Planned && !connection.ExistenceMissing.IsEmpty ? Outcome.Unknown : outcome;
    }

    /// <summary>Where nothing applies: a condition that is not met refuses, a question that does not arise says so, silence decides nothing.</summary>
    private static Outcome WithoutEffect(ReadOnlySpan<ProvisionReading> considered)
    {
        var outcome = Outcome.NotDecided;
        foreach (var reading in considered)
        {
            if (reading is { Covers: Truth.Yes, When: Truth.No, Strength: not Weight.None, Provision.Operation: not (Operation.See or Operation.Qualify) })
            {
                return Outcome.Refused;
            }

            outcome = reading is { Covers: Truth.Yes, When: Truth.NotApplicable } ? Outcome.NotApplicable : outcome;
        }

        return outcome;
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

    /// <summary>The benefit's unit; where its days are working days by the law or the reading chosen, working days.</summary>
    private Unit UnitOf() => Benefit.WorkingDays?.Evaluate(context.Frame, context).Truth == Truth.Yes ? Unit.WorkingDay : Benefit.Unit;

    private LawAmount? AmountOf(Composition certain, Outcome outcome, decimal? floor, Unit unit) => outcome switch
    {
        Outcome.Granted when certain.Amount is { } amount => new LawAmount(amount, unit, certain.Relation),
        Outcome.Unknown when floor is { } least && connection.ExistenceMissing.IsEmpty => new LawAmount(least, unit, Relation.AtLeast),
        _ => null,
    };

    /// <summary>What a rate comes to in money, where its base is known.</summary>
    private static LawAmount? Worth(ReadOnlySpan<ProvisionReading> considered, LawAmount? amount)
    {
        if (amount is not { Unit: Unit.Percent })
        {
            return null;
        }

        for (var i = considered.Length - 1; i >= 0; i--)
        {
            if (considered[i] is { Applies: true, Base: { } cost })
            {
                return new LawAmount(amount.Value * cost / 100, Unit.Yuan, amount.Relation);
            }
        }

        return null;
    }

    private (DateOnly?, DateOnly?) Enjoyed(LawAmount? amount, Outcome outcome)
    {
        if (outcome is not (Outcome.Granted or Outcome.Encouraged or Outcome.Planned))
        {
            return (null, null);
        }

        context.Frame[context.Run.Index.Frames.Amount] = amount is null ? FeelValue.NotApplicable : FeelValue.Of(amount.Value);
        return (Day(Benefit.Begins), Day(Benefit.Ends));
    }

    private DateOnly? Day(FeelExpression? expression) =>
        expression?.Evaluate(context.Frame, context) is { Kind: FeelKind.Date } day ? day.AsDate : null;
}

/// <summary>What is decided before it is written down with its grounds.</summary>
internal readonly record struct AnswerSoFar(
    Outcome Outcome, LawAmount? Amount, LawAmount? Worth, (DateOnly?, DateOnly?) Enjoyed, ImmutableArray<string> Missing)
{
    /// <summary>The unit of the amounts.</summary>
    public Unit Unit { get; init; }

    /// <summary>Why the last day cannot be counted.</summary>
    public Bilingual? UntilUnknown { get; init; }
}
