using Anyu.Kernel;
using CsCheck;
using Xunit;

namespace Anyu.Unit.Kernel;

public sealed class MoneyTests
{
    private const long Most = 9_999_999_999_999_999;

    [Fact]
    public void What_is_printed_is_read_back() =>
        Gen.Long[-Most, Most].Sample(fen => Money.TryParse(new Money(fen).ToString(), out var read, out _) && read.Fen == fen);

    [Theory]
    [InlineData("3600", 360000)]
    [InlineData("3600.5", 360050)]
    [InlineData("-0.01", -1)]
    [InlineData("99999999999999.99", Most)]
    public void Yuan_are_read_exactly(string text, long fen)
    {
        Assert.True(Money.TryParse(text, out var money, out _));
        Assert.Equal(fen, money.Fen);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("3,600")]
    [InlineData("3600.001")]
    [InlineData("3600.")]
    [InlineData(".5")]
    [InlineData("1e3")]
    [InlineData("￥3600")]
    [InlineData("３６００")]
    [InlineData("100000000000000")]
    public void Anything_else_is_refused_with_its_number(string text)
    {
        Assert.False(Money.TryParse(text, out _, out var problem));
        Assert.Equal("KRN-0010", problem.Code);
    }

    [Fact]
    public void Overflow_is_never_silent()
    {
        Assert.Throws<OverflowException>(() => new Money(Most) + new Money(1));
        Assert.Throws<OverflowException>(() => new Money(Most) * 2);
        Assert.Throws<OverflowException>(() => new Money(Most + 1));
    }

    [Fact]
    public void A_part_of_a_fen_needs_a_rounding_rule()
    {
        Assert.Throws<ArgumentException>(() => Money.FromYuan(0.005m));
        Assert.Equal(1, Money.RoundedFromYuan(0.005m, MidpointRounding.AwayFromZero).Fen);
        Assert.Equal(0, Money.RoundedFromYuan(0.005m, MidpointRounding.ToZero).Fen);
        Assert.Equal(360000, Money.FromYuan(3600m).Fen);
    }

    [Fact]
    public void Sum_and_difference_undo_each_other() =>
        Gen.Select(Gen.Long[-Most / 2, Most / 2], Gen.Long[-Most / 2, Most / 2]).Sample((a, b) =>
            new Money(a) + new Money(b) - new Money(b) == new Money(a));

    [Theory]
    [InlineData(0, "人民币零元整")]
    [InlineData(1, "人民币壹分")]
    [InlineData(50, "人民币伍角整")]
    [InlineData(360000, "人民币叁仟陆佰元整")]
    [InlineData(1080005, "人民币壹万零捌佰元零伍分")]
    [InlineData(140950, "人民币壹仟肆佰零玖元伍角整")]
    [InlineData(600714, "人民币陆仟零柒元壹角肆分")]
    [InlineData(1640902, "人民币壹万陆仟肆佰零玖元零贰分")]
    [InlineData(32504, "人民币叁佰贰拾伍元零肆分")]
    [InlineData(10000000000, "人民币壹亿元整")]
    [InlineData(10000000100, "人民币壹亿零壹元整")]
    [InlineData(1000000000000000, "人民币壹拾万亿元整")]
    [InlineData(1234567890123456, "人民币壹拾贰万叁仟肆佰伍拾陆亿柒仟捌佰玖拾万零壹仟贰佰叁拾肆元伍角陆分")]
    [InlineData(-360000, "人民币负叁仟陆佰元整")]
    public void Capitals_follow_the_payment_rules(long fen, string capitals) => Assert.Equal(capitals, new Money(fen).ToCapitals());

    [Fact]
    public void Capitals_never_double_a_zero() =>
        Gen.Long[0, Most].Sample(fen => !new Money(fen).ToCapitals().Contains("零零", StringComparison.Ordinal));
}
