using System.Globalization;
using Anyu.Law;
using Xunit;

namespace Anyu.Unit.Law;

public sealed class WrittenNumbersTests
{
    [Theory]
    [InlineData("享受98天产假", "98", "天")]
    [InlineData("每人1,500元", "1500", "元")]
    [InlineData("不超过5万元", "50000", "元")]
    [InlineData("1.5万元", "15000", "元")]
    [InlineData("上浮不得超过10%", "10", "%")]
    [InlineData("百分之十五", "15", "%")]
    [InlineData("十五日", "15", "日")]
    [InlineData("三千六百元", "3600", "元")]
    [InlineData("二十个月", "20", "个月")]
    [InlineData("半小时", "0.5", "小时")]
    [InlineData("两个工作日", "2", "个工作日")]
    public void A_number_is_read_with_its_unit(string sentence, string value, string unit)
    {
        var number = Assert.Single(WrittenNumbers.In(sentence));
        Assert.Equal(decimal.Parse(value, CultureInfo.InvariantCulture), number.Value);
        Assert.Equal(unit, number.UnitWord);
    }

    [Fact]
    public void A_number_inside_a_longer_one_is_not_found() =>
        Assert.DoesNotContain(WrittenNumbers.In("每年1800元"), n => n.Value == 180);
}
