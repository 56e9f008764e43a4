using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;
using Words = System.Runtime.Intrinsics.Vector512<ulong>;

namespace Anyu.Forecast;

/// <summary>
/// Random numbers from counters (Philox 4x32-10: Salmon and others, "Parallel random numbers: as easy as 1, 2, 3", 2011). The number depends only on
/// seed, stream, factor, trajectory and year, never on the order of asking, so any number of threads draws the same.
/// </summary>
internal static class CounterRandom
{
    private const ulong LowWord = uint.MaxValue;
    private static readonly Words Steps = Vector512.Create(0UL, 1, 2, 3, 4, 5, 6, 7);

    /// <summary>Standard normal number at a counter.</summary>
    internal static double Normal(ulong seed, uint stream, uint factor, uint trajectory, uint year) =>
        StandardNormal.Quantile(Uniform(seed, stream, factor, trajectory, year));

    /// <summary>The normal numbers of consecutive trajectories, to the same bits.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="stream">The division.</param>
    /// <param name="factor">The factor.</param>
    /// <param name="first">The first trajectory.</param>
    /// <param name="year">The year.</param>
    /// <param name="into">A whole number of eights.</param>
    internal static void Normals(ulong seed, uint stream, uint factor, uint first, uint year, Span<double> into)
    {
        var (c1, c2, c3) = (Vector512.Create((ulong)year), Vector512.Create((ulong)factor), Vector512.Create((ulong)stream));
        var lanes = MemoryMarshal.Cast<double, Lanes>(into);
        for (var i = 0; i < lanes.Length; i++)
        {
            var c0 = (Vector512.Create(first + ((ulong)i * (ulong)Lanes.Count)) + Steps) & Vector512.Create(LowWord);
            lanes[i] = StandardNormal.Quantile(Uniform(Philox(seed, c3, c2, c0, c1)));
        }
    }

    /// <summary>Uniform number strictly between 0 and 1, a multiple of 2^-53 and a half.</summary>
    internal static double Uniform(ulong seed, uint stream, uint factor, uint trajectory, uint year) => unchecked(
        ((Philox(seed, stream, factor, trajectory, year) >> 11) + 0.5) * (1.0 / (1UL << 53)));

    /// <summary>The first 64 bits of the block.</summary>
    internal static ulong Philox(ulong seed, uint c3, uint c2, uint c0, uint c1)
    {
        unchecked
        {
            var (key0, key1) = ((uint)seed, (uint)(seed >> 32));
            for (var round = 0; round < 10; round++)
            {
                var left = (ulong)c0 * 0xD2511F53u;
                var right = (ulong)c2 * 0xCD9E8D57u;
                (c0, c1, c2, c3) = ((uint)(right >> 32) ^ c1 ^ key0, (uint)right, (uint)(left >> 32) ^ c3 ^ key1, (uint)left);
                key0 += 0x9E3779B9u;
                key1 += 0xBB67AE85u;
            }

            return c0 | ((ulong)c1 << 32);
        }
    }

    private static Lanes Uniform(Words bits) => (Vector512.ConvertToDouble(bits >> 11) + Vector512.Create(0.5)) * (1.0 / (1UL << 53));

    /// <summary>Eight blocks at once; every word stands in the lower half of its lane.</summary>
    private static Words Philox(ulong seed, Words c3, Words c2, Words c0, Words c1)
    {
        var (key0, key1, low) = (unchecked((uint)seed), (uint)(seed >> 32), Vector512.Create(LowWord));
        for (var round = 0; round < 10; round++)
        {
            var left = c0 * Vector512.Create(0xD2511F53UL);
            var right = c2 * Vector512.Create(0xCD9E8D57UL);
            (c0, c1, c2, c3) = ((right >> 32) ^ c1 ^ Vector512.Create((ulong)key0), right & low, (left >> 32) ^ c3 ^ Vector512.Create((ulong)key1), left & low);
            key0 = unchecked(key0 + 0x9E3779B9u);
            key1 = unchecked(key1 + 0xBB67AE85u);
        }

        return c0 | (c1 << 32);
    }
}
