using System.Collections.Immutable;

namespace Anyu.Synthetic;

/// <summary>Numbers that look drawn by chance and are the same for a seed on every machine and in every version of the framework: SplitMix64.</summary>
internal sealed class Draws(ulong seed)
{
    private ulong state = seed;

    /// <summary>A whole number from nought to below a limit.</summary>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>A whole number, both ends included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>True so many times in a thousand.</summary>
    public bool Chance(int thousandths) => Below(1_000) < thousandths;

    /// <summary>One of several, by weight.</summary>
    public T One<T>(ImmutableArray<Weighted<T>> from)
    {
        var at = Below(from.Sum(one => one.Weight));
        foreach (var one in from)
        {
            at -= one.Weight;
            if (at < 0)
            {
                return one.Value;
            }
        }

        throw new InvalidOperationException("Nothing to draw from.");
    }

    /// <summary>One of several.</summary>
    public T One<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    private ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return mixed ^ (mixed >> 31);
        }
    }
}
