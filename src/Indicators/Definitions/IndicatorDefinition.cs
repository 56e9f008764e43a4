using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>What kind of number an indicator is; the kind decides its interval.</summary>
public enum Measure
{
    /// <summary>A count alone: no rate.</summary>
    Count,

    /// <summary>Events over a population or over other events: exact Poisson limits (Garwood).</summary>
    Events,

    /// <summary>A part of a whole: exact binomial limits (Clopper–Pearson).</summary>
    Share,

    /// <summary>Two parts of one whole, such as boys and girls: binomial limits of the part, carried over.</summary>
    Ratio,

    /// <summary>A complete register over a population: no random error, which is said in place of an interval's width.</summary>
    Enumeration,

    /// <summary>A sum of rates over the codes of a breakdown, such as total fertility: limits by Dobson (1991).</summary>
    SumOfRates,
}

/// <summary>The day or period of a denominator.</summary>
public enum DenominatorDate
{
    /// <summary>The events of the same period.</summary>
    SamePeriod,

    /// <summary>The stock at the end of the period.</summary>
    EndOfPeriod,

    /// <summary>The mean of the stocks at the beginning and the end: the yearly mean population.</summary>
    MeanOfPeriod,
}

/// <summary>Which way is better.</summary>
public enum Direction
{
    /// <summary>Neither.</summary>
    None,

    /// <summary>Lower is better.</summary>
    Lower,

    /// <summary>Higher is better.</summary>
    Higher,
}

/// <summary>Which rule watches an indicator. A value above its target is no rule: it cries wolf in a third of all county-years.</summary>
public enum WarningRuleKind
{
    /// <summary>Nothing watches it.</summary>
    None,

    /// <summary>A new year against the place's own earlier years, by prediction.</summary>
    OwnHistory,

    /// <summary>A month against the same season of earlier years.</summary>
    Farrington,

    /// <summary>Small lasting rises of months: a cumulative sum of counts.</summary>
    Cusum,

    /// <summary>Events too rare for years, by the births between them (g chart).</summary>
    BirthsBetween,

    /// <summary>Events too rare for years, by the days between them (t chart).</summary>
    DaysBetween,

    /// <summary>Each case is reviewed: no rule can see a change in counts this small.</summary>
    CaseReview,

    /// <summary>The 80 percent band of the forecast crosses capacity.</summary>
    ForecastBand,
}

/// <summary>What an age group of a forecast needs of a service: so many of the group attend, so many of them share one.</summary>
/// <param name="Group">The series of the forecast, such as <c>6-11</c>.</param>
/// <param name="Each">Persons who share one place, class or room, above 0.</param>
/// <param name="Share">The share of the group that attends, above 0 to 1; not used where <paramref name="Attending"/> is named.</param>
/// <param name="Idle">Share of what there is below which it stands idle; 0 never warns of that.</param>
/// <param name="Attending">The series of those who attend today; the share is theirs of <paramref name="Persons"/>. Null where the share is stated.</param>
/// <param name="Persons">The series of the persons of the group today; null where the share is stated.</param>
public sealed record NeedRule(string Group, decimal Each, decimal Share, decimal Idle, string? Attending, string? Persons);

/// <summary>A warning rule with its settings.</summary>
/// <param name="Kind">The rule.</param>
/// <param name="Years">Years of history looked at.</param>
/// <param name="Alpha">Probability of a false alarm at stable risk, in a year.</param>
/// <param name="Ratio">The lasting rise that a cumulative sum is set to see, above 1.</param>
/// <param name="Together">How many events a chart of gaps takes together.</param>
/// <param name="AnotherScores">Whether another person scores a warning than who closed it.</param>
/// <param name="Need">What the band of the forecast needs of the numerator, for that rule alone.</param>
public sealed record WarningRule(WarningRuleKind Kind, int Years, decimal Alpha, decimal Ratio = 2, int Together = 1, bool AnotherScores = false, NeedRule? Need = null)
{
    /// <summary>Nothing watches it.</summary>
    public static WarningRule None { get; } = new(WarningRuleKind.None, 0, 0);
}

/// <summary>A numerator or denominator: a series, which of its cells, and for a denominator its date.</summary>
/// <param name="Series">The series.</param>
/// <param name="Cells">Breakdown → code that is picked; empty for all.</param>
/// <param name="By">For a sum of rates: the breakdown whose codes are summed over.</param>
/// <param name="Date">The date of a denominator.</param>
public sealed record Term(Series Series, Cells Cells, string? By, DenominatorDate Date);

/// <summary>What an indicator 指标 is, as content defines it.</summary>
public sealed record IndicatorDefinition
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required Bilingual Title { get; init; }

    /// <summary>What it says and what it does not.</summary>
    public required Bilingual Meaning { get; init; }

    /// <summary>What kind of number it is.</summary>
    public required Measure Measure { get; init; }

    /// <summary>The numerator, or the count itself.</summary>
    public required Term Numerator { get; init; }

    /// <summary>The denominator; null for a count.</summary>
    public Term? Denominator { get; init; }

    /// <summary>What the quotient is multiplied by: 1,000, 100 …</summary>
    public decimal Per { get; init; } = 1;

    /// <summary>The unit, as targets of the law write it.</summary>
    public required string Unit { get; init; }

    /// <summary>Which way is better.</summary>
    public required Direction Direction { get; init; }

    /// <summary>The breakdowns shown.</summary>
    public ImmutableArray<string> Breakdowns { get; init; } = [];

    /// <summary>Years pooled besides single ones.</summary>
    public ImmutableArray<int> Pooled { get; init; } = [];

    /// <summary>Ids of the target blocks of the law that speak of it.</summary>
    public ImmutableArray<string> Targets { get; init; } = [];

    /// <summary>The levels of place that a count per division is for; empty for all.</summary>
    public ImmutableArray<PlaceLevel> Levels { get; init; } = [];

    /// <summary>The system it belongs to, such as <c>B13</c>.</summary>
    public required string System { get; init; }

    /// <summary>Where the definition comes from, beside the articles of its targets; null when those say all.</summary>
    public Bilingual? Source { get; init; }

    /// <summary>Whether a person with authority has confirmed the definition against its source.</summary>
    public bool Confirmed { get; init; }

    /// <summary>What watches it.</summary>
    public WarningRule Warning { get; init; } = WarningRule.None;

    /// <summary>Where it stands.</summary>
    public required SourceLocation At { get; init; }
}
