namespace Anyu.Indicators;

/// <summary>
/// A cumulative sum of monthly counts for a small lasting rise, set from the place's own earlier years: the level, its season where each month of the year has enough events, and how much
/// the counts scatter. The level is taken one standard error higher than estimated, since an estimate that is too low would alarm for ever.
/// </summary>
/// <param name="Alpha">Probability of a false alarm in a year at a steady level: the sum runs 12 / alpha months between them.</param>
/// <param name="Years">Years of history, 3 or more.</param>
/// <param name="Ratio">The rise that it is set to see, above 1.</param>
public sealed record MonthlyCusum(double Alpha, int Years, double Ratio)
{
    private const int MonthsInYear = 12;
    private const double FewestForSeason = 20;

    /// <summary>The sum and signal of every month from one on; the sum begins at nought there.</summary>
    /// <param name="counts">Monthly counts without gaps; January first, the history before <paramref name="from"/>.</param>
    /// <param name="from">The first month tested, a January, with the years of history before it.</param>
    public IEnumerable<(double Sum, Signal Signal)> Run(IReadOnlyList<long> counts, int from)
    {
        var history = counts.Skip(from - (Years * MonthsInYear)).Take(Years * MonthsInYear).ToArray();
        var total = history.Sum();
        if (total == 0)
        {
            return [];
        }

        var season = Season(history, total);
        var (mean, raised) = (total / (double)history.Length, 1 + (1 / Math.Sqrt(total)));
        var dispersion = Dispersion(history, season);
        var decision = CountCusum.DecisionFor(mean * raised, MonthsInYear / Alpha, Ratio, dispersion);
        long[] tested = [.. counts.Skip(from)];
        return new CountCusum(decision, Ratio, dispersion).Run(tested, [.. tested.Select((_, at) => mean * raised * season[at % MonthsInYear])])
            .Select(step => (step.Sum, step.Signal with { Week = from + step.Signal.Week }));
    }

    /// <summary>Each month's share of a usual year times twelve; ones where a month has too few events to tell.</summary>
    private static double[] Season(long[] history, long total)
    {
        double[] months = [.. Enumerable.Range(0, MonthsInYear).Select(m => (double)history.Where((_, at) => at % MonthsInYear == m).Sum())];
        return months.Min() < FewestForSeason ? [.. Enumerable.Repeat(1.0, MonthsInYear)] : [.. months.Select(m => m * MonthsInYear / total)];
    }

    /// <summary>Variance over mean around each year's own level; at least 1.</summary>
    private double Dispersion(long[] history, double[] season)
    {
        var squares = 0.0;
        for (var year = 0; year < Years; year++)
        {
            var level = history.Skip(year * MonthsInYear).Take(MonthsInYear).Sum() / (double)MonthsInYear;
            squares += Enumerable.Range(0, MonthsInYear).Sum(m => level == 0 ? 0 : Math.Pow(history[(year * MonthsInYear) + m] - (level * season[m]), 2) / (level * season[m]));
        }

        return Math.Max(1, squares / (Years * (MonthsInYear - 1)));
    }
}
