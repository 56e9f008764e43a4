using Anyu.Indicators;
using Anyu.Law;
using Anyu.Unit.Indicators.Warnings;
using Anyu.Unit.Law;
using Xunit;

namespace Anyu.Unit.Indicators.Values;

/// <summary>How much of the way to a target is behind, and how sure that is.</summary>
public sealed class TargetProgressTests
{
    private static readonly IndicatorEngine Shown = new(new Release(Sample.Counts, Audience.AuthorisedStaff));

    [Fact]
    public void A_full_count_has_come_as_far_as_it_has_whichever_way_is_better()
    {
        var up = TargetProgress.Between(Exact(2), Exact(3.5), 5, "at-least");
        Assert.Equal((ProgressState.Measured, 50.0), (up.State, up.Percent));
        Assert.Equal(50, up.LowPercent!.Value, 6);
        Assert.Equal(50, up.HighPercent!.Value, 6);
        var down = TargetProgress.Between(Exact(8), Exact(9), 4, "at-most");
        Assert.Equal(-25, down.Percent!.Value, 9);
        Assert.Equal(-25, down.LowPercent!.Value, 6);
    }

    [Fact]
    public void Where_only_the_value_is_uncertain_the_ends_are_those_of_its_interval()
    {
        var progress = TargetProgress.Between(Exact(8), new Ends(6, 5, 8.5), 4, "at-most");
        Assert.Equal(50, progress.Percent!.Value, 9);
        Assert.Equal(-12.5, progress.LowPercent!.Value, 6);
        Assert.Equal(75, progress.HighPercent!.Value, 6);
        var open = TargetProgress.Between(Exact(100), new Ends(105, 90, double.PositiveInfinity), 110, "at-least");
        Assert.Equal((50, double.PositiveInfinity), (open.Percent!.Value, open.HighPercent!.Value));
    }

    [Fact]
    public void A_start_that_met_the_target_or_cannot_be_told_from_it_gives_no_share()
    {
        Assert.Equal(ProgressState.MetAtStart, TargetProgress.Between(Exact(3), Exact(2), 4, "at-most").State);
        Assert.Equal(ProgressState.StartNotDistinguishable, TargetProgress.Between(new Ends(5, 3, 7), Exact(4.5), 4, "at-most").State);
        Assert.Equal(ProgressState.StartNotDistinguishable, TargetProgress.Between(new Ends(0, 0, 113), Exact(4.5), 8.2, "at-most").State);
        Assert.Equal(ProgressState.Measured, TargetProgress.Between(new Ends(5, 4.1, 7), Exact(4.5), 4, "at-most").State);
    }

    /// <summary>Infant deaths fall from 8 to 6 per 1,000 while the target is 4: half the way. Two thousand pairs of exact intervals of our own seeds hold that half.</summary>
    [Fact]
    public void The_interval_of_the_share_holds_the_truth_about_as_often_as_it_says()
    {
        var (random, held, stated) = (new Random(20261127), 0, 0);
        for (var round = 0; round < 2000; round++)
        {
            var progress = TargetProgress.Between(Drawn(random, 160, 20_000), Drawn(random, 90, 15_000), 4, "at-most");
            if (progress is { LowPercent: { } low, HighPercent: { } high })
            {
                Assert.InRange(progress.Percent!.Value, low, high);
                held += low <= 50 && high >= 50 ? 1 : 0;
                stated++;
            }
        }

        Assert.True(stated > 1990, $"{stated}");
        Assert.InRange(held / (double)stated, 0.94, 0.99);
    }

    [Fact]
    public void It_counts_from_the_first_year_the_audience_sees_and_says_how_much_of_the_time_is_gone()
    {
        var indicator = Sample.Catalogue.Indicators["childcare-places-per-thousand"];
        var target = Library.Book.Documents.Values.SelectMany(d => d.Blocks).OfType<Target>().Single(t => t.Id == "lq-places-per-thousand");
        TargetProgress Of(int year)
        {
            var value = Shown.Value(indicator, Sample.County, Period.OfYear(year));
            return TargetProgress.Of(Shown, value, TargetStanding.Of(value, target, Library.Book));
        }

        var first = Sample.Counts.YearsOf(indicator.Numerator.Series.Id).First(y => Shown.Value(indicator, Sample.County, Period.OfYear(y)) is IndicatorValue.Rated);
        Assert.Equal(ProgressState.NoStart, Of(first).State);
        var later = Of(first + 1);
        Assert.Equal((ProgressState.Measured, Period.OfYear(first)), (later.State, later.StartsAt));
        Assert.Equal(100.0 / (2025 - first), later.TimePercent!.Value, 0);
        Assert.Contains(FormattableString.Invariant($"自 {first} 年"), ValueWords.Of(later).Zh, StringComparison.Ordinal);
        Assert.Contains("of the time gone", ValueWords.Of(later).En, StringComparison.Ordinal);
    }

    private static Ends Exact(double value) => new(value, value, value);

    private static Ends Drawn(Random random, double mean, double births)
    {
        var count = PoissonDraw.Of(random, mean);
        var (low, high) = PoissonLimits.Garwood(count);
        return new Ends(1000 * count / births, 1000 * low / births, 1000 * high / births);
    }
}
