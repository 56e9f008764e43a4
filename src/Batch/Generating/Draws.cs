namespace Anyu.Batch;

/// <summary>Random numbers that are a function of the seed and the family: a family is the same on any machine, in any part.</summary>
internal struct Draws(ulong seed, long family)
{
    private ulong state = Mix(Mix(seed) ^ (ulong)family);

    /// <summary>A whole number from 0 to below the limit.</summary>
    public int Below(int limit)
    {
        state = unchecked(state + 0x9E3779B97F4A7C15);
        return (int)((Mix(state) >> 33) % (ulong)limit);
    }

    /// <summary>Whether something with that many chances in a thousand happens.</summary>
    public bool Happens(int perMille) => Below(1000) < perMille;

    /// <summary>SplitMix64 (Steele, Lea and Flood 2014).</summary>
    private static ulong Mix(ulong x)
    {
        unchecked
        {
            x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
            x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
            return x ^ (x >> 31);
        }
    }
}
