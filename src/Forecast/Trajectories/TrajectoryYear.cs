using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace Anyu.Forecast;

/// <summary>One projection year for a block of trajectories. The same arithmetic as <see cref="CohortComponent"/>, many at a time.</summary>
internal sealed class TrajectoryYear(ProjectionYear year, int step, MigrationTiming timing, Uncertainty uncertainty, Shocks shocks)
{
    private const int Width = TrajectoryState.Block / 8;
    private readonly double[] hazardMale = Hazards(year.Survival.Male.AsSpan());
    private readonly double[] hazardFemale = Hazards(year.Survival.Female.AsSpan());
    private readonly double half = timing == MigrationTiming.Even ? 0.5 : 1;

    internal void Run(TrajectoryState state, int from)
    {
        DrawFactors(state, from);
        Span<Lanes> ratios = stackalloc Lanes[Width];
        var columns = new BlockColumns(state, from, ratios);
        if (timing == MigrationTiming.Even)
        {
            MoveFirstHalf(state, from);
        }

        MergeOpen(state.Male, state.OpenAge, from);
        MergeOpen(state.Female, state.OpenAge, from);
        for (var age = state.OpenAge; age >= 1; age--)
        {
            columns.ScaleHazard(uncertainty.MortalitySensitivity[age]);
            Survive(ref state.Male[age - 1][from], ref state.Female[age - 1][from], age, in columns);
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

    private static Span<Lanes> Vectors(double[] row, int from) =>
        MemoryMarshal.Cast<double, Lanes>(row.AsSpan(from, TrajectoryState.Block));

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
                var (fixedPart, share) = (Vector512.Create(year.NetMigration[sex, age] / 2), Vector512.Create(uncertainty.MigrationPattern[sex, age] / 2));
                for (var i = 0; i < row.Length; i++)
                {
                    row[i] = PortableMath.AtLeast(row[i] + PortableMath.Fused(share, migrants[i], fixedPart), 0);
                }
            }
        }
    }

    /// <summary>Both sexes of an age at once, so that the columns all ages add to are read and written half as often; a loop for each series of the exponential.</summary>
    private void Survive(ref double males, ref double females, int age, in BlockColumns columns)
    {
        var rates = new AgeRates(
            Vector512.Create(-hazardMale[age]), Vector512.Create(-hazardFemale[age]),
            Vector512.Create(half * year.NetMigration.Male[age]), Vector512.Create(half * year.NetMigration.Female[age]),
            Vector512.Create(half * uncertainty.MigrationPattern.Male[age]), Vector512.Create(half * uncertainty.MigrationPattern.Female[age]),
            Vector512.Create(Rate(age - 1) / 2), Vector512.Create(Rate(age) / 2));
        ref var male = ref Unsafe.As<double, Lanes>(ref males);
        ref var female = ref Unsafe.As<double, Lanes>(ref females);
        var bearing = Rate(age - 1) > 0 || Rate(age) > 0;
        switch (PortableMath.SeriesFor(Math.Max(hazardMale[age], hazardFemale[age]) * columns.HighestRatio))
        {
            case 0:
                Survive<PortableMath.OfTiny>(ref male, ref female, rates, bearing, columns);
                break;
            case 1:
                Survive<PortableMath.OfSmaller>(ref male, ref female, rates, bearing, columns);
                break;
            case 2:
                Survive<PortableMath.OfSmall>(ref male, ref female, rates, bearing, columns);
                break;
            default:
                Survive<PortableMath.OfAny>(ref male, ref female, rates, bearing, columns);
                break;
        }
    }

    private void Survive<TExponential>(ref Lanes male, ref Lanes female, in AgeRates rates, bool bearing, in BlockColumns columns)
        where TExponential : struct, PortableMath.IExponential
    {
        ref var ratios = ref MemoryMarshal.GetReference(columns.HazardRatio);
        ref var migrants = ref MemoryMarshal.GetReference(columns.Migration);
        ref var deaths = ref MemoryMarshal.GetReference(columns.Deaths);
        ref var total = ref MemoryMarshal.GetReference(columns.Total);
        ref var births = ref MemoryMarshal.GetReference(columns.Births);
        var (riskMale, riskFemale, comeMale, comeFemale) = (rates.RiskMale, rates.RiskFemale, rates.ComeMale, rates.ComeFemale);
        var (shareMale, shareFemale) = (rates.ShareMale, rates.ShareFemale);

        // Every span here is one block long, so no bound needs checking.
        for (var i = 0; i < Width; i++)
        {
            var (startMale, startFemale, ratio, moving) = (Unsafe.Add(ref male, i), Unsafe.Add(ref female, i), Unsafe.Add(ref ratios, i), Unsafe.Add(ref migrants, i));
            var aliveMale = startMale * TExponential.Of(riskMale * ratio);
            var aliveFemale = startFemale * TExponential.Of(riskFemale * ratio);
            var endMale = PortableMath.AtLeast(aliveMale + PortableMath.Fused(shareMale, moving, comeMale), Lanes.Zero);
            var endFemale = PortableMath.AtLeast(aliveFemale + PortableMath.Fused(shareFemale, moving, comeFemale), Lanes.Zero);
            Unsafe.Add(ref deaths, i) += (startMale - aliveMale) + (startFemale - aliveFemale);
            Unsafe.Add(ref total, i) += endMale + endFemale;
            Unsafe.Add(ref male, i) = endMale;
            Unsafe.Add(ref female, i) = endFemale;
            if (bearing)
            {
                Unsafe.Add(ref births, i) += (rates.BearAtStart * startFemale) + (rates.BearAtEnd * (half < 1 ? endFemale : aliveFemale));
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
        var (hazardBoys, hazardGirls) = (Vector512.Create(-hazardMale[0]), Vector512.Create(-hazardFemale[0]));
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

    private Lanes Arrive(Lanes alive, Sex sex, Lanes migration) => PortableMath.AtLeast(
        alive + (Vector512.Create(half * year.NetMigration[sex, 0]) + (half * uncertainty.MigrationPattern[sex, 0] * migration)),
        0);

    /// <summary>The rates of one age, each in every lane.</summary>
    private readonly record struct AgeRates(
        Lanes RiskMale, Lanes RiskFemale, Lanes ComeMale, Lanes ComeFemale, Lanes ShareMale, Lanes ShareFemale, Lanes BearAtStart, Lanes BearAtEnd);
}
