namespace Anyu.Indicators;

/// <summary>Whether a share of the way to a target can be stated.</summary>
public enum ProgressState
{
    /// <summary>It can.</summary>
    Measured,

    /// <summary>Neither the law nor an earlier year gives a value to count from, or there is no value or no number to reach.</summary>
    NoStart,

    /// <summary>The target was met where counting began, by the whole interval: there is no way to go.</summary>
    MetAtStart,

    /// <summary>The value where counting began cannot be told from the target, so that a share of the difference means nothing.</summary>
    StartNotDistinguishable,
}

/// <summary>
/// How much of the way from where counting began to a target is behind, in percent, with its 95 percent interval: 0 at the start, 100 at the target, below 0 when things got worse, above 100 when
/// the target is passed. The interval is that of a ratio of differences by Fieller's argument, with the margins of both values recovered from their own exact intervals (MOVER; Zou and Donner 2008).
/// </summary>
/// <param name="State">Whether it can be stated.</param>
/// <param name="StartsAt">The year whose value it counts from; null when the text of the law states the value, or there is none.</param>
/// <param name="Percent">The share of the way, in percent; null unless measured.</param>
/// <param name="LowPercent">Lower end of the 95 percent interval.</param>
/// <param name="HighPercent">Upper end.</param>
/// <param name="TimePercent">The share of the time from the start to the target's date that had gone by at the end of the value's period, 0 to 100; null without both dates.</param>
public sealed record TargetProgress(
    ProgressState State, Period? StartsAt = null, double? Percent = null, double? LowPercent = null, double? HighPercent = null, double? TimePercent = null)
{
    private const double Farthest = 1e6;

    /// <summary>The progress of a value, from the baseline of the law or, where it states none, from the first year at hand for the same audience.</summary>
    /// <param name="engine">What is known and shown.</param>
    /// <param name="value">The value.</param>
    /// <param name="standing">How it stands to its target.</param>
    public static TargetProgress Of(IndicatorEngine engine, IndicatorValue value, TargetStanding standing)
    {
        if (standing.Target.Value is not { } number || Ends.Of(value) is not { } now)
        {
            return new(ProgressState.NoStart);
        }

        if (standing.Target.Baseline is { } stated)
        {
            var start = (double)stated;
            return Between(new Ends(start, start, start), now, (double)number, standing.Relation);
        }

        return engine.First(value.Indicator, value.Place, value.Period.First.Year) is { } first && Ends.Of(first) is { } from
            ? Between(from, now, (double)number, standing.Relation) with { StartsAt = first.Period, TimePercent = Gone(first.Period, value.Period, standing.Target.By) }
            : new(ProgressState.NoStart);
    }

    /// <summary>The share of the way from a start to an aim.</summary>
    internal static TargetProgress Between(Ends start, Ends now, double aim, string relation)
    {
        // No deaths in one year do not say that the risk was below the target: the interval decides, not the number.
        if (start.Low < start.High && ((start.Low <= aim && start.High >= aim) || double.IsInfinity(start.High)))
        {
            return new(ProgressState.StartNotDistinguishable);
        }

        if (Reached(start.Value, aim, relation))
        {
            return new(ProgressState.MetAtStart);
        }

        // Turned so that the aim lies above: a share grows with the value.
        var (from, to, goal) = aim > start.Value ? (start, now, aim) : (start.Turned, now.Turned, -aim);
        var way = goal - from.Value;
        double Distance(double share) => to.Value - ((1 - share) * from.Value) - (share * goal);
        double Margin(double share, bool up) => Math.Sqrt(Square(up ? to.Up : to.Down) + Square((1 - share) * ((share < 1) == up ? from.Down : from.Up)));
        double Crossing(bool up) => double.IsInfinity(up ? to.Up : to.Down)
            ? (up ? double.PositiveInfinity : double.NegativeInfinity)
            : RootSearch.Crossing(share => up ? -Distance(share) - Margin(share, up) : -Distance(share) + Margin(share, up), -Farthest, Farthest);
        return new(ProgressState.Measured, null, 100 * (to.Value - from.Value) / way, 100 * Crossing(up: false), 100 * Crossing(up: true));
    }

    private static bool Reached(double value, double aim, string relation) => relation switch
    {
        "at-most" => value <= aim,
        "below" => value < aim,
        "at-least" => value >= aim,
        "above" => value > aim,
        _ => value.Equals(aim),
    };

    private static double? Gone(Period start, Period now, DateOnly? by) =>
        by is not { } end || end <= start.Last.LastDay ? null
        : Math.Clamp(100.0 * (now.Last.LastDay.DayNumber - start.Last.LastDay.DayNumber) / (end.DayNumber - start.Last.LastDay.DayNumber), 0, 100);

    private static double Square(double x) => x * x;
}

/// <summary>A value and the ends of its interval.</summary>
internal readonly record struct Ends(double Value, double Low, double High)
{
    /// <summary>How far the interval reaches below the value.</summary>
    internal double Down => Value - Low;

    /// <summary>How far it reaches above.</summary>
    internal double Up => High - Value;

    /// <summary>The same with the sign turned.</summary>
    internal Ends Turned => new(-Value, -High, -Low);

    /// <summary>Those of a value; null when it has none. A count has no interval of its own: it is what was counted.</summary>
    internal static Ends? Of(IndicatorValue value) => value switch
    {
        IndicatorValue.Rated { Rate: var r } => new(r.Value, r.Low, r.High),
        IndicatorValue.Counted c => new(c.Count, c.Count, c.Count),
        _ => null,
    };
}
