using System.Collections.Immutable;

namespace Anyu.Forecast;

/// <summary>How one past forecast turned out.</summary>
/// <param name="Division">The area.</param>
/// <param name="Base">The year it was made from.</param>
/// <param name="Horizon">Years ahead, from 1.</param>
/// <param name="Forecast">What was forecast, positive.</param>
/// <param name="Actual">What came, positive.</param>
public sealed record Outcome(string Division, int Base, int Horizon, double Forecast, double Actual)
{
    /// <summary>Log of actual over forecast.</summary>
    public double LogError => Math.Log(Actual / Forecast);
}

/// <summary>An interval that is to hold the truth with a stated probability.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>Whether a value lies inside, ends included.</summary>
    public bool Holds(double value) => value >= Low && value <= High;
}

/// <summary>How errors grow with the horizon, and how much a short record may be trusted.</summary>
/// <param name="Growth">The power of the horizon with which errors grow.</param>
/// <param name="GrowingYears">The horizon from which they grow no more, in years: what returns to a lasting level strays only so far.</param>
/// <param name="CountsYears">
/// Whether the curve is Student's with as many degrees of freedom as the record has base years, since all divisions of one year err together: so it is wide while the record is short. The bounds
/// of four in five are then the curve's alone, since quiet years make the middle of a record too narrow.
/// </param>
public sealed record ErrorShape(double Growth, int GrowingYears = int.MaxValue, bool CountsYears = false)
{
    /// <summary>Of whole populations, where nothing else is known.</summary>
    public static ErrorShape Whole { get; } = new(1.09);

    /// <summary>Of ages born after the base, such as children 0–4: fertility returns to its level.</summary>
    public static ErrorShape Newborn { get; } = new(1.09, 10, CountsYears: true);

    /// <summary>Of any ages where a place has its own record alone: its base years are few, and no other place tells where errors stop growing.</summary>
    public static ErrorShape Alone { get; } = new(1.09, CountsYears: true);
}

/// <summary>
/// The spread of a forecast's error learnt from the same method's forecasts of earlier years whose outcome is already known: errors grow a little faster than
/// the horizon, and each division's own record is drawn towards that of all as far as it is short. Far bounds lie midway between those of a curve and those
/// that the record itself has kept: errors of one time have a common cause, so their tails are shorter than the curve's, but the record is never long.
/// </summary>
public sealed class PastErrors
{
    private const double PriorRecords = 30;
    private const double Near = 0.80;
    private const double Far = 0.95;
    private readonly Dictionary<string, (double Squares, int Count)> byDivision = new(StringComparer.Ordinal);
    private readonly System.Collections.Concurrent.ConcurrentDictionary<double, double> reaches = new();
    private readonly ErrorShape shape;
    private readonly double meanSquare;
    private readonly int years;
    private readonly double[] sizes;

    /// <summary>Learns from outcomes; at least one.</summary>
    /// <param name="outcomes">Past forecasts that have come.</param>
    /// <param name="shape">How they grow; <see cref="ErrorShape.Whole"/> when absent.</param>
    /// <exception cref="ArgumentException">No outcome.</exception>
    public PastErrors(IEnumerable<Outcome> outcomes, ErrorShape? shape = null)
    {
        this.shape = shape ?? ErrorShape.Whole;
        var known = outcomes.ToArray();
        var (all, count) = (0.0, 0);
        foreach (var outcome in known)
        {
            var unit = outcome.LogError / Grown(outcome.Horizon);
            var (squares, seen) = byDivision.GetValueOrDefault(outcome.Division);
            byDivision[outcome.Division] = (squares + (unit * unit), seen + 1);
            all += unit * unit;
            count++;
        }

        if (count == 0)
        {
            throw new ArgumentException("Nothing can be learnt from no outcome.", nameof(outcomes));
        }

        (meanSquare, Count, years) = (all / count, count, known.Select(outcome => outcome.Base).Distinct().Count());
        sizes = [.. known.Select(outcome => Math.Abs(outcome.LogError) / Spread(outcome.Division, outcome.Horizon)).Order()];
    }

    /// <summary>Outcomes learnt from.</summary>
    public int Count { get; }

    /// <summary>Standard deviation of the log error of a division's forecast some years ahead.</summary>
    public double Spread(string division, int horizon)
    {
        var (squares, seen) = byDivision.GetValueOrDefault(division);
        var variance = (squares + (PriorRecords * meanSquare)) / (seen + PriorRecords);
        return Math.Sqrt(variance) * Grown(horizon);
    }

    /// <summary>The interval of a forecast.</summary>
    /// <param name="division">The area.</param>
    /// <param name="horizon">Years ahead, from 1.</param>
    /// <param name="forecast">The point forecast, positive.</param>
    /// <param name="probability">Between 0 and 1, such as 0.8.</param>
    public Interval Around(string division, int horizon, double forecast, double probability)
    {
        var curve = reaches.GetOrAdd(probability, within => shape.CountsYears ? StudentCurve.Reach(within, years) : StandardNormal.Quantile(0.5 + (within / 2)));
        var record = sizes[(int)(probability * (sizes.Length - 1))];
        var share = shape.CountsYears ? Math.Clamp((probability - Near) / (Far - Near), 0, 1) / 2 : 0.5;
        var reach = (curve + (share * (record - curve))) * Spread(division, horizon);
        return new Interval(forecast * Math.Exp(-reach), forecast * Math.Exp(reach));
    }

    private double Grown(int horizon) => Math.Pow(Math.Min(horizon, shape.GrowingYears), shape.Growth);
}
