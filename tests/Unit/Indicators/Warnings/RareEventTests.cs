using Anyu.Indicators;
using Xunit;

namespace Anyu.Unit.Indicators.Warnings;

public sealed class RareEventTests
{
    [Theory]
    [InlineData(1, 0.00135, 0.6931, 6.6077)]
    [InlineData(2, 0.0529, 1.6783, 8.9002)]
    [InlineData(3, 0.2117, 2.6741, 10.8684)]
    [InlineData(4, 0.4652, 3.6721, 12.6801)]
    public void The_t_chart_has_the_limits_of_Xie_Goh_and_Ranjan(int together, double low, double centre, double high)
    {
        var chart = new RareEventChart(1, together);
        Assert.Equal(low, chart.DayLimit(0.00135), 5e-4);
        Assert.Equal(centre, chart.DayLimit(0.5), 5e-4);
        Assert.Equal(high, chart.DayLimit(0.99865), 5e-3);
    }

    [Fact]
    public void The_g_chart_is_the_geometric_distribution()
    {
        var chart = new RareEventChart(0.01, 1, 0.05);
        Assert.Equal(5, chart.LowerBirths());
        var signals = chart.Births([400, 405, 411]).ToArray();
        Assert.Equal([false, true, false], signals.Select(signal => signal.Alarm));
        Assert.Equal(1 - Math.Pow(0.99, 5), signals[1].Probability, 1e-12);
    }

    [Fact]
    public void A_risk_too_low_for_any_limit_never_alarms_on_one_gap_but_does_on_three_together()
    {
        Assert.Equal(0, new RareEventChart(0.02, 1).LowerBirths());
        long[] cluster = [5000, 5001, 5002];
        Assert.DoesNotContain(new RareEventChart(0.02).Births(cluster), signal => signal.Alarm);
        Assert.True(new RareEventChart(0.02, 2).Births([.. cluster]).Last().Alarm);
    }

    [Fact]
    public void Times_of_events_at_a_steady_risk_alarm_as_often_as_stated()
    {
        var random = new Random(7);
        var time = 0.0;
        double[] days = [.. Enumerable.Range(0, 20_000).Select(_ => time -= Math.Log(1 - random.NextDouble()) / 0.02)];
        Assert.Equal(0.05, new RareEventChart(0.02, 1, 0.05).Days(days).Average(signal => signal.Alarm ? 1.0 : 0), 0.005);
        Assert.Equal(0.05, new RareEventChart(0.02, 3, 0.05).Days(days).Average(signal => signal.Alarm ? 1.0 : 0), 0.01);
    }

    [Theory]
    [InlineData(4.0, 1.0, 100.0)]
    [InlineData(4.0, 1.6, 100.0)]
    [InlineData(0.7, 1.0, 50.0)]
    public void The_run_length_of_the_cumulative_sum_agrees_with_its_simulation(double expected, double dispersion, double wanted)
    {
        var decision = CountCusum.DecisionFor(expected, wanted, 2, dispersion);
        var cusum = new CountCusum(decision, 2, dispersion);
        var random = new Random(11);
        var alarms = cusum.Run([.. Enumerable.Range(0, 200_000).Select(_ => Draw(random, expected, dispersion))], [.. Enumerable.Repeat(expected, 200_000)])
            .Count(step => step.Signal.Alarm);
        Assert.Equal(cusum.AverageRunLength(expected), 200_000.0 / alarms, 0.07 * 200_000 / alarms);
        Assert.True(cusum.AverageRunLength(expected) >= wanted);
        Assert.True(cusum.AverageRunLength(expected, 2) < wanted / 4);
    }

    [Fact]
    public void The_bound_of_the_cumulative_sum_is_the_largest_count_without_an_alarm()
    {
        var cusum = new CountCusum(2.5, 2, 1.3);
        long[] counts = [3, 5, 6, 7, 1, 9];
        var expected = Enumerable.Repeat(4.0, 6).ToArray();
        var run = cusum.Run(counts, expected).ToArray();
        for (var at = 0; at < counts.Length; at++)
        {
            var upper = (long)run[at].Signal.Upper;
            Assert.False(cusum.Run([.. counts[..at], upper], expected[..(at + 1)]).Last().Signal.Alarm);
            Assert.True(cusum.Run([.. counts[..at], upper + 1], expected[..(at + 1)]).Last().Signal.Alarm);
        }
    }

    private static long Draw(Random random, double mean, double dispersion)
    {
        var (share, count) = (random.NextDouble(), 0L);
        while (NegativeBinomial.AtMost(count, mean, dispersion) < share)
        {
            count++;
        }

        return count;
    }
}
