using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace Anyu.ForecastBench;

/// <summary>
/// The least a projection could cost: for as many cells as a run has (both sexes, 101 ages, 100 years), one exponential by a plain series of twelve terms, one multiplication
/// and one addition, in a block that stays near the core and as many at a time as the runs take. What a run takes beyond it goes into births, migration, draws and memory.
/// </summary>
internal sealed class Yardstick(int trajectories)
{
    private const int Width = 128;
    private const int Rows = 2 * 101;
    private const int Years = 100;
    private readonly double[] block = [.. Enumerable.Repeat(1000.0, Width * Rows)];
    private readonly double[] sums = new double[Width];

    internal void Run()
    {
        var hazard = Vector512.Create(-0.002);
        var into = MemoryMarshal.Cast<double, Lanes>(sums.AsSpan());
        for (var pass = 0; pass < trajectories * Years / Width; pass++)
        {
            for (var row = 0; row < Rows; row++)
            {
                var cells = MemoryMarshal.Cast<double, Lanes>(block.AsSpan(row * Width, Width));
                for (var i = 0; i < cells.Length && i < into.Length; i++)
                {
                    cells[i] *= Series(hazard * (cells[i] * 1e-9));
                    into[i] += cells[i];
                }
            }
        }
    }

    private static Lanes Series(Lanes x)
    {
        var sum = Lanes.One;
        for (var k = 12; k >= 1; k--)
        {
            sum = Lanes.One + (x * sum * (1.0 / k));
        }

        return sum;
    }
}
