using Anyu.Indicators;
using Anyu.Kernel;
using Xunit;

namespace Anyu.Unit.Indicators.Quality;

public sealed class DataQualityTests
{
    [Fact]
    public void The_sample_is_complete_and_agrees_with_itself()
    {
        var quality = DataQuality.Of(Sample.Counts, Sample.County, 2025);
        Assert.Equal(Sample.Townships.Length, quality.Length);
        Assert.All(quality, q => Assert.Equal(12, q.WholeMonths));
        Assert.All(quality, q => Assert.Empty(q.Contradictions));
        Assert.All(quality.SelectMany(q => q.Months), m => Assert.InRange(m.OnTime!.Value, 0, m.ReportsDue!.Value));
    }

    [Fact]
    public void A_month_that_did_not_come_and_a_part_above_its_whole_are_named()
    {
        var (missing, wrong) = (Sample.Townships[2], Sample.Townships[5]);
        var counts = Sample.Counts.Observations
            .Where(o => o.Key.Place != missing || o.Key.Period != Period.OfMonth(new Month(2025, 6)))
            .Select(o => o.Key.Place == wrong && o.Key.Period == Period.OfMonth(new Month(2025, 3)) && o.Key.Series == "infant-deaths" ? o with { Value = 50 } : o);
        var quality = DataQuality.Of(new CountBook(Sample.Catalogue, Sample.Counts.Sets, counts), Sample.County, 2025);
        var gap = quality.Single(q => q.Place == missing);
        Assert.Equal(11, gap.WholeMonths);
        Assert.Equal((0, 14), (gap.Months[5].Reported, gap.Months[5].Due));
        Assert.Contains(quality.Single(q => q.Place == wrong).Contradictions, c => c.Key.Series == "infant-deaths" && c.Key.Period.IsMonth);
        Assert.Equal(12, quality.Single(q => q.Place == Sample.Townships[0]).WholeMonths);
    }

    [Fact]
    public void A_month_that_nobody_has_sent_yet_is_not_due()
    {
        var counts = Sample.Counts.Observations.Where(o => !o.Key.Period.IsMonth || o.Key.Period.First <= new Month(2025, 9));
        var quality = DataQuality.Of(new CountBook(Sample.Catalogue, Sample.Counts.Sets, counts), Sample.County, 2025);
        Assert.All(quality, q => Assert.Equal(0, q.Months[9].Due));
        Assert.All(quality, q => Assert.Equal(14, q.Months[8].Reported));
    }
}
