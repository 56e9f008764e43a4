using System.Collections.Concurrent;

namespace Anyu.Forecast;

/// <summary>Takes the quantiles of every row of a year. Rows are shared out over threads; a row is always worked by one.</summary>
internal sealed class YearSummary(TrajectoryPlan plan, TrajectoryQuantiles result, TrajectoryState state)
{
    private readonly ConcurrentBag<(OrderStatistics Order, double[] Sum)> free = [];

    internal void Keep(int step)
    {
        var cells = 2 * (result.OpenAge + 1);
        ProbabilisticProjection.InParallel(plan.Threads, cells + 3 + result.Groups.Length, item => Keep(step, item, cells));
    }

    private void Keep(int step, int item, int cells)
    {
        if (!free.TryTake(out var tools))
        {
            tools = (new OrderStatistics(plan.Trajectories, plan.Quantiles.AsSpan()), new double[state.Padded]);
        }

        var (row, into) = item < cells ? Cell(step, item, tools.Sum) : Series(step, item - cells, tools.Sum);
        tools.Order.Select(row, result.Slice(into.Series, into.Index));
        free.Add(tools);
    }

    private (double[] Row, (double[] Series, int Index) Into) Cell(int step, int item, double[] sum)
    {
        var (sex, age) = (item % 2 == 0 ? Sex.Male : Sex.Female, item / 2);
        var rows = state.Of(sex);
        var row = age == result.OpenAge && state.OpenAge > age ? Added(sum, age, state.OpenAge, [rows]) : rows[age];
        return (row, result.Place(step, sex, age));
    }

    private (double[] Row, (double[] Series, int Index) Into) Series(int step, int item, double[] sum) => item switch
    {
        0 => (state.Total, (result.Population, step)),
        1 => (state.Births, (result.Births, step)),
        2 => (state.Deaths, (result.Deaths, step)),
        _ => (Added(sum, result.Groups[item - 3].From, result.Groups[item - 3].To, state.Of(result.Groups[item - 3].Sex)), (result.GroupCells, (step * result.Groups.Length) + item - 3)),
    };

    private double[] Added(double[] sum, int from, int to, double[][][] sexes)
    {
        Array.Clear(sum);
        foreach (var rows in sexes)
        {
            for (var age = from; age <= Math.Min(to, state.OpenAge); age++)
            {
                Add(sum, rows[age]);
            }
        }

        return sum;
    }

    private static void Add(Span<double> sum, ReadOnlySpan<double> row)
    {
        for (var j = 0; j < sum.Length; j++)
        {
            sum[j] += row[j];
        }
    }
}
