namespace Anyu.Forecast;

/// <summary>
/// All trajectories of one population at one moment: for each sex and age one row with a number per trajectory, so that a year is a few
/// passes over long rows. Ageing moves the rows, not the numbers.
/// </summary>
internal sealed class TrajectoryState
{
    /// <summary>Rows are padded to whole blocks, and a block is a whole number of vectors on any processor.</summary>
    internal const int Block = 256;

    internal TrajectoryState(SexAge population, Uncertainty uncertainty, Shocks shocks, int trajectories)
    {
        Padded = (trajectories + Block - 1) / Block * Block;
        OpenAge = population.OpenAge;
        Male = Rows();
        Female = Rows();
        (Fertility, Mortality, Migration) = (new double[Padded], new double[Padded], new double[Padded]);
        (Births, Deaths, Total) = (new double[Padded], new double[Padded], new double[Padded]);
        for (var j = 0; j < Padded; j++)
        {
            Draw(population, uncertainty, shocks, j);
        }
    }

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

    private void Draw(SexAge population, Uncertainty uncertainty, Shocks shocks, int trajectory)
    {
        var exact = uncertainty.BaseSpread.Total() <= 0;
        var errors = exact ? [] : BaseErrors(uncertainty, shocks, OpenAge, trajectory);
        for (var age = 0; age <= OpenAge; age++)
        {
            Male[age][trajectory] = population.Male[age] * (exact ? 1 : PortableMath.Exp(uncertainty.BaseSpread.Male[age] * errors[age]));
            Female[age][trajectory] = population.Female[age] * (exact ? 1 : PortableMath.Exp(uncertainty.BaseSpread.Female[age] * errors[age]));
            Total[trajectory] += Male[age][trajectory] + Female[age][trajectory];
        }
    }

    private double[][] Rows() => [.. Enumerable.Range(0, OpenAge + 1).Select(_ => new double[Padded])];
}
