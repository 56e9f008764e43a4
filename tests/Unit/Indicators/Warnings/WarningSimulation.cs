using Anyu.Indicators;

namespace Anyu.Unit.Indicators.Warnings;

/// <summary>Counties of 800 to 12,000 births with a mild spread of true risks, drawn from a seed.</summary>
internal sealed class WarningSimulation
{
    private const int Counties = 2000;
    private const int Base = 7;
    private const int Watched = 5;
    private readonly double[] births = new double[Counties];
    private readonly EventCount[][] steady = new EventCount[Counties][];
    private readonly EventCount[][] doubled = new EventCount[Counties][];
    private readonly RatePrior prior;

    internal WarningSimulation(int seed, double risk, double spread)
    {
        var random = new Random(seed);
        for (var i = 0; i < Counties; i++)
        {
            births[i] = 800 * Math.Pow(15, random.NextDouble());
            var own = risk * Gamma(random, 1 / (spread * spread)) * spread * spread;
            steady[i] = [.. Enumerable.Range(0, Base + Watched).Select(_ => Year(random, births[i], own))];
            doubled[i] = [.. steady[i].Take(Base), .. Enumerable.Range(0, 3).Select(_ => Year(random, births[i], 2 * own))];
        }

        prior = EmpiricalBayes.ByLikelihood([.. steady.Select(years => EventCount.Pooled(years.Take(5)))]);
    }

    /// <summary>Alarms per 100 county-years at a steady risk.</summary>
    internal double False(YearlyRule rule, bool withPrior, double fewest = 0, double most = 1e9) => 100 * Sized(fewest, most).Average(i =>
        Enumerable.Range(Base + 1, Watched).Average(length => rule.Run(steady[i][..length], withPrior ? prior : null)!.Alarm ? 1.0 : 0));

    /// <summary>Share of counties whose doubled risk raises an alarm within three years.</summary>
    internal double Found(YearlyRule rule, bool withPrior, double fewest = 0, double most = 1e9) => Sized(fewest, most).Average(i =>
        Enumerable.Range(Base + 1, 3).Any(length => rule.Run(doubled[i][..length], withPrior ? prior : null)!.Alarm) ? 1.0 : 0);

    private IEnumerable<int> Sized(double fewest, double most) => Enumerable.Range(0, Counties).Where(i => births[i] >= fewest && births[i] < most);

    private static EventCount Year(Random random, double births, double risk)
    {
        var (limit, product, count) = (Math.Exp(-births * risk), random.NextDouble(), 0L);
        while (product > limit)
        {
            product *= random.NextDouble();
            count++;
        }

        return new EventCount(count, births);
    }

    /// <summary>Marsaglia and Tsang (2000), for shapes of 1 or more.</summary>
    private static double Gamma(Random random, double shape)
    {
        var d = shape - (1.0 / 3);
        while (true)
        {
            var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            var v = Math.Pow(1 + (normal / Math.Sqrt(9 * d)), 3);
            if (v > 0 && Math.Log(1 - random.NextDouble()) < (normal * normal / 2) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v;
            }
        }
    }
}
