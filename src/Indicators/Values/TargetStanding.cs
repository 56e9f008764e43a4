using Anyu.Law;

namespace Anyu.Indicators;

/// <summary>How a value stands to its target.</summary>
public enum TargetVerdict
{
    /// <summary>达标: the whole interval is on the good side.</summary>
    Met,

    /// <summary>未达标: the whole interval is on the wrong side.</summary>
    NotMet,

    /// <summary>与目标无法区分: the interval holds the target; the number alone decides nothing.</summary>
    NotDistinguishable,

    /// <summary>The value is withheld or not at hand, or the target has no number.</summary>
    Unknown,
}

/// <summary>A value beside a target of the law.</summary>
/// <param name="Target">The target.</param>
/// <param name="Relation">How its number binds, under the reading in use.</param>
/// <param name="Verdict">How the value stands to it.</param>
/// <param name="Gap">The value less the target, in the unit; null when either is unknown.</param>
public sealed record TargetStanding(Target Target, string Relation, TargetVerdict Verdict, double? Gap)
{
    /// <summary>Compares a value with a target.</summary>
    /// <param name="value">The value.</param>
    /// <param name="target">The target.</param>
    /// <param name="book">The lawbook, for the reading of the target's wording.</param>
    public static TargetStanding Of(IndicatorValue value, Target target, Lawbook book)
    {
        var relation = Effective(target.Relation.Pick(id => book.Interpretations[id].Default), value.Indicator.Direction);
        if (target.Value is not { } number)
        {
            return new(target, relation, TargetVerdict.Unknown, null);
        }

        var aim = (double)number;
        return value switch
        {
            IndicatorValue.Rated rated => new(target, relation, Place(relation, rated.Rate.Low, rated.Rate.High, aim), rated.Rate.Value - aim),
            IndicatorValue.Counted counted => new(target, relation, Place(relation, counted.Count, counted.Count, aim), counted.Count - aim),
            _ => new(target, relation, TargetVerdict.Unknown, null),
        };
    }

    /// <summary>A text that states just a number is read by the direction of the indicator: more places than promised keep the promise.</summary>
    private static string Effective(string relation, Direction direction) => (relation, direction) switch
    {
        ("exact", Direction.Higher) => "at-least",
        ("exact", Direction.Lower) => "at-most",
        _ => relation,
    };

    private static TargetVerdict Place(string relation, double low, double high, double aim) => relation switch
    {
        "at-most" => Side(high <= aim, low > aim),
        "below" => Side(high < aim, low >= aim),
        "at-least" => Side(low >= aim, high < aim),
        "above" => Side(low > aim, high <= aim),
        _ => low > aim || high < aim ? TargetVerdict.NotMet : low == high ? TargetVerdict.Met : TargetVerdict.NotDistinguishable,
    };

    private static TargetVerdict Side(bool good, bool bad) => good ? TargetVerdict.Met : bad ? TargetVerdict.NotMet : TargetVerdict.NotDistinguishable;
}
