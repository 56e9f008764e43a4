using Anyu.Indicators;
using Xunit;

namespace Anyu.Unit.Indicators.Warnings;

public sealed class ChangeTests
{
    [Fact]
    public void Two_rates_agree_with_the_example_of_the_R_manual()
    {
        // poisson.test(c(11, 6+8+7), c(800, 1083+1050+878)): breast cancer and fluoroscopy, after Rothman.
        var compared = RateComparison.Of(11, 800, 21, 3011);
        Assert.Equal(1.971488, compared.Ratio, 1e-6);
        Assert.Equal(0.07967, compared.TwoSided, 1e-5);
        Assert.Equal(0.8584264, compared.Lower, 1e-6);
        Assert.Equal(4.2772659, compared.Upper, 1e-6);
    }

    [Fact]
    public void Nothing_against_nothing_says_nothing()
    {
        var compared = RateComparison.Of(0, 100, 0, 200);
        Assert.Equal(1, compared.TwoSided);
        Assert.True(double.IsPositiveInfinity(compared.Upper));
        Assert.True(double.IsPositiveInfinity(RateComparison.Of(3, 100, 0, 200).Ratio));
    }

    [Fact]
    public void The_two_one_sided_probabilities_overlap_in_the_count_itself()
    {
        var compared = RateComparison.Of(4, 10, 6, 30);
        Assert.True(compared.Higher + compared.Lowered > 1);
        Assert.Equal(compared.Higher, RateComparison.Of(6, 30, 4, 10).Lowered, 1e-12);
    }

    [Theory]
    [InlineData(0, 3000.0, 1)]
    [InlineData(22, 24000.0, 4800)]
    [InlineData(500, 9000.0, 1800)]
    public void The_predictive_test_alarms_with_its_probability_at_most(long past, double exposure, double births)
    {
        var test = new PredictiveTest();
        var prognosis = test.Run(new EventCount(past, exposure), new EventCount(0, births));
        Assert.Equal((past + 0.5) / exposure * births, prognosis.Expected, 1e-9);
        var at = test.Run(new EventCount(past, exposure), new EventCount(prognosis.Upper, births));
        var beyond = test.Run(new EventCount(past, exposure), new EventCount(prognosis.Upper + 1, births));
        Assert.False(at.Alarm);
        Assert.True(beyond.Alarm && beyond.Probability <= 0.01 && at.Probability > 0.01);
    }

    [Fact]
    public void The_predictive_distribution_is_the_gamma_mixture_of_Poisson()
    {
        // Integrated by a fine grid over the true rate.
        var (shape, exposure, births) = (22.5, 24000.0, 4800.0);
        var (sum, weight) = (0.0, 0.0);
        for (var rate = 1e-6; rate < 0.003; rate += 1e-6)
        {
            var density = Math.Exp(((shape - 1) * Math.Log(rate * exposure)) - (rate * exposure));
            sum += density * PoissonLimits.AtLeast(9, rate * births);
            weight += density;
        }

        Assert.Equal(sum / weight, new PredictiveTest().Run(new EventCount(22, exposure), new EventCount(9, births)).Probability, 1e-6);
    }

    [Fact]
    public void A_prior_of_the_province_steadies_a_small_county()
    {
        var prior = new RatePrior(25, 5000);
        var alone = new PredictiveTest().Run(new EventCount(0, 500), new EventCount(3, 500));
        var drawn = new PredictiveTest().Run(new EventCount(0, 500), new EventCount(3, 500), prior);
        Assert.True(alone.Expected < 1 && drawn.Expected > 2);
        Assert.True(alone.Probability < drawn.Probability);
    }

    [Fact]
    public void Risk_that_wanders_from_year_to_year_widens_the_bound() => Assert.True(
        new PredictiveTest(0.01, 0.3).Run(new EventCount(100, 100), new EventCount(30, 20)).Upper
        > new PredictiveTest().Run(new EventCount(100, 100), new EventCount(30, 20)).Upper);

    [Fact]
    public void Adjusted_probabilities_agree_with_the_example_of_Benjamini_and_Hochberg()
    {
        double[] published = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0];
        var adjusted = FalseDiscovery.Adjusted(published);
        Assert.Equal(4, adjusted.Count(value => value <= 0.05));
        Assert.Equal(0.0095 * 15 / 4, adjusted[3], 1e-12);
        Assert.Equal(adjusted.Order(), adjusted);
        Assert.Equal(adjusted.Reverse(), FalseDiscovery.Adjusted([.. published.Reverse()]));
        Assert.Empty(FalseDiscovery.Adjusted([]));
    }

    [Fact]
    public void A_budget_shows_the_most_remarkable_and_keeps_the_rest_waiting()
    {
        var tests = Enumerable.Range(0, 100).Select(i => new TestedCount($"f{i:D3}", i < 5 ? 1e-6 * (i / 2 + 1) : 0.5, i)).ToArray();
        var choice = new AlarmBudget(3).Choose(tests);
        Assert.Equal(["f001", "f000", "f003"], choice.Shown.Select(finding => finding.Id));
        Assert.Equal(["f002", "f004"], choice.Waiting.Select(finding => finding.Id));
    }
}
