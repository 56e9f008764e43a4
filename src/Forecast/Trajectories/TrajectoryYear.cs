using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Anyu.Forecast;

/// <summary>One projection year for a block of trajectories. The same arithmetic as <see cref="CohortComponent"/>, many at a time.</summary>
internal sealed class TrajectoryYear(ProjectionYear year, int step, MigrationTiming timing, Uncertainty uncertainty, Shocks shocks)
{
    private readonly double[] hazardMale = Hazards(year.Survival.Male.AsSpan());
    private readonly double[] hazardFemale = Hazards(year.Survival.Female.AsSpan());
    private readonly double half = timing == MigrationTiming.Even ? 0.5 : 1;

    internal void Run(TrajectoryState state, int from)
    {
        DrawFactors(state, from);
        var columns = new BlockColumns(state, from);
        if (timing == MigrationTiming.Even)
        {
            MoveFirstHalf(state, from);
        }

        MergeOpen(state.Male, state.OpenAge, from);
        MergeOpen(state.Female, state.OpenAge, from);
        for (var age = state.OpenAge; age >= 1; age--)
        {
            columns.ScaleHazard(uncertainty.MortalitySensitivity[age]);
            Survive(Vectors(state.Male[age - 1], from), Vectors(state.Female[age - 1], from), age, in columns);
        }

        AddNewborns(state, from, columns);
    }

    private static double[] Hazards(ReadOnlySpan<double> survival)
    {
        var hazards = new double[survival.Length];
        for (var age = 0; age < survival.Length; age++)
        {
            hazards[age] = -PortableMath.Log(survival[age]);
        }

        return hazards;
    }

    private static Span<Vector<double>> Vectors(double[] row, int from) =>
        MemoryMarshal.Cast<double, Vector<double>>(row.AsSpan(from, TrajectoryState.Block));

    /// <summary>The open group and the last single age die by one ratio, so they are one cohort from here on.</summary>
    private static void MergeOpen(double[][] rows, int openAge, int from)
    {
        var last = Vectors(rows[openAge - 1], from);
        var open = Vectors(rows[openAge], from);
        for (var i = 0; i < last.Length; i++)
        {
            last[i] += open[i];
        }

        // Women in the open group bear no children, so merging them changes no births; their row is free for the newborns.
    }

    private void DrawFactors(TrajectoryState state, int from)
    {
        shocks.Next(uncertainty.Fertility, Shocks.Fertility, state.Fertility.AsSpan(from, TrajectoryState.Block), state.First + from, step);
        shocks.Next(uncertainty.Mortality, Shocks.Mortality, state.Mortality.AsSpan(from, TrajectoryState.Block), state.First + from, step);
        shocks.Next(uncertainty.Migration, Shocks.Migration, state.Migration.AsSpan(from, TrajectoryState.Block), state.First + from, step);
    }

    private void MoveFirstHalf(TrajectoryState state, int from)
    {
        var migrants = Vectors(state.Migration, from);
        foreach (var sex in new[] { Sex.Male, Sex.Female })
        {
            for (var age = 0; age <= state.OpenAge; age++)
            {
                var row = Vectors(state.Of(sex)[age], from);
                var (fixedPart, share) = (new Vector<double>(year.NetMigration[sex, age] / 2), new Vector<double>(uncertainty.MigrationPattern[sex, age] / 2));
                for (var i = 0; i < row.Length; i++)
                {
                    row[i] = PortableMath.AtLeast(row[i] + (fixedPart + (share * migrants[i])), 0);
                }
            }
        }
    }

    /// <summary>Both sexes of an age at once, so that the columns all ages add to are read and written half as often.</summary>
    private void Survive(Span<Vector<double>> males, Span<Vector<double>> females, int age, in BlockColumns columns)
    {
        var (riskMale, riskFemale) = (new Vector<double>(-hazardMale[age]), new Vector<double>(-hazardFemale[age]));
        var reach = Math.Max(hazardMale[age], hazardFemale[age]) * columns.HighestRatio;
        var (arrivingMale, arrivingFemale) = (new Vector<double>(half * year.NetMigration.Male[age]), new Vector<double>(half * year.NetMigration.Female[age]));
        var (shareMale, shareFemale) = (new Vector<double>(half * uncertainty.MigrationPattern.Male[age]), new Vector<double>(half * uncertainty.MigrationPattern.Female[age]));
        var bearing = Rate(age - 1) > 0 || Rate(age) > 0;
        var (rateAtStart, rateAtEnd) = (new Vector<double>(Rate(age - 1) / 2), new Vector<double>(Rate(age) / 2));
        ref var male = ref MemoryMarshal.GetReference(males);
        ref var female = ref MemoryMarshal.GetReference(females);
        ref var ratios = ref MemoryMarshal.GetReference(columns.HazardRatio);
        ref var migrants = ref MemoryMarshal.GetReference(columns.Migration);
        ref var deaths = ref MemoryMarshal.GetReference(columns.Deaths);
        ref var total = ref MemoryMarshal.GetReference(columns.Total);
        ref var births = ref MemoryMarshal.GetReference(columns.Births);

        // Every span here is one block long, so no bound needs checking.
        for (var i = 0; i < males.Length; i++)
        {
            var (startMale, startFemale, ratio, moving) = (Unsafe.Add(ref male, i), Unsafe.Add(ref female, i), Unsafe.Add(ref ratios, i), Unsafe.Add(ref migrants, i));
            var aliveMale = startMale * PortableMath.ExpUpTo(riskMale * ratio, reach);
            var aliveFemale = startFemale * PortableMath.ExpUpTo(riskFemale * ratio, reach);
            var endMale = PortableMath.AtLeast(aliveMale + (arrivingMale + (shareMale * moving)), 0);
            var endFemale = PortableMath.AtLeast(aliveFemale + (arrivingFemale + (shareFemale * moving)), 0);
            Unsafe.Add(ref deaths, i) += (startMale - aliveMale) + (startFemale - aliveFemale);
            Unsafe.Add(ref total, i) += endMale + endFemale;
            Unsafe.Add(ref male, i) = endMale;
            Unsafe.Add(ref female, i) = endFemale;
            if (bearing)
            {
                Unsafe.Add(ref births, i) += (rateAtStart * startFemale) + (rateAtEnd * (half < 1 ? endFemale : aliveFemale));
            }
        }
    }

    /// <summary>No births at age 0 and in the open group, as in the single run.</summary>
    private double Rate(int age) => age == 0 || age == year.Fertility.Length - 1 ? 0 : year.Fertility[age];

    private void AddNewborns(TrajectoryState state, int from, BlockColumns columns)
    {
        columns.ScaleHazard(uncertainty.MortalitySensitivity[0]);
        var boys = Vectors(state.Male[state.OpenAge], from);
        var girls = Vectors(state.Female[state.OpenAge], from);
        var (hazardBoys, hazardGirls) = (new Vector<double>(-hazardMale[0]), new Vector<double>(-hazardFemale[0]));
        var fertility = Vectors(state.Fertility, from);
        for (var i = 0; i < boys.Length; i++)
        {
            var births = columns.Births[i] * PortableMath.Exp(fertility[i]);
            var bornGirls = births / (1 + year.SexRatioAtBirth);
            var bornBoys = births - bornGirls;
            var aliveBoys = bornBoys * PortableMath.Exp(hazardBoys * columns.HazardRatio[i]);
            var aliveGirls = bornGirls * PortableMath.Exp(hazardGirls * columns.HazardRatio[i]);
            boys[i] = Arrive(aliveBoys, Sex.Male, columns.Migration[i]);
            girls[i] = Arrive(aliveGirls, Sex.Female, columns.Migration[i]);
            columns.Births[i] = births;
            columns.Deaths[i] += births - aliveBoys - aliveGirls;
            columns.Total[i] += boys[i] + girls[i];
        }
    }

    private Vector<double> Arrive(Vector<double> alive, Sex sex, Vector<double> migration) => PortableMath.AtLeast(
        alive + (new Vector<double>(half * year.NetMigration[sex, 0]) + (half * uncertainty.MigrationPattern[sex, 0] * migration)),
        0);
}
