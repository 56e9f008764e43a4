using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>One provision read against one subject: does its wording speak of it, is its condition met, what does it bring.</summary>
internal sealed class ProvisionReading
{
    private Adoption? adopted;
    private FeelTrace? whenTrace;
    private FeelTrace? valueTrace;

    private ProvisionReading(IndexedProvision candidate) => Candidate = candidate;

    public IndexedProvision Candidate { get; }

    public Provision Provision => Candidate.Provision;

    public Force Force { get; private set; }

    public Truth Covers { get; private set; } = Truth.Yes;

    public Truth When { get; private set; } = Truth.Yes;

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
    public InterpretationSet Consulted { get; private set; }

    /// <summary>Whether it applies.</summary>
    public bool Applies => Covers == Truth.Yes && When == Truth.Yes;

    /// <summary>Whether its words bear on the answer: they apply, may apply, or are why it was refused.</summary>
    public bool Bears(Outcome outcome) =>
        Covers is Truth.Yes or Truth.Unknown && (When is Truth.Yes or Truth.Unknown || (outcome == Outcome.Refused && When == Truth.No));

    public static ProvisionReading Read(DecisionRun run, DecisionContext context, IndexedProvision candidate)
    {
        var reading = new ProvisionReading(candidate);
        var outer = context.BeginReading();
        var plan = context.PlanFor(candidate.Provision);
        var frame = context.FrameFor(plan);
        reading.ReadTruth(run, context, frame);
        reading.ReadContribution(run, context, frame);
        reading.Consulted = context.EndReading(outer);
        if (!ReferenceEquals(frame, context.Frame))
        {
            run.GiveBack(plan, frame);
        }

        return reading;
    }

    /// <summary>What it did, given what it changed.</summary>
    public Step StepOf(Change change, bool answerStands)
    {
        var applied = answerStands && Applies;
        return new Step(
            Provision, Force, Covers, When, Contribution.Part.Length == 0 ? null : Contribution.Part,
            applied ? change.Before : null, applied ? change.After : null, applied, adopted, NoteOf(applied && change.Lower), whenTrace, valueTrace);
    }

    private void ReadTruth(DecisionRun run, DecisionContext context, FeelValue[] frame)
    {
        (context.Document, context.TermUndefined) = (Provision.Document, false);
        Force = context.Pick(Provision.Force);
        if (Provision.Covers is { } coverage && context.Pick(coverage) is { } covers)
        {
            var covered = covers.Evaluate(frame, context);
            (Covers, Missing) = (covered.Truth, covered.Missing);
        }

        if (Covers is Truth.No or Truth.NotApplicable)
        {
            return;
        }

        if (Provision.When is { } condition && context.Pick(condition) is { } when)
        {
            whenTrace = run.Request.Explain && Provision.Operation != Operation.Qualify ? when.Explain(frame, context, run.Recorder) : null;
            var met = whenTrace?.Value ?? when.Evaluate(frame, context);
            (When, Missing) = (met.Truth, Missing.AddRange(met.Missing));
        }

        if (context.TermUndefined && When == Truth.NotApplicable)
        {
            Covers = Truth.No;
        }
    }

    private void ReadContribution(DecisionRun run, DecisionContext context, FeelValue[] frame)
    {
        var benefit = context.Benefit.Benefit;
        var part = Provision.Part is { } named ? context.Pick(named) ?? "" : "";
        adopted = FindAdoption(run, context, benefit);
        Strength = WeightOf(Force, adopted);
        var applies = Applies;
        var possible = Covers is Truth.Yes or Truth.Unknown && When is Truth.Yes or Truth.Unknown;
        var value = possible ? ReadValue(run, context, frame) : null;
        possible &= When is Truth.Yes or Truth.Unknown;
        Contribution = new Contribution(
            OperationOn(benefit), part, adopted?.Value ?? value, adopted?.Value is null ? Provision.Relation : Relation.Exact, Candidate.Layer,
            possible ? Strength : Weight.None, Pending: possible && !applies);
    }

    /// <summary>Where the benefit is itself a ceiling, its cap is its amount.</summary>
    private Operation OperationOn(Benefit benefit) =>
        benefit.Kind == BenefitKind.Cap && Provision.Operation == Operation.CapAt ? Operation.Set : Provision.Operation;

    private decimal? ReadValue(DecisionRun run, DecisionContext context, FeelValue[] frame)
    {
        if (Provision.Value is not { } value || context.Pick(value) is not { } operand)
        {
            return null;
        }

        var result = Evaluate(run, context, frame, operand);
        var cost = Provision.Of?.Evaluate(frame, context);
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

    private FeelValue Evaluate(DecisionRun run, DecisionContext context, FeelValue[] frame, LawValue operand)
    {
        if (run.Request.Explain)
        {
            valueTrace = operand.Table?.Explain(frame, context, run.Recorder) ?? operand.Expression!.Explain(frame, context, run.Recorder);
            return valueTrace.Value;
        }

        return operand.Table is not null ? operand.Table.Evaluate(frame, context, out _) : operand.Expression!.Evaluate(frame, context);
    }

    /// <summary>What a place above or the family's own employer adopted, on the day that counts: the event for a benefit given once, the date asked for a recurring one.</summary>
    private Adoption? FindAdoption(DecisionRun run, DecisionContext context, Benefit benefit)
    {
        if ((Force is not (Force.Encourage or Force.May) && Provision.Operation != Operation.StandardAtLeast)
            || (run.Statement.Tree.Adoptions.IsEmpty && run.Index.Adoptions.Count == 0))
        {
            return null;
        }

        var day = benefit.Per == "once" ? context.LawDate!.Value : run.Request.On;
        return run.Statement.Tree.Adoptions.Where(a => a.Provision == Provision.Id)
            .Concat(run.Index.Adoptions[Provision.Id].Where(a => a.Place is { } code && context.Place!.Value.IsWithin(PlaceCode.Parse(code))))
            .FirstOrDefault(a => a.Since <= day && (a.Until is null || day <= a.Until));
    }

    private static Weight WeightOf(Force force, Adoption? adopted) => force switch
    {
        Force.Must => Weight.Right,
        Force.Encourage or Force.May => adopted is null ? Weight.Offer : Weight.Right,
        Force.Planned => Weight.Plan,
        _ => Weight.None,
    };

    private Bilingual? NoteOf(bool lower) =>
        lower ? new Bilingual("下级规定低于上级规定，上级规定的权利不减。", "A lower layer asks for less than a higher one gives; the higher right stands.")
        : Covers is Truth.No or Truth.NotApplicable ? new Bilingual("条文没有说到这种情形。", "The wording does not speak of this situation.")
        : When == Truth.No ? new Bilingual("条件不满足。", "The condition is not met.")
        : When == Truth.NotApplicable ? new Bilingual("不涉及。", "The question does not arise.")
        : Covers == Truth.Unknown || When == Truth.Unknown ? new Bilingual("缺少事实，还不能确定是否适用。", "Facts are missing; whether it applies is not known.")
        : adopted is { Place: null } ? new Bilingual("单位已经采纳（家庭填写）。", "Adopted by the employer, as the family states.")
        : adopted is not null ? new Bilingual($"已被采纳：{adopted.Source}", $"Adopted: {adopted.Source}")
        : null;
}
