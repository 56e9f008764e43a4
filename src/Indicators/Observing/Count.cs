using System.Collections.Immutable;

namespace Anyu.Indicators;

/// <summary>A count asked for: the number, or what is missing for it.</summary>
/// <param name="Value">The number; null when something is missing.</param>
/// <param name="Missing">What is missing: the place and period of each gap, at most <see cref="MostGaps"/>.</param>
/// <param name="Gaps">How many gaps there are.</param>
/// <param name="Synthetic">Whether made-up numbers entered.</param>
public sealed record Count(long? Value, ImmutableArray<CountKey> Missing, int Gaps, bool Synthetic)
{
    /// <summary>Gaps named at most.</summary>
    public const int MostGaps = 20;

    /// <summary>A known number.</summary>
    public static Count Of(long value, bool synthetic) => new(value, [], 0, synthetic);

    /// <summary>A gap.</summary>
    public static Count Lacking(CountKey key) => new(null, [key], 1, false);

    /// <summary>The sum, or all that is missing for it.</summary>
    public static Count Sum(IEnumerable<Count> parts)
    {
        var (value, gaps, synthetic) = (0L, 0, false);
        var missing = ImmutableArray.CreateBuilder<CountKey>();
        foreach (var part in parts)
        {
            value += part.Value ?? 0;
            gaps += part.Gaps;
            synthetic |= part.Synthetic;
            missing.AddRange(part.Missing.Take(MostGaps - missing.Count));
        }

        return new(gaps == 0 ? value : null, missing.ToImmutable(), gaps, synthetic);
    }
}
