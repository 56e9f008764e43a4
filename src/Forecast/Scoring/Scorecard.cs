using System.Collections.Immutable;

namespace Anyu.Forecast;

/// <summary>One forecast number and what came.</summary>
/// <param name="Division">The area.</param>
/// <param name="Horizon">Years ahead.</param>
/// <param name="AgeGroup">The ages, such as <c>0-4</c> or <c>total</c>.</param>
/// <param name="Forecast">The point forecast.</param>
/// <param name="Within80">The 80 percent interval.</param>
/// <param name="Within95">The 95 percent interval.</param>
/// <param name="Actual">The actual.</param>
public sealed record ScoredNumber(string Division, int Horizon, string AgeGroup, double Forecast, Interval Within80, Interval Within95, double Actual);

/// <summary>How good the forecasts of one class were.</summary>
/// <param name="Name">The division, horizon or age group.</param>
/// <param name="Cases">Numbers scored.</param>
/// <param name="MeanError">Mean of forecast over actual less 1: positive when too high.</param>
/// <param name="MeanAbsoluteError">Mean of its size.</param>
/// <param name="WeightedError">Sum of absolute errors over sum of actuals (WAPE).</param>
/// <param name="Held80">Share inside the 80 percent intervals.</param>
/// <param name="Held95">Share inside the 95 percent intervals.</param>
public sealed record Score(string Name, int Cases, double MeanError, double MeanAbsoluteError, double WeightedError, double Held80, double Held95);

/// <summary>
/// The record of past forecasts against what came, by division, horizon and age, to be printed beside every new forecast. Numbers whose actual
/// is zero have no relative error and are counted in the weighted error and the intervals only.
/// </summary>
public sealed class Scorecard(IEnumerable<ScoredNumber> numbers)
{
    private readonly ImmutableArray<ScoredNumber> numbers = [.. numbers];

    /// <summary>Whether there is nothing to score.</summary>
    public bool IsEmpty => numbers.IsEmpty;

    /// <summary>Over everything; at least one number.</summary>
    public Score All => Of("all", numbers);

    /// <summary>One score for each division, in order of code.</summary>
    public ImmutableArray<Score> ByDivision => By(number => number.Division);

    /// <summary>One score for each number of years ahead.</summary>
    public ImmutableArray<Score> ByHorizon => By(number => number.Horizon.ToString("D3", System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>One score for each age group.</summary>
    public ImmutableArray<Score> ByAge => By(number => number.AgeGroup);

    /// <summary>Scores of classes of the caller's choosing, in ordinal order of name.</summary>
    public ImmutableArray<Score> By(Func<ScoredNumber, string> name) =>
        [.. numbers.GroupBy(name, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => Of(group.Key, [.. group]))];

    private static Score Of(string name, ImmutableArray<ScoredNumber> numbers)
    {
        var relative = numbers.Where(number => number.Actual != 0).Select(number => (number.Forecast / number.Actual) - 1).DefaultIfEmpty(double.NaN).ToArray();
        return new Score(
            name,
            numbers.Length,
            relative.Average(),
            relative.Average(Math.Abs),
            numbers.Sum(number => Math.Abs(number.Forecast - number.Actual)) / numbers.Sum(number => Math.Abs(number.Actual)),
            numbers.Average(number => number.Within80.Holds(number.Actual) ? 1.0 : 0),
            numbers.Average(number => number.Within95.Holds(number.Actual) ? 1.0 : 0));
    }
}
