namespace Anyu.Indicators;

/// <summary>
/// Cumulative sum for small lasting shifts (Rossi and others, 1999): standardised counts above the reference value add up, and the sum alarms
/// beyond the decision interval. The mean is that of the weeks before the first one tested.
/// </summary>
/// <param name="Reference">Reference value k in standard deviations.</param>
/// <param name="Decision">Decision interval h.</param>
public sealed record Cusum(double Reference = 1.04, double Decision = 2.26)
{
    /// <summary>The sum and signal of every week from <paramref name="from"/> on; the bound is the least count that would have alarmed.</summary>
    /// <param name="counts">Weekly counts; positive on average before <paramref name="from"/>.</param>
    /// <param name="from">First week tested, at least 1.</param>
    public IEnumerable<(double Sum, Signal Signal)> Run(IReadOnlyList<double> counts, int from)
    {
        var mean = counts.Take(from).Average();
        var sum = 0.0;
        for (var week = from; week < counts.Count; week++)
        {
            var before = sum;
            sum = Next(before, counts[week], mean);
            yield return (sum, new Signal(week, Least(before, mean), sum > Decision));
        }
    }

    private double Next(double sum, double count, double mean) => Math.Max(0, sum + ((count - mean) / Math.Sqrt(mean)) - Reference);

    private double Least(double before, double mean)
    {
        var count = 0.0;
        while (Next(before, count, mean) <= Decision)
        {
            count++;
        }

        return count;
    }
}
