using System.Collections.Immutable;

namespace Anyu.Forecast;

/// <summary>One country's series, such as total fertility by five-year period.</summary>
/// <param name="Code">The country.</param>
/// <param name="Values">Estimates of consecutive periods, oldest first, at least four.</param>
public sealed record CountrySeries(int Code, ImmutableArray<double> Values);

/// <summary>A forecast of the next period.</summary>
/// <param name="Code">The country.</param>
/// <param name="Last">The last estimate.</param>
/// <param name="Median">The point forecast.</param>
/// <param name="Within80">80 percent interval.</param>
/// <param name="Within95">95 percent interval.</param>
public sealed record AnalogueResult(int Code, double Last, double Median, Interval Within80, Interval Within95);

/// <summary>
/// What countries at the same level and pace did next: the changes that followed the nearest cases of the last periods, all countries together,
/// give the centre and the spread. Added is how far estimates themselves move when revised, since a forecast is judged by later estimates.
/// </summary>
public static class AnalogueForecast
{
    private const int Cases = 60;
    private const int Origins = 3;

    // Revisions have heavier tails than the normal curve: most countries count births, some do not.
    private const double RevisionTail = 1.3;

    /// <summary>Forecasts the next period of every country.</summary>
    /// <param name="series">All countries known at the time, periods aligned.</param>
    /// <param name="revision">Standard deviation of a later revision, from the level; a prior, since a data set cannot know its own revision.</param>
    public static ImmutableArray<AnalogueResult> Next(IReadOnlyList<CountrySeries> series, Func<double, double> revision)
    {
        var past = series.SelectMany(country => Enumerable.Range(0, Origins).Select(back => Case(country.Values, country.Values.Length - 2 - back))).ToArray();
        var mean = past.Average(known => known.Level);
        var levelScale = Math.Sqrt(past.Average(known => (known.Level - mean) * (known.Level - mean)));
        var paceScale = Math.Sqrt(past.Average(known => known.Pace * known.Pace));
        return [.. series.Select(country => Forecast(country, past, levelScale, paceScale, revision))];
    }

    private static AnalogueResult Forecast(
        CountrySeries country, (double Level, double Pace, double Next)[] past, double levelScale, double paceScale, Func<double, double> revision)
    {
        var (level, pace) = (country.Values[^1], country.Values[^1] - country.Values[^2]);
        double Distance((double Level, double Pace, double Next) known) =>
            (4 * Square((known.Level - level) / levelScale)) + Square((known.Pace - pace) / paceScale);
        var next = past.OrderBy(Distance).Take(Cases).Select(known => known.Next).Order().ToArray();
        var median = level + Quantile(next, 0.5);
        var revised = revision(level);
        var reach80 = Reach(next, 0.1, revised);
        var reach95 = Reach(next, 0.025, RevisionTail * revised);
        return new AnalogueResult(
            country.Code, level, median, new Interval(median - reach80, median + reach80), new Interval(median - reach95, median + reach95));
    }

    /// <summary>Half the interval of the analogues' changes, widened by the revision as independent errors add.</summary>
    private static double Reach(double[] next, double tail, double revised)
    {
        var half = (Quantile(next, 1 - tail) - Quantile(next, tail)) / 2;
        return Math.Sqrt(Square(half) + Square(StandardNormal.Quantile(1 - tail) * revised));
    }

    private static (double Level, double Pace, double Next) Case(ImmutableArray<double> values, int at) =>
        (values[at], values[at] - values[at - 1], values[at + 1] - values[at]);

    private static double Quantile(double[] sorted, double share)
    {
        var place = (sorted.Length - 1) * share;
        var low = sorted[(int)place];
        return low + ((place - (int)place) * (sorted[Math.Min((int)place + 1, sorted.Length - 1)] - low));
    }

    private static double Square(double x) => x * x;
}
