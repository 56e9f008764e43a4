using System.Collections.Immutable;
using Anyu.Indicators;
using Xunit;

namespace Anyu.Unit.Indicators.Warnings;

public sealed class ReportingTriangleTests
{
    // Taylor and Ashe (1983), in thousands less a factor: the triangle on which the chain ladder is published.
    private static readonly long[][] Published =
    [
        [357848, 766940, 610542, 482940, 527326, 574398, 146342, 139950, 227229, 67948],
        [352118, 884021, 933894, 1183289, 445745, 320996, 527804, 266172, 425046],
        [290507, 1001799, 926219, 1016654, 750816, 146923, 495992, 280405],
        [310608, 1108250, 776189, 1562400, 272482, 352053, 206286],
        [443160, 693190, 991983, 769488, 504851, 470639],
        [396132, 937085, 847498, 805037, 705960],
        [440832, 847631, 1131398, 1063269],
        [359480, 1061648, 1443370],
        [376686, 986608],
        [344014],
    ];

    [Fact]
    public void The_late_reports_agree_with_the_published_chain_ladder()
    {
        double[] published = [0, 94634, 469511, 709638, 984889, 1419459, 2177641, 3920301, 4278972, 4625811];
        var triangle = new ReportingTriangle([.. Published.Select(row => row.ToImmutableArray())]);
        var late = triangle.Complete().Select(period => period.Expected - period.Reported).ToArray();
        Assert.All(late.Zip(published), pair => Assert.Equal(pair.Second, pair.First, 0.5));
        Assert.Equal(18680856, triangle.Outstanding().Expected, 1.0);
    }

    [Fact]
    public void The_prediction_errors_agree_with_those_of_England_and_Verrall()
    {
        int[] percent = [116, 46, 37, 31, 26, 23, 20, 24, 43];
        var triangle = new ReportingTriangle([.. Published.Select(row => row.ToImmutableArray())]);
        var errors = triangle.Complete().Skip(1).Select(period => period.Error / (period.Expected - period.Reported) * 100).ToArray();
        Assert.All(errors.Zip(percent), pair => Assert.Equal(pair.Second, pair.First, 0.51));
        var (expected, error) = triangle.Outstanding();
        Assert.Equal(16, error / expected * 100, 0.5);
    }

    [Fact]
    public void Late_registration_is_held_by_the_interval_as_often_as_stated()
    {
        var random = new Random(20261122);
        var (held, cases) = (0, 0);
        for (var round = 0; round < 60; round++)
        {
            var full = Enumerable.Range(0, 24).Select(_ => Delays(random, Poisson(random, 40 + (20 * random.NextDouble())))).ToArray();
            var known = full.Select((row, period) => row.Take(Math.Min(6, 24 - period)).ToImmutableArray()).ToImmutableArray();
            var nowcast = new ReportingTriangle(known).Complete();
            for (var period = 19; period < 24; period++)
            {
                var final = full[period].Sum();
                held += final >= nowcast[period].Lower && final <= nowcast[period].Upper ? 1 : 0;
                cases++;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{held} of {cases} final counts inside the 80 % bounds");
        Assert.InRange((double)held / cases, 0.74, 0.92);
    }

    [Fact]
    public void A_month_of_which_nothing_is_reported_yet_keeps_an_open_upper_bound()
    {
        var nowcast = new ReportingTriangle([[8, 4, 2], [9, 3, 1], [10, 4], [0]]).Complete(0.95);
        Assert.Equal(0, nowcast[3].Reported);
        Assert.True(nowcast[3].Upper >= 1);
        Assert.Equal(1, nowcast[0].Completeness);
        Assert.Equal(14, nowcast[0].Upper);
    }

    [Fact]
    public void A_table_that_is_no_triangle_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new ReportingTriangle([[1, 2], [1, 2, 3]]));
        Assert.Throws<ArgumentException>(() => new ReportingTriangle([[1, -2]]));
    }

    private static long[] Delays(Random random, long events)
    {
        double[] shares = [0.45, 0.25, 0.12, 0.08, 0.06, 0.04];
        var row = new long[6];
        for (var i = 0; i < events; i++)
        {
            var (left, at) = (random.NextDouble(), 0);
            while (at < 5 && left >= shares[at])
            {
                left -= shares[at++];
            }

            row[at]++;
        }

        return row;
    }

    private static long Poisson(Random random, double mean)
    {
        var (limit, product, count) = (Math.Exp(-mean), random.NextDouble(), 0L);
        while (product > limit)
        {
            product *= random.NextDouble();
            count++;
        }

        return count;
    }
}
