namespace Anyu.Indicators;

/// <summary>
/// The improved algorithm of Noufaily and others (2013): all weeks of the years looked back enter, with a seasonal factor of ten periods and a trend; the
/// last half year is left out so that a growing outbreak does not hide itself; only clear outbreaks are weighed down; the bound is a quantile of the
/// negative binomial distribution at the estimated mean and dispersion.
/// </summary>
/// <param name="Years">Years looked back (b).</param>
/// <param name="HalfWindow">Weeks on either side of the same week (w), one seasonal period together.</param>
/// <param name="Alpha">Probability above the bound.</param>
public sealed record FlexibleFarrington(int Years = 4, int HalfWindow = 3, double Alpha = 0.01)
{
    private const double OutbreakResidual = 2.58;
    private const int OtherPeriods = 9;
    private const int WeeksLeftOut = 26;

    /// <summary>The signal of every week with enough cases to test (five in four weeks) from <paramref name="from"/> on.</summary>
    /// <param name="counts">Weekly counts, 52 to the year.</param>
    /// <param name="from">First week tested, counted from 0, with all reference weeks before it.</param>
    public IEnumerable<Signal> Run(IReadOnlyList<double> counts, int from)
    {
        for (var week = from; week < counts.Count; week++)
        {
            if (Farrington.EnoughCases(counts, week))
            {
                var upper = NegativeBinomial.Quantile(1 - Alpha, Expected(counts, week));
                yield return new Signal(week, upper, counts[week] > upper);
            }
        }
    }

    private Prediction Expected(IReadOnlyList<double> counts, int week)
    {
        var first = week - (Farrington.WeeksInYear * Years) - HalfWindow;
        var weeks = Enumerable.Range(first, week - WeeksLeftOut - first).ToArray();
        double[] past = [.. weeks.Select(at => counts[at])];
        var expected = Fit(weeks, past, at => Row(at, first, week, trend: true)).Predict(Row(week, first, week, trend: true));
        return expected.Mean <= past.Max()
            ? expected
            : Fit(weeks, past, at => Row(at, first, week, trend: false)).Predict(Row(week, first, week, trend: false));
    }

    private static PoissonRegression Fit(int[] weeks, double[] past, Func<int, double[]> row) =>
        PoissonRegression.Reweighted([.. weeks.Select(row)], past, OutbreakResidual);

    /// <summary>Level, trend and season; the period around the week tested is the one without a column of its own.</summary>
    private double[] Row(int at, int first, int week, bool trend)
    {
        var window = (2 * HalfWindow) + 1;
        var place = (at - first) % Farrington.WeeksInYear;
        var period = place < window ? 0 : 1 + ((place - window) * OtherPeriods / (Farrington.WeeksInYear - window));
        var season = Enumerable.Range(1, OtherPeriods).Select(p => p == period ? 1.0 : 0.0);
        return trend ? [1, at - week, .. season] : [1, .. season];
    }
}
