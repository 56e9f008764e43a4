using Anyu.Web.Simulations;
using Xunit;

namespace Anyu.Unit.Web.Simulations;

/// <summary>What differs between two sentences is marked by whole numbers and words, each difference by itself.</summary>
public sealed class WordDifferenceTests
{
    [Theory]
    [InlineData("每月补助300元。", "每月补助500元。", "300", "500")]
    [InlineData("每月补助300元。", "每月补助3600元。", "300", "3600")]
    [InlineData("每月1,200元", "每月1,250元", "1,200", "1,250")]
    [InlineData("享受二十天", "享受三十天", "二十", "三十")]
    [InlineData("is counted.", "is discounted.", "counted", "discounted")]
    [InlineData("满3周岁", "满3周岁前", "", "前")]
    [InlineData("一样", "一样", "", "")]
    [InlineData("30", "300", "30", "300")]
    [InlineData("每个孩子每年3600元，发到三周岁，每月300元。", "每个孩子每年4800元，发到三周岁，每月400元。", "3600|300", "4800|400")]
    [InlineData("由用人单位支付", "由县财政负担", "用人单位支付", "县财政负担")]
    [InlineData("", "新的一句", "", "新的一句")]
    public void What_differs_is_whole(string before, string after, string gone, string come)
    {
        var (old, now) = WordDifference.Of(before, after);

        Assert.Equal((before, after), (string.Concat(old.Select(p => p.Text)), string.Concat(now.Select(p => p.Text))));
        Assert.Equal((gone, come), (string.Join('|', old.Where(p => p.Differs).Select(p => p.Text)), string.Join('|', now.Where(p => p.Differs).Select(p => p.Text))));
        Assert.Equal(string.Concat(old.Where(p => !p.Differs).Select(p => p.Text)), string.Concat(now.Where(p => !p.Differs).Select(p => p.Text)));
    }
}
