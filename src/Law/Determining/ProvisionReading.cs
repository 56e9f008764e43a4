using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>One provision read against one subject: does its wording speak of it, is its condition met, what does it bring. Used again for the next.</summary>
/// <param name="interpretations">How many interpretations the lawbook has.</param>
internal sealed class ProvisionReading(int interpretations)
{
    private static readonly Bilingual LowerAsksLess = new("下级规定低于上级规定，上级规定的权利不减。", "A lower layer asks for less than a higher one gives; the higher right stands.");
    private static readonly Bilingual NotSpokenOf = new("条文没有说到这种情形。", "The wording does not speak of this situation.");
    private static readonly Bilingual NotMet = new("条件不满足。", "The condition is not met.");
    private static readonly Bilingual DoesNotArise = new("不涉及。", "The question does not arise.");
    private static readonly Bilingual FactsMissing = new("缺少事实，还不能确定是否适用。", "Facts are missing; whether it applies is not known.");
    private static readonly Bilingual AdoptedByEmployer = new("单位已经采纳（家庭填写）。", "Adopted by the employer, as the family states.");

    private Adoption? adopted;
    private FeelTrace? whenTrace;
    private FeelTrace? valueTrace;

    public IndexedProvision Candidate { get; private set; } = null!;

    public Provision Provision => Candidate.Provision;

    public Force Force { get; private set; }

    public Truth Covers { get; private set; }

    public Truth When { get; private set; }

    public Contribution Contribution { get; private set; }

    /// <summary>What its force would make of it, whether or not it applies.</summary>
    public Weight Strength { get; private set; }

    /// <summary>The facts that decide whether and how much it brings.</summary>
    public ImmutableArray<string> Missing { get; private set; } = [];

    /// <summary>Whether it applies but its operand is unknown.</summary>
    public bool ValueUnknown { get; private set; }

    /// <summary>The base of its rate, where known.</summary>
    public decimal? Base { get; private set; }

    /// <summary>The interpretations consulted while it was read.</summary>
    public InterpretationSet Consulted { get; } = new(interpretations);

    /// <summary>Whether it applies.</summary>
    public bool Applies => Covers == Truth.Yes && When == Truth.Yes;

    /// <summary>Whether its words bear on the answer: they apply, may apply, or are why it was refused.</summary>
    public bool Bears(Outcome outcome) =>
        Covers is Truth.Yes or Truth.Unknown && (When is Truth.Yes or Truth.Unknown || (outcome == Outcome.Refused && When == Truth.No));

    /// <summary>Reads a provision; whatever was read before is forgotten.</summary>
    public void Read(DecisionContext context, IndexedProvision candidate)
    {
        (Candidate, Covers, When, Missing, ValueUnknown, Base, whenTrace, valueTrace) = (candidate, Truth.Yes, Truth.Yes, [], false, null, null, null);
        Consulted.Clear();
        context.Grounds.Apart = Consulted;
        ReadTruth(context);
        ReadContribution(context);
        context.Grounds.Apart = null;
    }

    /// <summary>What it did, given what it changed.</summary>
    public Step StepOf(Change change, bool answerStands)
    {
        var applied = answerStands && Applies;
        return new Step(
            Provision, Force, Covers, When, Contribution.Part.Length == 0 ? null : Contribution.Part,
            applied ? change.Before : null, applied ? change.After : null, applied, adopted, NoteOf(applied && change.Lower), whenTrace, valueTrace)
        {
            Source = Candidate,
        };
    }

    private void ReadTruth(DecisionContext context)
    {
        (context.Document, context.Grounds.TermUndefined) = (Provision.Document, false);
        Force = context.Pick(Provision.Force);
        if (Provision.Covers is { } coverage && context.Pick(coverage) is { } covers)
        {
            var covered = covers.Evaluate(context.Frame, context);
            (Covers, Missing) = (covered.Truth, covered.Missing);
        }

        if (Covers is Truth.No or Truth.NotApplicable)
        {
            return;
        }

        if (Provision.When is { } condition && context.Pick(condition) is { } when)
        {
            whenTrace = context.Run.Request.Explain && Provision.Operation != Operation.Qualify ? when.Explain(context.Frame, context, context.Run.Recorder) : null;
            var met = whenTrace?.Value ?? when.Evaluate(context.Frame, context);
            (When, Missing) = (met.Truth, Missing.AddRange(met.Missing));
        }

        if (context.Grounds.TermUndefined && When == Truth.NotApplicable)
        {
            Covers = Truth.No;
        }
    }

    private void ReadContribution(DecisionContext context)
    {
        var benefit = context.Benefit.Benefit;
        var part = Provision.Part is { } named ? context.Pick(named) ?? "" : "";
        adopted = FindAdoption(context);
        Strength = WeightOf(Force, adopted);
        var applies = Applies;
        var possible = Covers is Truth.Yes or Truth.Unknown && When is Truth.Yes or Truth.Unknown;
        var value = possible ? ReadValue(context) : null;
        possible &= When is Truth.Yes or Truth.Unknown;
        Contribution = new Contribution(
            OperationOn(benefit), part, adopted?.Value ?? value, adopted?.Value is null ? Provision.Relation : Relation.Exact, Candidate.Layer,
            possible ? Strength : Weight.None, Pending: possible && !applies);
    }

    /// <summary>Where the benefit is itself a ceiling, its cap is its amount.</summary>
    private Operation OperationOn(Benefit benefit) =>
        benefit.Kind == BenefitKind.Cap && Provision.Operation == Operation.CapAt ? Operation.Set : Provision.Operation;

    private decimal? ReadValue(DecisionContext context)
    {
        if (Provision.Value is not { } value || context.Pick(value) is not { } operand)
        {
            return null;
        }

        var result = Evaluate(context, operand);
        var cost = Provision.Of?.Evaluate(context.Frame, context);
        Base = cost is { Kind: FeelKind.Number } ? cost.Value.AsNumber : null;
        if (result.Kind == FeelKind.NotApplicable)
        {
            // No row of the table speaks of this subject: the condition is not met.
            When = Truth.No;
            return null;
        }

        if (!result.IsKnown)
        {
            (ValueUnknown, Missing) = (true, Missing.AddRange(result.Missing));
            return null;
        }

        return cost is null || context.Benefit.Benefit.Unit == Unit.Percent ? result.AsNumber : ShareOf(cost.Value, result.AsNumber);
    }

    /// <summary>A rate of a base, where the benefit is paid in money: unknown while the base is.</summary>
    private decimal? ShareOf(FeelValue cost, decimal percent)
    {
        if (Base is { } known)
        {
            return percent * known / 100;
        }

        (ValueUnknown, Missing) = (true, Missing.AddRange(cost.Missing));
        return null;
    }

    private FeelValue Evaluate(DecisionContext context, LawValue operand)
    {
        var (run, frame) = (context.Run, context.Frame);
        if (run.Request.Explain)
        {
            valueTrace = operand.Table?.Explain(frame, context, run.Recorder) ?? operand.Expression!.Explain(frame, context, run.Recorder);
            return valueTrace.Value;
        }

        return operand.Table is not null ? operand.Table.Evaluate(frame, context, out _) : operand.Expression!.Evaluate(frame, context);
    }

    /// <summary>What a place above or the family's own employer adopted, on the day that counts: the event for a benefit given once, the date asked for a recurring one.</summary>
    private Adoption? FindAdoption(DecisionContext context)
    {
        var (run, law) = (context.Run, context.Law!);
        if ((Force is not (Force.Encourage or Force.May) && Provision.Operation != Operation.StandardAtLeast)
            || (run.Statement.Tree.Adoptions.IsEmpty && run.Index.Adoptions.Count == 0))
        {
            return null;
        }

        var day = context.Benefit.Benefit.Per == "once" ? law.Date : run.Request.On;
        foreach (var adoption in run.Statement.Tree.Adoptions)
        {
            if (Stands(adoption, day))
            {
                return adoption;
            }
        }

        foreach (var adoption in run.Index.Adoptions[Provision.Id])
        {
            if (Stands(adoption, day) && adoption.Place is { } place && law.Place.IsWithin(PlaceCode.Parse(place)))
            {
                return adoption;
            }
        }

        return null;
    }

    private bool Stands(Adoption adoption, DateOnly day) =>
        adoption.Provision == Provision.Id && adoption.Since <= day && (adoption.Until is null || day <= adoption.Until);

    private static Weight WeightOf(Force force, Adoption? adopted) => force switch
    {
        Force.Must => Weight.Right,
        Force.Encourage or Force.May => adopted is null ? Weight.Offer : Weight.Right,
        Force.Planned => Weight.Plan,
        _ => Weight.None,
    };

    private Bilingual? NoteOf(bool lower) =>
        lower ? LowerAsksLess
        : Covers is Truth.No or Truth.NotApplicable ? NotSpokenOf
        : When == Truth.No ? NotMet
        : When == Truth.NotApplicable ? DoesNotArise
        : Covers == Truth.Unknown || When == Truth.Unknown ? FactsMissing
        : adopted is { Place: null } ? AdoptedByEmployer
        : adopted is not null ? new Bilingual($"已被采纳：{adopted.Source}", $"Adopted: {adopted.Source}")
        : null;
}
