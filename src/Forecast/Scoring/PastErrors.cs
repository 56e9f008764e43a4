using System.Collections.Immutable;

namespace Anyu.Forecast;

/// <summary>How one past forecast turned out.</summary>
/// <param name="Division">The area.</param>
/// <param name="Horizon">Years ahead, from 1.</param>
/// <param name="Forecast">What was forecast, positive.</param>
/// <param name="Actual">What came, positive.</param>
public sealed record Outcome(string Division, int Horizon, double Forecast, double Actual)
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

/// <summary>
/// The spread of a forecast's error learnt from the same method's forecasts of earlier years whose outcome is already known: errors grow a little faster than
/// the horizon, and each division's own record is drawn towards that of all as far as it is short. Bounds lie midway between those of the normal curve and those
/// that the record itself has kept: errors of one time have a common cause, so their tails are shorter than the curve's, but the record is never long.
/// </summary>
public sealed class PastErrors
{
    /// <summary>The power of the horizon with which errors grow, where nothing else is known.</summary>
    public const double UsualGrowth = 1.09;

    private const double PriorRecords = 30;
    private readonly Dictionary<string, (double Squares, int Count)> byDivision = new(StringComparer.Ordinal);
    private readonly double growth;
    private readonly double meanSquare;
    private readonly double[] sizes;

    /// <summary>Learns from outcomes; at least one.</summary>
    /// <param name="outcomes">Past forecasts that have come.</param>
    /// <param name="growth">The power of the horizon with which errors grow.</param>
    /// <exception cref="ArgumentException">No outcome.</exception>
    public PastErrors(IEnumerable<Outcome> outcomes, double growth = UsualGrowth)
    {
        this.growth = growth;
        var known = outcomes.ToArray();
        var (all, count) = (0.0, 0);
        foreach (var outcome in known)
        {
            var unit = outcome.LogError / Math.Pow(outcome.Horizon, growth);
            var (squares, seen) = byDivision.GetValueOrDefault(outcome.Division);
            byDivision[outcome.Division] = (squares + (unit * unit), seen + 1);
            all += unit * unit;
            count++;
        }

        if (count == 0)
        {
            throw new ArgumentException("Nothing can be learnt from no outcome.", nameof(outcomes));
        }

        (meanSquare, Count) = (all / count, count);
        sizes = [.. known.Select(outcome => Math.Abs(outcome.LogError) / Spread(outcome.Division, outcome.Horizon)).Order()];
    }

    /// <summary>Outcomes learnt from.</summary>
    public int Count { get; }

    /// <summary>Standard deviation of the log error of a division's forecast some years ahead.</summary>
    public double Spread(string division, int horizon)
    {
        var (squares, seen) = byDivision.GetValueOrDefault(division);
        var variance = (squares + (PriorRecords * meanSquare)) / (seen + PriorRecords);
        return Math.Sqrt(variance) * Math.Pow(horizon, growth);
    }

    /// <summary>The interval of a forecast.</summary>
    /// <param name="division">The area.</param>
    /// <param name="horizon">Years ahead, from 1.</param>
    /// <param name="forecast">The point forecast, positive.</param>
    /// <param name="probability">Between 0 and 1, such as 0.8.</param>
    public Interval Around(string division, int horizon, double forecast, double probability)
    {
        var (curve, record) = (StandardNormal.Quantile(0.5 + (probability / 2)), sizes[(int)(probability * (sizes.Length - 1))]);
        var reach = (curve + record) / 2 * Spread(division, horizon);
        return new Interval(forecast * Math.Exp(-reach), forecast * Math.Exp(reach));
    }
}
