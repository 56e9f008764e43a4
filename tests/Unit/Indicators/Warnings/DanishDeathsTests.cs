using System.Globalization;
using Anyu.Indicators;
using Anyu.Unit.Forecast;
using Xunit;

namespace Anyu.Unit.Indicators.Warnings;

/// <summary>Weekly deaths of a country, 1994–2008, against what the R package surveillance 1.20.3 gives.</summary>
public sealed class DanishDeathsTests
{
    private const int FirstTested = 677;

    [Fact]
    public void The_flexible_bound_agrees_in_every_week_tested()
    {
        var weeks = ReferenceFiles.Read("surveillance/danish_mortality_momo_expected.csv");
        double[] counts = [.. weeks.Select(week => week.Number("total"))];
        var signals = new FlexibleFarrington(5) { FewestCases = 0 }.Run(counts, FirstTested).ToArray();
        Assert.Equal(weeks.Count(week => week["flexible_upper"].Length > 0), signals.Length);
        Assert.All(signals, signal => Assert.Equal(weeks[signal.Week].Number("flexible_upper"), signal.Upper, 1e-9));
        Assert.All(signals, signal => Assert.Equal(weeks[signal.Week].Whole("flexible_alarm") == 1, signal.Alarm));
        Assert.Equal(7, signals.Count(signal => signal.Alarm));
    }

    [Fact]
    public void Days_keep_the_season_in_step_where_years_have_53_weeks()
    {
        var weeks = ReferenceFiles.Read("surveillance/danish_mortality_momo_expected.csv");
        double[] counts = [.. weeks.Select(week => week.Number("total"))];
        DateOnly[] days = [.. weeks.Select(week => DateOnly.Parse(week["date"], CultureInfo.InvariantCulture))];
        var byDay = new FlexibleFarrington(5).Run(counts, FirstTested, days).ToArray();
        var bySteps = new FlexibleFarrington(5).Run(counts, FirstTested).ToArray();
        Assert.Equal(bySteps.Length, byDay.Length);
        Assert.All(byDay.Zip(bySteps), pair => Assert.InRange(pair.First.Upper / pair.Second.Upper, 0.95, 1.05));
        Assert.NotEqual(bySteps.Select(signal => signal.Upper), byDay.Select(signal => signal.Upper));
    }

    [Fact]
    public void A_denominator_that_doubles_with_the_count_raises_no_alarm()
    {
        double[] births = [.. Enumerable.Range(0, 84).Select(month => month < 72 ? 1000.0 : 2000.0)];
        double[] counts = [.. births.Select((number, month) => Math.Round(number * (0.05 + (0.01 * Math.Sin(month * Math.PI / 6)))))];
        Assert.DoesNotContain(FlexibleFarrington.Monthly.Run(counts, 72, population: births), signal => signal.Alarm);
        Assert.Contains(FlexibleFarrington.Monthly.Run(counts, 72), signal => signal.Alarm);
    }
}
