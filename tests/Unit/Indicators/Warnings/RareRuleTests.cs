using Anyu.Indicators;
using Xunit;

namespace Anyu.Unit.Indicators.Warnings;

/// <summary>What the cumulative sum and the charts of gaps do over county sizes when nothing but chance moves the events, and when the risk rises; as the scan uses them.</summary>
public sealed class RareRuleTests
{
    private const int Years = 5;
    private const int Months = 12;
    private const int Counties = 300;
    private const double Alpha = 0.01;

    [Theory]
    [InlineData(0.0045, 1)]
    [InlineData(0.0045, 0.92)]
    [InlineData(1, 1)]
    public void The_cumulative_sum_alarms_in_at_most_one_of_a_hundred_county_years(double risk, double fall)
    {
        var random = new Random(20261127);
        var alarms = Enumerable.Range(0, Counties).Count(_ => Cusum(random, 800 * Math.Pow(15, random.NextDouble()) * risk / Months, fall, 1));
        Print($"risk {risk}, fall {fall}: {100.0 * alarms / Counties:F2} false alarms per 100 county-years");
        Assert.InRange(100.0 * alarms / Counties, 0, 1.0);
    }

    [Fact]
    public void The_cumulative_sum_sees_a_rise_by_a_fifth_of_births_within_the_year()
    {
        var random = new Random(7);
        var found = Enumerable.Range(0, 60).Count(_ => Cusum(random, 3000.0 / Months, 1, 1.2));
        Print($"{found} of 60 found");
        Assert.InRange(found, 50, 60);
    }

    [Theory]
    [InlineData(0.00015, 2)]
    [InlineData(0.0045, 3)]
    [InlineData(0.0045, 5)]
    public void Charts_of_gaps_alarm_in_at_most_one_of_a_hundred_county_years(double risk, int together)
    {
        var random = new Random(20261127);
        foreach (var isDays in new[] { false, true })
        {
            var alarms = Enumerable.Range(0, 4 * Counties).Count(_ => Gaps(random, 800 * Math.Pow(15, random.NextDouble()), risk, together, 1, isDays));
            Print($"risk {risk}, {together} together, {(isDays ? "days" : "births")}: {100.0 * alarms / (4 * Counties):F2} false alarms per 100 county-years");
            Assert.InRange(100.0 * alarms / (4 * Counties), 0, 1.0);
        }
    }

    [Fact]
    public void Ten_infant_deaths_together_show_a_risk_three_times_as_high_more_often_than_not()
    {
        var random = new Random(3);
        var found = Enumerable.Range(0, 200).Count(_ => Gaps(random, 3000, 0.0045, 10, 3, isDays: false));
        Print($"{found} of 200 found");
        Assert.InRange(found, 101, 200);
    }

    private static bool Cusum(Random random, double monthly, double fall, double rise)
    {
        long[] counts = [.. Enumerable.Range(0, (Years + 1) * Months).Select(m => PoissonDraw.Of(random, monthly * Math.Pow(fall, m / 12.0) * (m < Years * Months ? 1 : rise)))];
        return new MonthlyCusum(Alpha, Years, rise > 1 ? rise : 2).Run(counts, Years * Months).Any(s => s.Signal.Alarm);
    }

    private static bool Gaps(Random random, double yearly, double risk, int together, double rise, bool isDays)
    {
        double[] sizes = [.. Enumerable.Range(0, (Years + 1) * Months).Select(_ => isDays ? 30.4 : PoissonDraw.Of(random, yearly / Months))];
        long[] events = [.. sizes.Select((births, m) => PoissonDraw.Of(random, (isDays ? yearly / Months : births) * risk * (m < Years * Months ? 1 : rise)))];
        return new MonthlyGaps(Alpha, together).Chart(events, sizes, Years * Months) is { } chart && MonthlyGaps.Run(chart, events, sizes, Years * Months).Any(s => s.Signal.Alarm);
    }

    private static void Print(FormattableString line) => TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant(line));
}
