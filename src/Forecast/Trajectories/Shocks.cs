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

    /// <summary>The same for a block of trajectories in place, to the same bits.</summary>
    /// <param name="factor">The factor.</param>
    /// <param name="id">Which.</param>
    /// <param name="values">Its values of consecutive trajectories, a whole number of vectors and at most a block.</param>
    /// <param name="first">The trajectory of the first value.</param>
    /// <param name="year">Counts from 0.</param>
    internal void Next(RandomFactor factor, uint id, Span<double> values, int first, int year)
    {
        Span<double> drawn = stackalloc double[TrajectoryState.Block];
        drawn = drawn[..values.Length];
        if (year == 0 && factor.StartSpread > 0)
        {
            Draw(id + 16, factor.NationalShare, first, 0, drawn);
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = factor.StartSpread * drawn[i];
            }
        }

        if (factor.Spread > 0)
        {
            Draw(id, factor.NationalShare, first, year, drawn);
        }

        for (var i = 0; i < values.Length; i++)
        {
            values[i] = factor.Spread > 0 ? (factor.Persistence * values[i]) + (factor.Spread * drawn[i]) : factor.Persistence * values[i];
        }
    }

    /// <summary>Shocks of consecutive trajectories.</summary>
    internal void Draw(uint factor, double nationalShare, int first, int year, Span<double> into)
    {
        CounterRandom.Normals(seed, own, factor, (uint)first, (uint)year, into);
        if (nationalShare <= 0 || own == Nation)
        {
            return;
        }

        Span<double> common = stackalloc double[TrajectoryState.Block];
        common = common[..into.Length];
        CounterRandom.Normals(seed, Nation, factor, (uint)first, (uint)year, common);
        var (shared, left) = (Math.Sqrt(nationalShare), Math.Sqrt(1 - nationalShare));
        for (var i = 0; i < into.Length; i++)
        {
            into[i] = (shared * common[i]) + (left * into[i]);
        }
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
