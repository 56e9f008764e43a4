using Anyu.Indicators;
using Xunit;

namespace Anyu.Unit.Indicators.Statistics;

public sealed class FunnelAndPowerTests
{
    [Fact]
    public void A_funnel_of_chance_alone_has_exact_limits_that_close_with_size()
    {
        var random = new Random(3);
        var plot = new FunnelPlot([.. Enumerable.Range(0, 200).Select(_ => Drawn(random, 0.005, 1000 + (9000 * random.NextDouble()), 0))], 0.005);
        Assert.False(plot.IsOverDispersed);
        Assert.InRange(plot.Dispersion, 0.6, 1.2);
        var (narrow, wide) = (plot.Limits(10_000, 0.95), plot.Limits(1000, 0.95));
        Assert.True(wide.Lower < narrow.Lower && narrow.Upper < wide.Upper);
        Assert.True(plot.Limits(1000, 0.998).Upper > wide.Upper);
        Assert.Equal(0.005 + (1.96 * Math.Sqrt(0.005 / 1e7)), plot.Limits(1e7, 0.95).Upper, 1e-6);
    }

    [Fact]
    public void Real_differences_widen_the_funnel_and_the_variance_between_is_found()
    {
        var random = new Random(5);
        EventCount[] counties = [.. Enumerable.Range(0, 400).Select(_ => Drawn(random, 0.005, 4000 + (30_000 * random.NextDouble()), 0.3))];
        var plot = new FunnelPlot(counties, 0.005);
        Assert.True(plot.IsOverDispersed);
        Assert.Equal(0.3 * 0.005, Math.Sqrt(plot.Between), 0.0004);
        double Outside(FunnelSpread spread) => Share(counties, new FunnelPlot(counties, 0.005, spread));
        Assert.True(Outside(FunnelSpread.Exact) > 0.2);
        Assert.InRange(Outside(FunnelSpread.Added), 0.02, 0.15);
        Assert.InRange(Outside(FunnelSpread.Multiplied), 0.02, 0.15);
    }

    [Fact]
    public void The_factor_of_a_few_scores_by_hand()
    {
        // Counts 1, 4, 9, 16 against 4 each: scores 2·(1-2), 0, 2·(3-2), 2·(4-2); under ten, nothing is drawn in.
        var plot = new FunnelPlot([new(1, 4), new(4, 4), new(9, 4), new(16, 4)], 1, FunnelSpread.Multiplied);
        Assert.Equal((4 + 0 + 4 + 16) / 4.0, plot.Dispersion, 1e-12);
        Assert.Equal(((4 * 6) - 3) / (16 - 4.0), plot.Between, 1e-12);
        Assert.Equal(1 + (1.959963984540054 * Math.Sqrt(6 / 4.0)), plot.Limits(4, 0.95).Upper, 1e-9);
    }

    [Theory]
    [InlineData(1, 0.045)]
    [InlineData(3, 0.09)]
    [InlineData(5, 0.10)]
    [InlineData(10, 0.27)]
    public void A_doubling_of_maternal_deaths_cannot_be_seen_in_one_county(int years, double published)
    {
        // 4,790 births at 15 per 100,000, false alarms about 0.7 %. The guidance compares with an estimated level, so knowing the level is the most one could do.
        var expected = 4790 * 15e-5 * years;
        var power = DetectionPower.Known(expected, 2, 0.0075);
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{years} years: {power:P1}, guidance {published:P1}"));
        Assert.InRange(power, published, 2 * published);
        Assert.True(power < 0.5);
    }

    [Fact]
    public void Power_grows_with_size_and_the_smallest_rise_has_the_power_asked()
    {
        var (small, large) = (DetectionPower.SmallestRise(5), DetectionPower.SmallestRise(50));
        Assert.True(small > large && large > 1);
        Assert.Equal(0.8, DetectionPower.Known(50, large), 0.001);
        var fromHistory = DetectionPower.SmallestRise(22, earlier: 5);
        Assert.True(fromHistory > DetectionPower.SmallestRise(22));
        Assert.Equal(0.8, DetectionPower.FromHistory(22, 5, fromHistory), 0.001);
        Assert.True(double.IsPositiveInfinity(DetectionPower.SmallestRise(1e-6)));
    }

    [Fact]
    public void A_fall_of_rare_events_cannot_be_seen_at_all()
    {
        Assert.Null(DetectionPower.SmallestFall(3));
        var fall = DetectionPower.SmallestFall(30);
        Assert.NotNull(fall);
        Assert.InRange(fall.Value, 0.2, 0.7);
        Assert.Equal(0.8, DetectionPower.Known(30, fall.Value), 0.001);
    }

    private static double Share(EventCount[] counties, FunnelPlot plot) => counties.Average(one =>
    {
        var (low, high) = plot.Limits(one.Denominator, 0.95);
        return one.Count / one.Denominator < low || one.Count / one.Denominator > high ? 1.0 : 0;
    });

    private static EventCount Drawn(Random random, double rate, double births, double variation)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        var mean = rate * births * Math.Max(0.05, 1 + (variation * normal));
        var (limit, product, count) = (Math.Exp(-mean), random.NextDouble(), 0L);
        while (product > limit)
        {
            product *= random.NextDouble();
            count++;
        }

        return new EventCount(count, births);
    }
}
