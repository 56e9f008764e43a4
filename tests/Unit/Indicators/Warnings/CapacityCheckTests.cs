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
        var plan = new TrajectoryPlan(400, 5, TrajectoryPlan.UsualQuantiles, Groups: [(60, 100)]);
        var forecast = ProbabilisticProjection.Run(inputs, TrajectoryTests.AllUncertain(), plan);
        var beds = forecast.GroupAt(2035, 0)[2] * 0.03;
        var years = new CapacityCheck(0.03).Years(forecast, 0, _ => beds);
        var (crossed, warned) = (years.First(year => year.Median > beds).Year, years.First(year => year.State == CapacityState.Short).Year);
        Assert.True(crossed is 2035 or 2036);
        Assert.True(warned > crossed);
        Assert.Equal(75, years.Length);
        Assert.Throws<ArgumentException>(() => new CapacityCheck().Years(ProbabilisticProjection.Run(inputs, TrajectoryTests.AllUncertain(), plan with { Quantiles = [0.5] }), 0, _ => 1));
    }
}
