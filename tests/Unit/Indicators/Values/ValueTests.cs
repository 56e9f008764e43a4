using Anyu.Indicators;
using Anyu.Kernel;
using Anyu.Law;
using Anyu.Unit.Law;
using Xunit;

namespace Anyu.Unit.Indicators.Values;

public sealed class ValueTests
{
    private static readonly IndicatorEngine Staff = new(new Release(Sample.Counts, Audience.AuthorisedStaff));

    [Theory]
    [InlineData(0, 3000, 0, 122.96)]
    [InlineData(1, 8000, 0.32, 69.64)]
    [InlineData(4, 30000, 3.63, 34.14)]
    [InlineData(15, 100000, 8.40, 24.74)]
    public void Intervals_of_rare_events_are_exact(long count, long births, double low, double high)
    {
        var rate = Rate.OfEvents(Basis(count, births, 100_000));
        Assert.Equal(low, rate.Low, 0.011);
        Assert.Equal(high, rate.High, 0.011);
    }

    [Fact]
    public void The_sex_ratio_of_4790_births_is_known_within_six()
    {
        var rate = Rate.OfRatio(Basis(2453, 2337, 100));
        Assert.InRange(rate.Low, 99, 99.3);
        Assert.InRange(rate.High, 110.9, 111.3);
    }

    [Theory]
    [InlineData(9, Stability.NotReliable)]
    [InlineData(12, Stability.Unstable)]
    [InlineData(21, Stability.Stable)]
    public void The_class_follows_from_the_count(long count, Stability expected) => Assert.Equal(expected, Rate.OfEvents(Basis(count, 5000, 1000)).Stability);

    [Fact]
    public void A_sum_of_rates_with_one_part_is_the_rate_of_events()
    {
        var (sum, one) = (Rate.OfSum(Basis(40, 1000, 5), [(40, 1000)]), Rate.OfEvents(Basis(40, 1000, 5)));
        Assert.Equal(one.Value, sum.Value, 12);
        Assert.Equal(one.Low, sum.Low, 12);
        Assert.Equal(one.High, sum.High, 12);
    }

    [Fact]
    public void The_births_of_a_county_are_those_of_its_townships_and_months()
    {
        var births = Sample.Catalogue.Indicators["births"];
        var county = Assert.IsType<IndicatorValue.Counted>(Staff.Value(births, Sample.County, Period.OfYear(2023)));
        Assert.Equal(Sample.Townships.Sum(t => Assert.IsType<IndicatorValue.Counted>(Staff.Value(births, t, Period.OfYear(2023))).Count), county.Count);
        Assert.Equal(Sample.Townships.Length * 12, Staff.RowsOf(births, Sample.County, Period.OfYear(2023)).Length);
        Assert.True(county.Synthetic);
    }

    [Fact]
    public void Pooled_years_add_counts_and_denominators_never_rates()
    {
        var indicator = Sample.Catalogue.Indicators["infant-mortality"];
        var years = Enumerable.Range(2021, 3).Select(y => Assert.IsType<IndicatorValue.Rated>(Staff.Value(indicator, Sample.County, Period.OfYear(y))).Rate.Basis).ToList();
        var pooled = Assert.IsType<IndicatorValue.Rated>(Staff.Pooled(indicator, Sample.County, 3, 2023)).Rate;
        Assert.Equal((years.Sum(y => y.Count), years.Sum(y => y.Denominator)), (pooled.Basis.Count, pooled.Basis.Denominator));
    }

    [Fact]
    public void A_county_that_did_not_report_is_a_gap_and_not_a_fall() =>
        Assert.True(Assert.IsType<IndicatorValue.NotAtHand>(Staff.Value(Sample.Catalogue.Indicators["births"], PlaceCode.Parse("370000"), Period.OfYear(2023))).Gaps > 0);

    [Fact]
    public void An_interval_that_holds_the_target_decides_nothing()
    {
        var target = Library.Book.Documents.Values.SelectMany(d => d.Blocks).OfType<Target>().Single(t => t.Id == "lq-infant-mortality");
        TargetVerdict Verdict(long deaths, long births) => TargetStanding.Of(
            new IndicatorValue.Rated(Sample.Catalogue.Indicators["infant-mortality"], Sample.County, Period.OfYear(2023), Rate.OfEvents(Basis(deaths, births, 1000))), target, Library.Book).Verdict;
        Assert.Equal(TargetVerdict.NotDistinguishable, Verdict(20, 4790));
        Assert.Equal(TargetVerdict.NotMet, Verdict(40, 4790));
        Assert.Equal(TargetVerdict.Met, Verdict(20, 100_000));
    }

    [Fact]
    public void No_rate_stands_on_fewer_than_thirty_persons()
    {
        var value = Staff.Value(Sample.Catalogue.Indicators["special-family-contact-coverage"], Sample.County, Period.OfYear(2023));
        Assert.True(value is IndicatorValue.NotAtHand);
        Assert.Equal(30, DisclosureRule.SmallestDenominator);
    }

    private static RateBasis Basis(long count, decimal denominator, decimal per) =>
        new(count, denominator, per, Period.OfYear(2023), new("同期", "same period"), new("测试", "test"), Synthetic: false);
}
