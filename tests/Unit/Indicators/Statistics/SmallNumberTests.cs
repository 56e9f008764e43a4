using Anyu.Indicators;
using Xunit;

namespace Anyu.Unit.Indicators.Statistics;

public sealed class SmallNumberTests
{
    // Lip cancer in 56 districts of Scotland, 1975–1980: observed and expected cases (Clayton and Kaldor, Biometrics 43, 1987, table 1).
    private static readonly int[] Observed =
    [
        9, 39, 11, 9, 15, 8, 26, 7, 6, 20, 13, 5, 3, 8, 17, 9, 2, 7, 9, 7, 16, 31, 11, 7, 19, 15, 7, 10, 16, 11, 5, 3, 7, 8, 11, 9, 11, 8, 6, 4, 10, 8, 2, 6, 19, 3, 2, 3, 28, 6, 1, 1, 1, 1, 0, 0,
    ];

    private static readonly double[] Expected =
    [
        1.4, 8.7, 3.0, 2.5, 4.3, 2.4, 8.1, 2.3, 2.0, 6.6, 4.4, 1.8, 1.1, 3.3, 7.8, 4.6, 1.1, 4.2, 5.5, 4.4, 10.5, 22.7, 8.8, 5.6, 15.5, 12.5, 6.0, 9.0, 14.4, 10.2, 4.8, 2.9, 7.0, 8.5, 12.3, 10.1, 12.7, 9.4, 7.2,
        5.3, 18.8, 15.8, 4.3, 14.6, 50.7, 8.2, 5.6, 9.3, 88.7, 19.6, 3.4, 3.6, 5.7, 7.0, 4.2, 1.8,
    ];

    private static readonly EventCount[] Districts = [.. Observed.Zip(Expected, (count, expected) => new EventCount(count, expected))];

    [Fact]
    public void The_prior_of_greatest_likelihood_agrees_with_Clayton_and_Kaldor()
    {
        var prior = EmpiricalBayes.ByLikelihood(Districts);
        Assert.Equal(1.88, prior.Shape, 0.01);
        Assert.Equal(1.32, prior.Exposure, 0.01);
        Assert.Equal(Observed.Sum(), Districts.Sum(one => prior.Smoothed(one).Rate * one.Denominator), 0.1 * Observed.Sum());
    }

    [Fact]
    public void The_prior_by_moments_has_the_pooled_mean_and_the_variance_beyond_chance()
    {
        var prior = EmpiricalBayes.ByMoments(Districts);
        Assert.Equal(Observed.Sum() / Expected.Sum(), prior.Mean, 1e-12);
        Assert.InRange(prior.Shape, 0.5, 4);
        var alike = EmpiricalBayes.ByMoments([new(10, 100), new(10, 100), new(10, 100)]);
        Assert.True(alike.Variation < 0.002);
        Assert.Throws<ArgumentException>(() => EmpiricalBayes.ByMoments([new(0, 5), new(0, 9)]));
    }

    [Fact]
    public void A_small_division_is_drawn_further_than_a_large_one()
    {
        var prior = new RatePrior(25, 5000);
        var (small, lower, upper) = prior.Smoothed(new EventCount(0, 200));
        Assert.InRange(small, 0.0045, 0.005);
        Assert.True(lower < small && small < upper);
        Assert.InRange(prior.Smoothed(new EventCount(0, 50_000)).Rate, 0, 0.0006);
        Assert.InRange(prior.Exceeds(new EventCount(25, 5000), 0.005), 0.4, 0.6);
    }

    [Fact]
    public void Pooled_years_add_events_and_births_and_never_average_rates()
    {
        var pooled = EventCount.Pooled([new(1, 100), new(0, 300), new(2, 600)]);
        Assert.Equal(new EventCount(3, 1000), pooled);
    }

    [Fact]
    public void The_intervals_of_the_guidance_come_out()
    {
        Assert.Equal(123, PoissonLimits.Garwood(0).Upper / 3000 * 1e5, 0.5);
        Assert.Equal(70, PoissonLimits.Garwood(1).Upper / 8000 * 1e5, 0.5);
        var four = PoissonLimits.Garwood(4);
        Assert.Equal((4, 34), ((int)Math.Round(four.Lower / 30_000 * 1e5), (int)Math.Round(four.Upper / 30_000 * 1e5)));
    }

    [Fact]
    public void Shares_have_the_published_limits()
    {
        // Newcombe (Statistics in Medicine 1998), table I: 81 of 263, 15 of 148, 0 of 20.
        var (low, high) = ShareLimits.Wilson(81, 263);
        Assert.Equal((0.2553, 0.3662), (Math.Round(low, 4), Math.Round(high, 4)));
        (low, high) = ShareLimits.ClopperPearson(81, 263);
        Assert.Equal((0.2527, 0.3676), (Math.Round(low, 4), Math.Round(high, 4)));
        (low, high) = ShareLimits.ClopperPearson(15, 148);
        Assert.Equal((0.0578, 0.1617), (Math.Round(low, 4), Math.Round(high, 4)));
        Assert.Equal(0.1684, Math.Round(ShareLimits.ClopperPearson(0, 20).Upper, 4));
        Assert.Equal(0.1611, Math.Round(ShareLimits.Wilson(0, 20).Upper, 4));
    }
}
