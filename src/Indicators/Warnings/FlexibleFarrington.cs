using Anyu.Forecast;

namespace Anyu.Indicators;

/// <summary>Where the flexible algorithm draws its bound.</summary>
public enum FlexibleBound
{
    /// <summary>Quantile of the negative binomial distribution at the estimated mean and dispersion; the estimates count as exact.</summary>
    NegativeBinomial,

    /// <summary>The original bound on the 2/3-power scale, with the error of the estimated mean; one-sided here.</summary>
    TwoThirdsPower,

    /// <summary>Quantile of the negative binomial distribution at the upper limit of the mean: the most cautious.</summary>
    UpperMean,
}

/// <summary>
/// The improved algorithm of Noufaily and others (2013): all weeks of the years looked back enter, with a seasonal factor and a trend; the
/// last half year is left out so that a growing outbreak does not hide itself; only clear outbreaks are weighed down.
/// </summary>
/// <param name="Years">Years looked back (b).</param>
/// <param name="HalfWindow">Weeks on either side of the same week (w), one seasonal period together.</param>
/// <param name="Alpha">Probability above the bound.</param>
public sealed record FlexibleFarrington(int Years = 4, int HalfWindow = 3, double Alpha = 0.01)
{
    private const double OutbreakResidual = 2.58;

    /// <summary>The same for monthly counts: five years, three months to the period around the month tested, half a year left out.</summary>
    public static FlexibleFarrington Monthly { get; } = new(5, 1) { StepsInYear = 12, SeasonalPeriods = 7, LeftOut = 6 };

    /// <summary>How the bound is drawn.</summary>
    public FlexibleBound Bound { get; init; }

    /// <summary>52 for weeks, 12 for months.</summary>
    public int StepsInYear { get; init; } = Farrington.WeeksInYear;

    /// <summary>Seasonal periods of a year, the one around the week tested among them.</summary>
    public int SeasonalPeriods { get; init; } = 10;

    /// <summary>Weeks right before the one tested that do not enter.</summary>
    public int LeftOut { get; init; } = 26;

    /// <summary>Fewest cases in the four weeks up to the one tested for which it is tested.</summary>
    public int FewestCases { get; init; } = 5;

    /// <summary>The signal of every week with enough cases from <paramref name="from"/> on.</summary>
    /// <param name="counts">Weekly or monthly counts.</param>
    /// <param name="from">First week tested, counted from 0, with all reference weeks before it.</param>
    /// <param name="days">
    /// The day of each week: the same week of an earlier year is then the nearest to that day, as years of 53 weeks need. Without it every year has <see cref="StepsInYear"/> steps.
    /// </param>
    /// <param name="population">Persons, births or another denominator of each week, positive: the rate is then modelled in place of the count.</param>
    public IEnumerable<Signal> Run(IReadOnlyList<double> counts, int from, IReadOnlyList<DateOnly>? days = null, IReadOnlyList<double>? population = null)
    {
        for (var week = from; week < counts.Count; week++)
        {
            if (Farrington.EnoughCases(counts, week, FewestCases))
            {
                yield return Test(counts, week, days, population);
            }
        }
    }

    private Signal Test(IReadOnlyList<double> counts, int week, IReadOnlyList<DateOnly>? days, IReadOnlyList<double>? population)
    {
        var expected = Expected(counts, Season(week, days), week, population);
        var mean = Bound == FlexibleBound.UpperMean ? expected.Mean * Math.Exp(NormalCurve.Quantile(1 - Alpha) * expected.Error / expected.Mean) : expected.Mean;
        var upper = Bound == FlexibleBound.TwoThirdsPower
            ? Farrington.PowerBound(expected with { Error = expected.RelativeError }, NormalCurve.Quantile(1 - Alpha))
            : NegativeBinomial.Quantile(1 - Alpha, mean, expected.Dispersion);
        return new Signal(week, upper, counts[week] > upper, expected.Mean, NegativeBinomial.AtLeast((long)counts[week], mean, expected.Dispersion));
    }

    private Prediction Expected(IReadOnlyList<double> counts, (int Week, int Period)[] season, int week, IReadOnlyList<double>? population)
    {
        double[] past = [.. season.Select(at => counts[at.Week])];
        double[]? offsets = population is null ? null : [.. season.Select(at => Math.Log(population[at.Week]))];
        var offset = population is null ? 0 : Math.Log(population[week]);
        Prediction Fitted(bool trend) => PoissonRegression
            .Reweighted([.. season.Select(at => Row(at.Week - week, at.Period, trend))], past, OutbreakResidual, offsets)
            .Predict(Row(0, 0, trend), offset);
        var expected = Fitted(trend: true);
        return expected.Mean <= past.Max() ? expected : Fitted(trend: false);
    }

    /// <summary>The weeks that enter, each with its seasonal period; 0 is the period around the week tested.</summary>
    private (int Week, int Period)[] Season(int week, IReadOnlyList<DateOnly>? days)
    {
        var anchors = Enumerable.Range(0, Years + 1).Select(back => days is null ? week - (back * StepsInYear) : SameWeek(days, week, back)).ToArray();
        var season = new List<(int, int)>();
        for (var back = Years; back >= 1; back--)
        {
            var (anchor, others) = (anchors[back], SeasonalPeriods - 1);
            season.AddRange(Enumerable.Range(anchor - HalfWindow, (2 * HalfWindow) + 1).Select(at => (at, 0)));
            var between = Math.Max(0, anchors[back - 1] - anchor - (2 * HalfWindow) - 1);
            var (length, longer) = (between / others, between % others);
            for (var place = 0; place < between; place++)
            {
                // The first periods take one week more each where the weeks between do not divide.
                var period = place < longer * (length + 1) ? place / (length + 1) : longer + ((place - (longer * (length + 1))) / length);
                season.Add((anchor + HalfWindow + 1 + place, period + 1));
            }
        }

        return [.. season.Where(at => at.Item1 < week - LeftOut)];
    }

    /// <summary>The week whose day is nearest to the same day some years before; the earlier of two equally near.</summary>
    private static int SameWeek(IReadOnlyList<DateOnly> days, int week, int back)
    {
        var sought = days[week].AddYears(-back);
        var best = week;
        while (best > 0 && Math.Abs(days[best - 1].DayNumber - sought.DayNumber) <= Math.Abs(days[best].DayNumber - sought.DayNumber))
        {
            best--;
        }

        return best;
    }

    /// <summary>Level, trend and season; the period around the week tested is the one without a column of its own.</summary>
    private double[] Row(int steps, int period, bool trend)
    {
        var season = Enumerable.Range(1, SeasonalPeriods - 1).Select(p => p == period ? 1.0 : 0.0);
        return trend ? [1, steps, .. season] : [1, .. season];
    }
}
