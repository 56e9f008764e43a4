using System.Numerics;
using System.Runtime.InteropServices;

namespace Anyu.Forecast;

/// <summary>One projection year for a block of trajectories. The same arithmetic as <see cref="CohortComponent"/>, many at a time.</summary>
internal sealed class TrajectoryYear(ProjectionYear year, int step, MigrationTiming timing, Uncertainty uncertainty, Shocks shocks)
{
    private readonly double[] hazardMale = Hazards(year.Survival.Male.AsSpan());
    private readonly double[] hazardFemale = Hazards(year.Survival.Female.AsSpan());

    internal void Run(TrajectoryState state, int from)
    {
        DrawFactors(state, from);
        var scratch = new Scratch(state, from);
        if (timing == MigrationTiming.Even)
        {
            MoveFirstHalf(state, from);
        }

        MergeOpen(state.Male, state.OpenAge, from);
        MergeOpen(state.Female, state.OpenAge, from);
        for (var age = state.OpenAge; age >= 1; age--)
        {
            scratch.ScaleHazard(uncertainty.MortalitySensitivity[age]);
            Survive(state.Male[age - 1].AsSpan(from, TrajectoryState.Block), Sex.Male, age, in scratch);
            Survive(state.Female[age - 1].AsSpan(from, TrajectoryState.Block), Sex.Female, age, in scratch);
        }

        AddNewborns(state, from, scratch);
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

    /// <summary>The open group and the last single age die by one ratio, so they are one cohort from here on.</summary>
    private static void MergeOpen(double[][] rows, int openAge, int from)
    {
        var last = rows[openAge - 1].AsSpan(from, TrajectoryState.Block);
        var open = rows[openAge].AsSpan(from, TrajectoryState.Block);
        for (var i = 0; i < last.Length; i++)
        {
            last[i] += open[i];
        }

        // Women in the open group bear no children, so merging them changes no births; their row is free for the newborns.
    }

    private void DrawFactors(TrajectoryState state, int from)
    {
        for (var j = from; j < from + TrajectoryState.Block; j++)
        {
            state.Fertility[j] = shocks.Next(uncertainty.Fertility, Shocks.Fertility, state.Fertility[j], j, step);
            state.Mortality[j] = shocks.Next(uncertainty.Mortality, Shocks.Mortality, state.Mortality[j], j, step);
            state.Migration[j] = shocks.Next(uncertainty.Migration, Shocks.Migration, state.Migration[j], j, step);
        }
    }

    private void MoveFirstHalf(TrajectoryState state, int from)
    {
        foreach (var sex in new[] { Sex.Male, Sex.Female })
        {
            for (var age = 0; age <= state.OpenAge; age++)
            {
                var row = state.Of(sex)[age];
                var (fixedPart, share) = (year.NetMigration[sex, age] / 2, uncertainty.MigrationPattern[sex, age] / 2);
                for (var j = from; j < from + TrajectoryState.Block; j++)
                {
                    row[j] = Math.Max(0, row[j] + (fixedPart + (share * state.Migration[j])));
                }
            }
        }
    }

    private void Survive(Span<double> row, Sex sex, int age, in Scratch scratch)
    {
        var rate = (sex == Sex.Male ? hazardMale : hazardFemale)[age];
        var hazard = new Vector<double>(-rate);
        var small = rate * scratch.HighestRatio <= PortableMath.Small;
        var half = timing == MigrationTiming.Even ? 0.5 : 1;
        var arriving = new Vector<double>(half * year.NetMigration[sex, age]);
        var share = new Vector<double>(half * uncertainty.MigrationPattern[sex, age]);
        var bearing = sex == Sex.Female && (Rate(age - 1) > 0 || Rate(age) > 0);
        var (rateAtStart, rateAtEnd) = (new Vector<double>(Rate(age - 1) / 2), new Vector<double>(Rate(age) / 2));
        var rows = MemoryMarshal.Cast<double, Vector<double>>(row);
        ReadOnlySpan<Vector<double>> ratios = scratch.HazardRatio;
        var migrants = scratch.Migration;
        var deaths = scratch.Deaths;
        var total = scratch.Total;
        var births = scratch.Births;
        for (var i = 0; i < rows.Length; i++)
        {
            var start = rows[i];
            var alive = start * (small ? PortableMath.ExpSmall(hazard * ratios[i]) : PortableMath.Exp(hazard * ratios[i]));
            var end = PortableMath.AtLeast(alive + (arriving + (share * migrants[i])), 0);
            deaths[i] += start - alive;
            total[i] += end;
            rows[i] = end;
            if (bearing)
            {
                births[i] += (rateAtStart * start) + (rateAtEnd * (timing == MigrationTiming.Even ? end : alive));
            }
        }
    }

    /// <summary>No births at age 0 and in the open group, as in the single run.</summary>
    private double Rate(int age) => age == 0 || age == year.Fertility.Length - 1 ? 0 : year.Fertility[age];

    private void AddNewborns(TrajectoryState state, int from, Scratch scratch)
    {
        scratch.ScaleHazard(uncertainty.MortalitySensitivity[0]);
        var half = timing == MigrationTiming.Even ? 0.5 : 1;
        var boys = MemoryMarshal.Cast<double, Vector<double>>(state.Male[state.OpenAge].AsSpan(from, TrajectoryState.Block));
        var girls = MemoryMarshal.Cast<double, Vector<double>>(state.Female[state.OpenAge].AsSpan(from, TrajectoryState.Block));
        var (hazardBoys, hazardGirls) = (new Vector<double>(-hazardMale[0]), new Vector<double>(-hazardFemale[0]));
        var fertility = MemoryMarshal.Cast<double, Vector<double>>(state.Fertility.AsSpan(from, TrajectoryState.Block));
        for (var i = 0; i < boys.Length; i++)
        {
            var births = scratch.Births[i] * PortableMath.Exp(fertility[i]);
            var bornGirls = births / (1 + year.SexRatioAtBirth);
            var bornBoys = births - bornGirls;
            var aliveBoys = bornBoys * PortableMath.Exp(hazardBoys * scratch.HazardRatio[i]);
            var aliveGirls = bornGirls * PortableMath.Exp(hazardGirls * scratch.HazardRatio[i]);
            boys[i] = Arrive(aliveBoys, Sex.Male, half, scratch.Migration[i]);
            girls[i] = Arrive(aliveGirls, Sex.Female, half, scratch.Migration[i]);
            scratch.Births[i] = births;
            scratch.Deaths[i] += births - aliveBoys - aliveGirls;
            scratch.Total[i] += boys[i] + girls[i];
        }
    }

    private Vector<double> Arrive(Vector<double> alive, Sex sex, double half, Vector<double> migration) => PortableMath.AtLeast(
        alive + (new Vector<double>(half * year.NetMigration[sex, 0]) + (half * uncertainty.MigrationPattern[sex, 0] * migration)),
        0);

    /// <summary>The columns of one block that every age adds to.</summary>
    private ref struct Scratch
    {
        private readonly Span<Vector<double>> index;
        private double scaledBy = double.NaN;

        internal Scratch(TrajectoryState state, int from)
        {
            index = Column(state.Mortality, from);
            Migration = Column(state.Migration, from);
            Births = Column(state.Births, from);
            Deaths = Column(state.Deaths, from);
            Total = Column(state.Total, from);
            Births.Clear();
            Deaths.Clear();
            Total.Clear();
            HazardRatio = new Vector<double>[index.Length];
        }

        internal Span<Vector<double>> Migration { get; }

        internal Span<Vector<double>> Births { get; }

        internal Span<Vector<double>> Deaths { get; }

        internal Span<Vector<double>> Total { get; }

        internal Vector<double>[] HazardRatio { get; }

        internal double HighestRatio { get; private set; }

        /// <summary>exp(sensitivity · k); neighbouring ages with one sensitivity share the work.</summary>
        internal void ScaleHazard(double sensitivity)
        {
            if (sensitivity.Equals(scaledBy))
            {
                return;
            }

            scaledBy = sensitivity;
            var highest = Vector<double>.Zero;
            for (var i = 0; i < index.Length; i++)
            {
                var ratio = PortableMath.Exp(index[i] * sensitivity);
                highest = Vector.ConditionalSelect(Vector.GreaterThan(ratio, highest), ratio, highest);
                HazardRatio[i] = ratio;
            }

            HighestRatio = 0;
            for (var lane = 0; lane < Vector<double>.Count; lane++)
            {
                HighestRatio = Math.Max(HighestRatio, highest[lane]);
            }
        }

        private static Span<Vector<double>> Column(double[] values, int from) =>
            MemoryMarshal.Cast<double, Vector<double>>(values.AsSpan(from, TrajectoryState.Block));
    }
}
