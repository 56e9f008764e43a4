namespace Anyu.Kernel;

/// <summary>
/// Numbers that look drawn by chance and are the same for a seed on every machine and in every version of the framework (Steele, Lea and Flood 2014).
/// For synthetic data and scattered values, never for secrets.
/// </summary>
public static class SplitMix64
{
    /// <summary>From one state to the next: 2^64 divided by the golden ratio.</summary>
    public const ulong Step = 0x9E3779B97F4A7C15UL;

    /// <summary>The next number, any of 64 bits.</summary>
    /// <param name="state">At first the seed; moved on.</param>
    public static ulong Next(ref ulong state) => Mix(state = unchecked(state + Step));

    /// <summary>Scatters the bits of a number; different numbers stay different.</summary>
    public static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
            return value ^ (value >> 31);
        }
    }
}
