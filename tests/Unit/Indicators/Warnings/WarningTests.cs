using Anyu.Indicators;
using Anyu.Unit.Forecast;
using Xunit;

namespace Anyu.Unit.Indicators.Warnings;

/// <summary>Every week against what the R package surveillance 1.20.3 gives for Salmonella Agona.</summary>
public sealed class WarningTests
{
    private const int FirstEars = 19;
    private const int FirstCusum = 260;
    private const int FirstFarrington = 260;
    private static readonly List<Dictionary<string, string>> Weeks = ReferenceFiles.Read("surveillance/salmonella_agona_expected.csv");
    private static readonly double[] Counts = [.. Weeks.Select(week => week.Number("observed"))];

    [Fact]
    public void EARS_C1_agrees_in_every_week() => AssertAgree("earsC1", Ears.C1(Counts, FirstEars), 16);

    [Fact]
    public void EARS_C2_agrees_in_every_week() => AssertAgree("earsC2", Ears.C2(Counts, FirstEars), 20);

    [Fact]
    public void EARS_C3_agrees_in_every_week() => AssertAgree("earsC3", Ears.C3(Counts, FirstEars), 36);

    [Fact]
    public void The_original_Farrington_bound_agrees_in_every_week() =>
        AssertAgree("farrington_b4w3_a01", new Farrington().Run(Counts, FirstFarrington), 5);

    [Fact]
    public void The_flexible_Farrington_bound_of_the_negative_binomial_agrees_in_every_week_tested() =>
        AssertAgree("flexible_nbPlugin_a01", new FlexibleFarrington().Run(Counts, FirstFarrington), 3);

    [Fact]
    public void The_flexible_Farrington_bound_on_the_power_scale_agrees_in_every_week_tested() =>
        AssertAgree("flexible_delta_a01", new FlexibleFarrington { Bound = FlexibleBound.TwoThirdsPower }.Run(Counts, FirstFarrington), 5);

    [Fact]
    public void The_bound_at_the_upper_mean_is_never_below_the_plain_one()
    {
        var plain = new FlexibleFarrington().Run(Counts, FirstFarrington).ToArray();
        var cautious = new FlexibleFarrington { Bound = FlexibleBound.UpperMean }.Run(Counts, FirstFarrington).ToArray();
        Assert.All(plain.Zip(cautious), pair => Assert.True(pair.Second.Upper >= pair.First.Upper));
        Assert.Contains(plain.Zip(cautious), pair => pair.Second.Upper > pair.First.Upper);
    }

    [Fact]
    public void The_cumulative_sum_agrees_in_every_week()
    {
        var run = new Cusum().Run(Counts, FirstCusum).ToArray();
        AssertAgree("cusum_std", run.Select(week => week.Signal), 12);
        Assert.All(run, week => Assert.Equal(Weeks[week.Signal.Week].Number("cusum_value"), week.Sum, 1e-9));
    }

    [Fact]
    public void Exact_limits_and_tails_agree_to_ten_digits()
    {
        foreach (var row in ReferenceFiles.Read("surveillance/poisson_exact_expected.csv"))
        {
            var (deaths, births) = (row.Whole("deaths"), row.Number("births"));
            var (lower, upper) = PoissonLimits.Garwood(deaths);
            AssertClose(row.Number("lower95"), lower / births * 1e5);
            AssertClose(row.Number("upper95"), upper / births * 1e5);
            AssertClose(row.Number("p_ge_vs_15"), PoissonLimits.AtLeast(deaths, births * 15e-5));
            AssertClose(row.Number("midp_upper_tail_vs_15"), PoissonLimits.MidP(deaths, births * 15e-5));
        }
    }

    [Fact]
    public void Large_counts_have_limits_near_the_normal_ones()
    {
        var (lower, upper) = PoissonLimits.Garwood(1_000_000);
        Assert.Equal(1_000_000 - (1.96 * 1000), lower, 3.0);
        Assert.Equal(1_000_000 + (1.96 * 1000), upper, 3.0);
    }

    private static void AssertAgree(string detector, IEnumerable<Signal> signals, int alarms)
    {
        var all = signals.ToArray();
        Assert.Equal(Weeks.Count(week => week[detector + "_upper"].Length > 0), all.Length);
        foreach (var signal in all)
        {
            Assert.Equal(Weeks[signal.Week].Number(detector + "_upper"), signal.Upper, 1e-9);
            Assert.Equal(Weeks[signal.Week].Whole(detector + "_alarm") == 1, signal.Alarm);
        }

        Assert.Equal(alarms, all.Count(signal => signal.Alarm));
    }

    private static void AssertClose(double expected, double actual) => Assert.Equal(expected, actual, Math.Max(1e-10, 1e-10 * Math.Abs(expected)));
}
