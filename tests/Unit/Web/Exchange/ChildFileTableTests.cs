using Anyu.Indicators;
using Anyu.Web.Exchange;
using Xunit;

namespace Anyu.Unit.Web.Exchange;

/// <summary>Which shares of complete files may be shown.</summary>
public sealed class ChildFileTableTests
{
    [Theory]
    [InlineData(0, 40, null)]
    [InlineData(40, 40, null)]
    [InlineData(20, 40, null)]
    [InlineData(9, 40, WithheldReason.Confidential)]
    [InlineData(31, 40, WithheldReason.Confidential)]
    [InlineData(0, 29, WithheldReason.SmallDenominator)]
    [InlineData(0, 0, WithheldReason.SmallDenominator)]
    public void A_share_is_shown_when_neither_its_count_nor_the_rest_is_small_and_it_stands_on_enough(int count, int all, WithheldReason? reason) =>
        Assert.Equal(reason, ChildFileTable.Withheld(count, all));
}
