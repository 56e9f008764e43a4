using System.Collections.Immutable;

namespace Anyu.Feel;

/// <summary>What is known of the numbers that a fact can take, so that an example is one that can be.</summary>
/// <param name="Low">None is lower.</param>
/// <param name="High">None is higher.</param>
/// <param name="Values">Numbers worth trying, in any order.</param>
public sealed record NumberReach(decimal Low, decimal High, ImmutableArray<decimal> Values)
{
    /// <summary>Any number.</summary>
    public static NumberReach Any { get; } = new(decimal.MinValue, decimal.MaxValue, []);

    /// <summary>One number.</summary>
    /// <param name="number">The number.</param>
    public static NumberReach Only(decimal number) => new(number, number, [number]);

    /// <summary>What is either in this or in the other.</summary>
    /// <param name="other">The other.</param>
    public NumberReach Or(NumberReach other) => new(Math.Min(Low, other.Low), Math.Max(High, other.High), [.. Values.Union(other.Values)]);

    /// <summary>The lesser of a number of this and one of the other.</summary>
    /// <param name="other">The other.</param>
    public NumberReach Least(NumberReach other) => Within(Math.Min(Low, other.Low), Math.Min(High, other.High), other);

    /// <summary>The greater of a number of this and one of the other.</summary>
    /// <param name="other">The other.</param>
    public NumberReach Greatest(NumberReach other) => Within(Math.Max(Low, other.Low), Math.Max(High, other.High), other);

    /// <summary>Whether the number is not shut out.</summary>
    internal bool Holds(decimal number) => number >= Low && number <= High;

    private NumberReach Within(decimal low, decimal high, NumberReach other) => new(low, high, [.. Values.Union(other.Values).Where(v => v >= low && v <= high)]);
}
