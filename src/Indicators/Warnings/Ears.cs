using Anyu.Forecast;

namespace Anyu.Indicators;

/// <summary>
/// The Early Aberration Reporting System of the CDC (Hutwagner and others, 2003) for series too short for a seasonal model: a week against the
/// mean and standard deviation of the seven weeks before it, as the R package surveillance computes it.
/// </summary>
public static class Ears
{
    private const int Baseline = 7;
    private const int Gap = 2;

    /// <summary>C1: the seven weeks right before.</summary>
    /// <param name="counts">Weekly counts.</param>
    /// <param name="from">First week tested, at least 7.</param>
    /// <param name="alpha">Probability of a false alarm under a normal curve.</param>
    public static IEnumerable<Signal> C1(IReadOnlyList<double> counts, int from, double alpha = 0.001) => Shewhart(counts, from, 0, alpha);

    /// <summary>C2: the same after leaving out two weeks, so that a growing outbreak does not raise its own bound.</summary>
    /// <param name="counts">Weekly counts.</param>
    /// <param name="from">First week tested, at least 9.</param>
    /// <param name="alpha">Probability of a false alarm under a normal curve.</param>
    public static IEnumerable<Signal> C2(IReadOnlyList<double> counts, int from, double alpha = 0.001) => Shewhart(counts, from, Gap, alpha);

    /// <summary>
    /// C3: what the two weeks before exceeded their C2 mean by, beyond one standard deviation, is added up and lowers the bound. As in the
    /// package, the bound is then the week's own count plus the room that is left, so the alarm is that of the accumulated excess.
    /// </summary>
    /// <param name="counts">Weekly counts.</param>
    /// <param name="from">First week tested, at least 11.</param>
    /// <param name="alpha">Probability of a false alarm under a normal curve.</param>
    public static IEnumerable<Signal> C3(IReadOnlyList<double> counts, int from, double alpha = 0.025)
    {
        var z = NormalCurve.Quantile(1 - alpha);
        for (var week = from; week < counts.Count; week++)
        {
            var excess = Excess(counts, week - 1) + Excess(counts, week - 2);
            var (_, deviation) = Moments(counts, week, Gap);
            var upper = Math.Max(0, counts[week] + (deviation * (z - excess)));
            yield return new Signal(week, upper, counts[week] > upper);
        }
    }

    private static IEnumerable<Signal> Shewhart(IReadOnlyList<double> counts, int from, int gap, double alpha)
    {
        var z = NormalCurve.Quantile(1 - alpha);
        for (var week = from; week < counts.Count; week++)
        {
            var (mean, deviation) = Moments(counts, week, gap);
            var upper = mean + (z * deviation);
            yield return new Signal(week, upper, counts[week] > upper);
        }
    }

    private static double Excess(IReadOnlyList<double> counts, int week)
    {
        var (mean, deviation) = Moments(counts, week, Gap);
        return (deviation, counts[week] - mean) switch
        {
            ( > 0, var above) => Math.Max(0, (above / deviation) - 1),
            (_, > 0) => double.PositiveInfinity,
            _ => 0,
        };
    }

    private static (double Mean, double Deviation) Moments(IReadOnlyList<double> counts, int week, int gap)
    {
        var weeks = Enumerable.Range(week - gap - Baseline, Baseline).Select(at => counts[at]).ToArray();
        var mean = weeks.Average();
        return (mean, Math.Sqrt(weeks.Sum(count => (count - mean) * (count - mean)) / (Baseline - 1)));
    }
}
