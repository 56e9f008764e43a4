using Anyu.Batch;
using Xunit;

namespace Anyu.Unit.Batch;

/// <summary>How fast a scan goes and what it still takes.</summary>
public sealed class ScanStateTests
{
    private static readonly DateTimeOffset Began = new(2026, 11, 27, 18, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_quarter_in_a_minute_leaves_three_minutes()
    {
        var (rate, left) = Of(done: 2_400).Rate(Began.AddMinutes(1))!.Value;
        Assert.Equal((40.0, TimeSpan.FromMinutes(3)), (rate, left));
    }

    [Fact]
    public void Before_a_part_has_ended_nothing_is_said() => Assert.Null(Of(done: 0).Rate(Began.AddMinutes(1)));

    [Fact]
    public void A_clock_that_went_back_says_nothing() => Assert.Null(Of(done: 2_400).Rate(Began.AddSeconds(-1)));

    private static ScanState Of(long done) => new(Guid.Empty, new DateOnly(2026, 11, 28), "law", 4, 9_600, Began, EndedAt: null, done, Handed: 0, Changed: 0);
}
