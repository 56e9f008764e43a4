using Anyu.Forecast;
using Anyu.Indicators;
using Anyu.Unit.Forecast;
using Xunit;

namespace Anyu.Unit.Indicators.Warnings;

public sealed class CapacityCheckTests
{
    [Theory]
    [InlineData(90, 100, 110, 120, CapacityState.Enough)]
    [InlineData(90, 100, 110, 105, CapacityState.Open)]
    [InlineData(90, 100, 110, 95, CapacityState.Open)]
    [InlineData(90, 100, 110, 80, CapacityState.Short)]
    [InlineData(90, 100, 110, 300, CapacityState.Idle)]
    public void Only_the_whole_band_warns(double low, double median, double high, double capacity, CapacityState state)
    {
        var year = new CapacityCheck(1, 0.5).At(2030, low, median, high, capacity);
        Assert.Equal(state, year.State);
        Assert.Equal(state is CapacityState.Short or CapacityState.Idle, year.Warns);
    }

    [Fact]
    public void A_forecast_warns_in_the_year_its_band_crosses_and_not_when_its_median_does()
    {
        var inputs = ReferenceProjection.Inputs(MigrationTiming.End);
        var plan = new TrajectoryPlan(400, 5, TrajectoryPlan.UsualQuantiles, Groups: [(0, 2)]);
        var forecast = ProbabilisticProjection.Run(inputs, TrajectoryTests.AllUncertain(), plan);
        double Places(int year) => forecast.GroupAt(year, 0)[2] * 0.3 * (1.02 - (0.004 * (year - 2026)));
        var years = new CapacityCheck(0.3).Years(forecast, 0, Places);
        var crossed = years.First(year => year.Median > year.Capacity).Year;
        var warned = years.First(year => year.State == CapacityState.Short).Year;
        Assert.InRange(crossed, 2031, 2032);
        Assert.True(warned > crossed + 5);
        Assert.All(years.Where(year => year.Year >= crossed && year.Year < warned), year => Assert.Equal(CapacityState.Open, year.State));
        Assert.Equal(75, years.Length);
        Assert.Throws<ArgumentException>(() => new CapacityCheck().Years(ProbabilisticProjection.Run(inputs, TrajectoryTests.AllUncertain(), plan with { Quantiles = [0.5] }), 0, _ => 1));
    }
}
