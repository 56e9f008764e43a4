using System.Collections.Immutable;

namespace Anyu.Forecast;

/// <summary>Every trajectory's total population, births, deaths and age groups in every year.</summary>
public sealed class TrajectoryPaths
{
    private readonly int trajectories;
    private readonly double[] population;
    private readonly double[] births;
    private readonly double[] deaths;
    private readonly double[][] groups;

    internal TrajectoryPaths(ProjectionInputs inputs, TrajectoryPlan plan)
    {
        (BaseYear, Years, trajectories) = (inputs.BaseYear, inputs.Years.Length, plan.Trajectories);
        Groups = plan.Groups.IsDefault ? [] : plan.Groups;
        population = new double[(Years + 1) * trajectories];
        births = new double[(Years + 1) * trajectories];
        deaths = new double[(Years + 1) * trajectories];
        groups = [.. Groups.Select(_ => new double[(Years + 1) * trajectories])];
    }

    /// <summary>The calendar year of the base population.</summary>
    public int BaseYear { get; }

    /// <summary>Years projected.</summary>
    public int Years { get; }

    /// <summary>The age groups asked.</summary>
    public ImmutableArray<AgeGroup> Groups { get; }

    /// <summary>Both sexes and all ages in a calendar year, one number for each trajectory.</summary>
    public ReadOnlySpan<double> TotalAt(int year) => Row(population, year - BaseYear);

    /// <summary>Births of the projection year that starts in a calendar year.</summary>
    public ReadOnlySpan<double> BirthsFrom(int year) => Row(births, year - BaseYear + 1);

    /// <summary>Deaths of the projection year that starts in a calendar year.</summary>
    public ReadOnlySpan<double> DeathsFrom(int year) => Row(deaths, year - BaseYear + 1);

    /// <summary>Persons of the age group at an index of <see cref="Groups"/> in a calendar year.</summary>
    public ReadOnlySpan<double> GroupAt(int year, int group) => Row(groups[group], year - BaseYear);

    /// <summary>Exact quantiles of one row (type 7 between ranks).</summary>
    /// <param name="row">One number for each trajectory.</param>
    /// <param name="shares">Between 0 and 1, ascending.</param>
    public static ImmutableArray<double> Quantiles(ReadOnlySpan<double> row, ReadOnlySpan<double> shares)
    {
        var into = new double[shares.Length];
        new OrderStatistics(row.Length, shares).Select(row, into);
        return [.. into];
    }

    internal void Keep(int step, TrajectoryState state)
    {
        var number = Math.Min(TrajectoryState.Block, trajectories - state.First);
        var at = (step * trajectories) + state.First;
        state.Total.AsSpan(0, number).CopyTo(population.AsSpan(at));
        state.Births.AsSpan(0, number).CopyTo(births.AsSpan(at));
        state.Deaths.AsSpan(0, number).CopyTo(deaths.AsSpan(at));
        for (var group = 0; group < groups.Length; group++)
        {
            foreach (var rows in state.Of(Groups[group].Sex))
            {
                for (var age = Groups[group].From; age <= Math.Min(Groups[group].To, state.OpenAge); age++)
                {
                    Add(groups[group].AsSpan(at, number), rows[age]);
                }
            }
        }
    }

    private static void Add(Span<double> sum, ReadOnlySpan<double> row)
    {
        for (var j = 0; j < sum.Length; j++)
        {
            sum[j] += row[j];
        }
    }

    private ReadOnlySpan<double> Row(double[] series, int step) => series.AsSpan(step * trajectories, trajectories);
}
