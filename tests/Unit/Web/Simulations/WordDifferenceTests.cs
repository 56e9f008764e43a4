using Anyu.Web.Simulations;
using Xunit;

namespace Anyu.Unit.Web.Simulations;

/// <summary>What differs between two sentences is marked by whole numbers and words.</summary>
public sealed class WordDifferenceTests
{
    [Theory]
    [InlineData("每月补助300元。", "每月补助500元。", "300", "500")]
    [InlineData("每月补助300元。", "每月补助3600元。", "300", "3600")]
    [InlineData("享受20天", "享受25天", "20", "25")]
    [InlineData("每月1,200元", "每月1,250元", "1,200", "1,250")]
    [InlineData("享受二十天", "享受三十天", "二十", "三十")]
    [InlineData("is counted.", "is discounted.", "counted", "discounted")]
    [InlineData("满3周岁", "满3周岁前", "", "前")]
    [InlineData("一样", "一样", "", "")]
    [InlineData("30", "300", "30", "300")]
    public void What_differs_is_whole(string before, string after, string gone, string come)
    {
        var (head, tail) = WordDifference.Of(before, after);

        Assert.Equal((gone, come), (before[head..^tail], after[head..^tail]));
        Assert.Equal(before[..head], after[..head]);
        Assert.Equal(before[^tail..], after[^tail..]);
    }
}
