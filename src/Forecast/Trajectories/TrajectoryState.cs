using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace Anyu.Forecast;

/// <summary>
/// All trajectories of one population at one moment: for each sex and age one row with a number per trajectory, so that a year is a few
/// passes over long rows. Ageing moves the rows, not the numbers.
/// </summary>
internal sealed class TrajectoryState
{
    /// <summary>
    /// Rows are padded to whole blocks, and a block is a whole number of vectors on any processor. All ages of a block, both sexes, stay within the
    /// quarter of a megabyte that a core has nearby.
    /// </summary>
    internal const int Block = 128;

    internal TrajectoryState(SexAge population, Uncertainty uncertainty, Shocks shocks, int trajectories, int first = 0)
    {
        First = first;
        Padded = (trajectories + Block - 1) / Block * Block;
        OpenAge = population.OpenAge;
        Male = Rows();
        Female = Rows();
        (Fertility, Mortality, Migration) = (new double[Padded], new double[Padded], new double[Padded]);
        (Births, Deaths, Total) = (new double[Padded], new double[Padded], new double[Padded]);
        for (var from = 0; from < Padded; from += Block)
        {
            Draw(population, uncertainty, shocks, from);
        }
    }

    /// <summary>The number of the first trajectory here.</summary>
    internal int First { get; }

    internal int Padded { get; }

    internal int OpenAge { get; }

    internal double[][] Male { get; }

    internal double[][] Female { get; }

    internal double[] Fertility { get; }

    internal double[] Mortality { get; }

    internal double[] Migration { get; }

    internal double[] Births { get; }

    internal double[] Deaths { get; }

    internal double[] Total { get; }

    internal double[][] Of(Sex sex) => sex == Sex.Male ? Male : Female;

    /// <summary>One sex, or men first and then women: sums are always made in this order, so that they have the same bits.</summary>
    internal double[][][] Of(Sex? sex) => sex is { } one ? [Of(one)] : [Male, Female];

    /// <summary>Everybody is a year older: rows move up; the row of the old open group, already emptied, takes the newborns.</summary>
    internal void Age()
    {
        foreach (var rows in new[] { Male, Female })
        {
            var newborn = rows[OpenAge];
            Array.Copy(rows, 0, rows, 1, OpenAge);
            rows[0] = newborn;
        }
    }

    /// <summary>The base factor of one trajectory by age: errors of neighbouring ages are alike, as undercounts are.</summary>
    internal static double[] BaseErrors(Uncertainty uncertainty, Shocks shocks, int openAge, int trajectory)
    {
        var errors = new double[openAge + 1];
        var fresh = Math.Sqrt(1 - (uncertainty.BaseCorrelation * uncertainty.BaseCorrelation));
        for (var age = 0; age <= openAge; age++)
        {
            var z = shocks.Draw(Shocks.Base, 0, trajectory, age);
            errors[age] = age == 0 ? z : (uncertainty.BaseCorrelation * errors[age - 1]) + (fresh * z);
        }

        return errors;
    }

    /// <summary>A block of base populations: the same operations in the same order as <see cref="BaseErrors"/>.</summary>
    private void Draw(SexAge population, Uncertainty uncertainty, Shocks shocks, int from)
    {
        var exact = uncertainty.BaseSpread.Total() <= 0;
        var fresh = Math.Sqrt(1 - (uncertainty.BaseCorrelation * uncertainty.BaseCorrelation));
        Span<double> errors = stackalloc double[Block];
        Span<double> drawn = stackalloc double[Block];
        errors.Clear();
        var total = Total.AsSpan(from, Block);
        for (var age = 0; age <= OpenAge; age++)
        {
            if (!exact)
            {
                shocks.Draw(Shocks.Base, 0, First + from, age, drawn);
                for (var i = 0; i < Block; i++)
                {
                    errors[i] = age == 0 ? drawn[i] : (uncertainty.BaseCorrelation * errors[i]) + (fresh * drawn[i]);
                }
            }

            var males = Male[age].AsSpan(from, Block);
            var females = Female[age].AsSpan(from, Block);
            Spread(population.Male[age], uncertainty.BaseSpread.Male[age], errors, males);
            Spread(population.Female[age], uncertainty.BaseSpread.Female[age], errors, females);
            for (var i = 0; i < Block; i++)
            {
                total[i] += males[i] + females[i];
            }
        }
    }

    private static void Spread(double persons, double spread, ReadOnlySpan<double> errors, Span<double> row)
    {
        var from = MemoryMarshal.Cast<double, Lanes>(errors);
        var into = MemoryMarshal.Cast<double, Lanes>(row);
        for (var i = 0; i < into.Length; i++)
        {
            into[i] = persons * PortableMath.Exp(Vector512.Create(spread) * from[i]);
        }
    }

    private double[][] Rows() => [.. Enumerable.Range(0, OpenAge + 1).Select(_ => new double[Padded])];
}
