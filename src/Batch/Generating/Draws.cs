using Anyu.Kernel;

namespace Anyu.Batch;

/// <summary>Random numbers that are a function of the seed and the family: a family is the same on any machine, in any part.</summary>
internal struct Draws(ulong seed, long family)
{
    private ulong state = SplitMix64.Mix(SplitMix64.Mix(seed) ^ (ulong)family);

    /// <summary>A whole number from 0 to below the limit.</summary>
    public int Below(int limit) => (int)((SplitMix64.Next(ref state) >> 33) % (ulong)limit);

    /// <summary>Whether something with that many chances in a thousand happens.</summary>
    public bool Happens(int perMille) => Below(1000) < perMille;
}
