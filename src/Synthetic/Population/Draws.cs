using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Synthetic;

/// <summary>What is drawn by a seed: the same on every machine.</summary>
internal sealed class Draws(ulong seed)
{
    private ulong state = seed;

    /// <summary>A whole number from nought to below a limit.</summary>
    public int Below(int limit) => (int)(SplitMix64.Next(ref state) % (ulong)limit);

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
}
