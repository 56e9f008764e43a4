using Anyu.Indicators;
using Xunit;

namespace Anyu.Unit.Indicators.Warnings;

/// <summary>What the monthly rule does over county sizes when nothing but chance, season and the usual fall moves the births, and when they rise.</summary>
public sealed class MonthlyRuleTests
{
    private const int History = 72;
    private static readonly double[] Season = [1.02, 0.92, 0.98, 0.96, 0.98, 0.97, 1.0, 1.03, 1.04, 1.08, 1.03, 0.99];

    [Fact]
    public void At_a_steady_level_fewer_than_one_alarm_in_a_hundred_county_years_at_any_size()
    {
        var random = new Random(20261127);
        foreach (var fall in new[] { 1.0, 0.92 })
        {
            var (alarms, years) = (0, 0);
            for (var county = 0; county < 300; county++)
            {
                alarms += Alarms(random, 800 * Math.Pow(15, random.NextDouble()), fall, 1);
                years++;
            }

            TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"fall {fall}: {100.0 * alarms / years:F2} false alarms per 100 county-years"));
            Assert.InRange(100.0 * alarms / years, 0, 1.0);
        }
    }

    [Fact]
    public void A_rise_by_half_is_seen_within_the_year()
    {
        var random = new Random(5);
        var found = Enumerable.Range(0, 60).Count(_ => Alarms(random, 3000, 1, 1.5) > 0);
        Assert.InRange(found, 55, 60);
    }

    private static int Alarms(Random random, double yearly, double fall, double rise)
    {
        double[] counts = [.. Enumerable.Range(0, History + 12).Select(m => PoissonDraw.Of(random, yearly / 12 * Season[m % 12] * Math.Pow(fall, m / 12.0) * (m < History ? 1 : rise)))];
        return MonthlyScan.RuleFor(5, 0.01).Run(counts, History).Count(s => s.Alarm);
    }
}
