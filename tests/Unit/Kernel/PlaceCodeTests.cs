using System.Globalization;
using Anyu.Kernel;
using CsCheck;
using Xunit;

namespace Anyu.Unit.Kernel;

public sealed class PlaceCodeTests
{
    private static readonly Gen<PlaceCode> Codes =
        from digits in Gen.Long[110_000_000_000, 999_999_999_999]
        from cut in Gen.OneOf(1L, 1_000L, 1_000_000L, 100_000_000L, 10_000_000_000L)
        select PlaceCode.Parse((digits - (digits % cut)).ToString(CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("22", "220000", PlaceLevel.Province)]
    [InlineData("3715", "371500", PlaceLevel.Prefecture)]
    [InlineData("371581", "371581", PlaceLevel.County)]
    [InlineData(" 371581001 ", "371581001", PlaceLevel.Township)]
    [InlineData("371581001001", "371581001001", PlaceLevel.Village)]
    [InlineData("220000000000", "220000", PlaceLevel.Province)]
    [InlineData("000000", "000000", PlaceLevel.Nation)]
    public void A_code_of_any_length_finds_its_level(string text, string written, PlaceLevel level)
    {
        var code = PlaceCode.Parse(text);
        Assert.Equal(written, code.ToString());
        Assert.Equal(level, code.Level);
    }

    [Theory]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("37158")]
    [InlineData("05000")]
    [InlineData("050000")]
    [InlineData("37158A")]
    [InlineData("３７１５８１")]
    [InlineData("-71581")]
    [InlineData("3715810010011")]
    public void What_is_no_code_is_refused(string text)
    {
        Assert.False(PlaceCode.TryParse(text, out _, out var problem));
        Assert.Equal("KRN-0008", problem.Code);
    }

    [Fact]
    public void A_village_leads_to_the_nation_level_by_level() =>
        Assert.Equal(
            ["000000", "370000", "371500", "371581", "371581001", "371581001001"],
            PlaceCode.Parse("371581001001").Chain().Select(code => code.ToString()));

    [Fact]
    public void A_township_of_a_city_without_districts_lies_directly_in_it() =>
        Assert.Equal(["000000", "440000", "441900", "441900003"], PlaceCode.Parse("441900003").Chain().Select(code => code.ToString()));

    [Fact]
    public void Every_chain_starts_at_the_nation_narrows_and_ends_at_the_place() =>
        Codes.Sample(code =>
        {
            var chain = code.Chain();
            return chain[0] == PlaceCode.Nation && chain[^1] == code
                && chain.Zip(chain.Skip(1)).All(step => step.First.Level < step.Second.Level && step.Second.IsWithin(step.First) && step.First < step.Second);
        });

    [Fact]
    public void What_is_printed_is_read_back() => Codes.Sample(code => PlaceCode.Parse(code.ToString()) == code);

    [Fact]
    public void To_lie_within_is_to_have_it_in_the_chain() =>
        Gen.Select(Codes, Codes, Gen.Enum<PlaceLevel>()).Sample((code, other, level) =>
        {
            var wider = code.At(level);
            return code.IsWithin(wider) && code.Chain().Contains(wider) && code.IsWithin(other) == code.Chain().Contains(other);
        });
}
