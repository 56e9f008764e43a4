using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>Where a warning stands.</summary>
public enum WarningState
{
    /// <summary>已发出.</summary>
    Opened,

    /// <summary>已签收: a named person has seen it.</summary>
    Acknowledged,

    /// <summary>已结案: with its cause.</summary>
    Closed,

    /// <summary>评定为真: something had really changed.</summary>
    ScoredTrue,

    /// <summary>评定为假: chance or bad data.</summary>
    ScoredFalse,
}

/// <summary>One step in a warning's life.</summary>
/// <param name="State">Where it came to.</param>
/// <param name="By">Who took it.</param>
/// <param name="Note">The cause, or a remark.</param>
/// <param name="At">When.</param>
/// <param name="Account">The account of who took it; null from the command line, where a name is given.</param>
public sealed record WarningStep(WarningState State, string By, string Note, DateTimeOffset At, Guid? Account = null);

/// <summary>Who takes a step.</summary>
/// <param name="Name">The name kept with it.</param>
/// <param name="Account">The account signed in; null from the command line.</param>
public sealed record WarningHand(string Name, Guid? Account = null)
{
    /// <summary>Whether a step was taken by the same person: by account where both have one, else by name.</summary>
    public bool Took(WarningStep step) => Account is { } own && step.Account is { } other ? own == other : Name == step.By;
}

/// <summary>A warning with its life.</summary>
/// <param name="Test">The test that opened it, with rule and numbers.</param>
/// <param name="Snapshot">Digest of the counts it saw.</param>
/// <param name="Opened">When.</param>
/// <param name="Steps">What happened since.</param>
public sealed record WarningCase(WatchedTest Test, string Snapshot, DateTimeOffset Opened, ImmutableArray<WarningStep> Steps)
{
    /// <summary>Where it stands.</summary>
    public WarningState State => Steps is [.., var last] ? last.State : WarningState.Opened;

    /// <summary>Whether a step may be taken now.</summary>
    /// <param name="to">The state to come to.</param>
    /// <param name="note">The cause, when it is to be closed.</param>
    /// <param name="by">Who is to take it.</param>
    /// <param name="another">Whether the indicator's definition asks another person to score than who closed.</param>
    public Problem? Decide(WarningState to, string note, WarningHand by, bool another = false) => (State, to) switch
    {
        (WarningState.Closed, WarningState.ScoredTrue or WarningState.ScoredFalse) when another && by.Took(Steps[^1]) => IndicatorProblems.OwnScore(by.Name),
        (WarningState.Acknowledged, WarningState.Closed) when string.IsNullOrWhiteSpace(note) => IndicatorProblems.CauseMissing(),
        (WarningState.Opened, WarningState.Acknowledged) => null,
        (WarningState.Acknowledged, WarningState.Closed) => null,
        (WarningState.Closed, WarningState.ScoredTrue or WarningState.ScoredFalse) => null,
        _ => IndicatorProblems.WarningStep(State.ToString(), to.ToString()),
    };
}

/// <summary>How good a rule has been.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="True">Warnings scored true.</param>
/// <param name="False">Warnings scored false.</param>
/// <param name="Open">Warnings not yet scored.</param>
/// <param name="LastYear">The year of its last warning.</param>
public sealed record RulePrecision(string Rule, int True, int False, int Open, int LastYear)
{
    /// <summary>The share that was true in percent, with its exact interval; null before any was scored.</summary>
    public Rate? Rate => True + False == 0
        ? null
        : Rate.OfShare(new RateBasis(True, True + False, 100, Period.OfYear(LastYear), new("已评定的预警", "warnings scored"), new("预警台账", "ledger of warnings"), Synthetic: false));

    /// <summary>One line for each rule.</summary>
    public static ImmutableArray<RulePrecision> Of(IEnumerable<WarningCase> warnings) =>
    [
        .. warnings.GroupBy(w => w.Test.Rule.Split(" (")[0], StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new RulePrecision(
            g.Key, g.Count(w => w.State == WarningState.ScoredTrue), g.Count(w => w.State == WarningState.ScoredFalse), g.Count(w => w.State < WarningState.ScoredTrue), g.Max(w => w.Test.Period.Year))),
    ];
}
