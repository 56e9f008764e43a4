namespace Anyu.Forecast;

/// <summary>
/// Random numbers from counters (Philox 4x32-10: Salmon and others, "Parallel random numbers: as easy as 1, 2, 3", 2011). The number depends only on
/// seed, stream, factor, trajectory and year, never on the order of asking, so any number of threads draws the same.
/// </summary>
internal static class CounterRandom
{
    /// <summary>Standard normal number at a counter.</summary>
    internal static double Normal(ulong seed, uint stream, uint factor, uint trajectory, uint year) =>
        StandardNormal.Quantile(Uniform(seed, stream, factor, trajectory, year));

    /// <summary>The normal numbers of consecutive trajectories, to the same bits.</summary>
    internal static void Normals(ulong seed, uint stream, uint factor, uint first, uint year, Span<double> into)
    {
        for (var i = 0; i < into.Length; i++)
        {
            into[i] = Uniform(seed, stream, factor, first + (uint)i, year);
        }

        StandardNormal.Quantiles(into);
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
}
