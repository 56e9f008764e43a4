using Anyu.Indicators;
using CsCheck;
using Xunit;

namespace Anyu.Unit.Indicators.Warnings;

public sealed class PredictiveShareTests
{
    /// <summary>The slow sibling: the beta-binomial as a product of chances, one person after the other (Pólya's urn).</summary>
    [Fact]
    public void The_tail_is_that_of_an_urn() => Gen.Select(Gen.Int[0, 30], Gen.Int[1, 30], Gen.Double[0.5, 60], Gen.Double[0.5, 60]).Sample(
        t =>
        {
            var (count, all, with, without) = (Math.Min(t.Item1, t.Item2), t.Item2, t.Item3, t.Item4);
            var chances = new double[all + 1];
            chances[0] = 1;
            for (var drawn = 0; drawn < all; drawn++)
            {
                for (var k = drawn + 1; k >= 0; k--)
                {
                    var stays = k <= drawn ? chances[k] * (without + drawn - k) / (with + without + drawn) : 0;
                    var rises = k > 0 ? chances[k - 1] * (with + k - 1) / (with + without + drawn) : 0;
                    chances[k] = stays + rises;
                }
            }

            Assert.Equal(chances.Skip(count).Sum(), PredictiveShare.AtLeast(count, all, with, without), 1e-10);
        },
        iter: 300);

    [Fact]
    public void A_shifted_sex_ratio_alarms_and_an_unchanged_one_does_not()
    {
        var past = new EventCount(10_250, 20_000);
        Assert.False(new PredictiveShare().Run(past, 1640, 3200).Alarm);
        var shifted = new PredictiveShare().Run(past, 1740, 3200);
        Assert.True(shifted.Alarm);
        Assert.True(shifted.Upper < 1740);
    }
}
