namespace Anyu.Forecast;

/// <summary>Standard normal shocks of one division: a part common to the nation and a part of its own.</summary>
internal readonly struct Shocks(ulong seed, string division)
{
    internal const uint Fertility = 1;
    internal const uint Mortality = 2;
    internal const uint Migration = 3;
    internal const uint Base = 4;
    private const uint Nation = 0;
    private readonly uint own = Stream(division);

    internal double Draw(uint factor, double nationalShare, int trajectory, int year)
    {
        var (j, t) = ((uint)trajectory, (uint)year);
        if (nationalShare <= 0 || own == Nation)
        {
            return CounterRandom.Normal(seed, own, factor, j, t);
        }

        return (Math.Sqrt(nationalShare) * CounterRandom.Normal(seed, Nation, factor, j, t))
            + (Math.Sqrt(1 - nationalShare) * CounterRandom.Normal(seed, own, factor, j, t));
    }

    /// <summary>The next value of a factor; <paramref name="year"/> counts from 0.</summary>
    internal double Next(RandomFactor factor, uint id, double value, int trajectory, int year)
    {
        if (year == 0 && factor.StartSpread > 0)
        {
            value = factor.StartSpread * Draw(id + 16, factor.NationalShare, trajectory, 0);
        }

        return factor.Spread > 0
            ? (factor.Persistence * value) + (factor.Spread * Draw(id, factor.NationalShare, trajectory, year))
            : factor.Persistence * value;
    }

    /// <summary>FNV-1a of the code; 0 is kept for the nation.</summary>
    private static uint Stream(string division)
    {
        if (division.Length == 0)
        {
            return Nation;
        }

        var hash = 2166136261u;
        foreach (var c in division)
        {
            hash = unchecked((hash ^ c) * 16777619u);
        }

        return hash == Nation ? 1 : hash;
    }
}
