using Anyu.Forecast;

namespace Anyu.Indicators;

/// <summary>
/// A week against the same weeks of earlier years (Farrington, Andrews, Beale and Catchpole, 1996): quasi-Poisson regression with a trend where it is
/// significant and does not extrapolate, past outbreaks weighed down, bound on the 2/3-power scale. Silent where fewer than five cases came in four weeks.
/// </summary>
/// <param name="Years">Years looked back (b).</param>
/// <param name="HalfWindow">Weeks on either side of the same week (w).</param>
/// <param name="Alpha">Two-sided probability outside the bounds.</param>
public sealed record Farrington(int Years = 4, int HalfWindow = 3, double Alpha = 0.01)
{
    internal const int WeeksInYear = 52;
    private const double OutbreakResidual = 1;
    private const double TrendSignificance = 0.05;
    private const int YearsForTrend = 3;

    /// <summary>The signal of every week from <paramref name="from"/> on; the bound is 0 where there are too few cases to test.</summary>
    /// <param name="counts">Weekly counts, 52 to the year.</param>
    /// <param name="from">First week tested, counted from 0, with all reference weeks before it.</param>
    public IEnumerable<Signal> Run(IReadOnlyList<double> counts, int from) =>
        Enumerable.Range(from, counts.Count - from).Select(week => Test(counts, week));

    /// <summary>At least five cases in the four weeks up to this one.</summary>
    internal static bool EnoughCases(IReadOnlyList<double> counts, int week, int fewest = 5) =>
        Enumerable.Range(week - 3, 4).Sum(at => counts[at]) >= fewest;

    /// <summary>The bound on the 2/3-power scale, on which counts are nearly normal.</summary>
    internal static double PowerBound(Prediction expected, double z)
    {
        var variance = expected.Dispersion + (expected.Error * expected.Error / expected.Mean);
        var deviation = Math.Sqrt(4.0 / 9 * Math.Pow(expected.Mean, 1.0 / 3) * variance);
        return Math.Pow(Math.Pow(expected.Mean, 2.0 / 3) + (z * deviation), 1.5);
    }

    private Signal Test(IReadOnlyList<double> counts, int week)
    {
        if (!EnoughCases(counts, week))
        {
            return new Signal(week, 0, Alarm: false);
        }

        var weeks = Enumerable.Range(1, Years).Reverse()
            .SelectMany(back => Enumerable.Range(week - (WeeksInYear * back) - HalfWindow, (2 * HalfWindow) + 1)).ToArray();
        double[] past = [.. weeks.Select(at => counts[at])];
        var trend = PoissonRegression.Reweighted([.. weeks.Select(at => new[] { 1.0, at - week })], past, OutbreakResidual);
        var expected = trend.Predict([1, 0]);
        if (Years < YearsForTrend || trend.Significance(1) >= TrendSignificance || expected.Mean > past.Max())
        {
            expected = PoissonRegression.Reweighted([.. weeks.Select(_ => new[] { 1.0 })], past, OutbreakResidual).Predict([1]);
        }

        var upper = PowerBound(expected, NormalCurve.Quantile(1 - (Alpha / 2)));
        return new Signal(week, upper, counts[week] > upper, expected.Mean);
    }
}
