using Anyu.Kernel;
using CsCheck;
using Xunit;

namespace Anyu.Unit.Kernel;

public sealed class ResidentIdTests
{
    private const string Known = "11010519491231002X";

    /// <summary>Any number that holds: a known province, a real date, any sequence, the right check character.</summary>
    private static readonly Gen<string> Numbers =
        from region in Gen.OneOf("110105", "371581", "440524", "130503", "830000", "911156")
        from day in Gen.Int[new DateOnly(1900, 1, 1).DayNumber, new DateOnly(2026, 12, 31).DayNumber]
        from sequence in Gen.Int[0, 999]
        let seventeen = FormattableString.Invariant($"{region}{DateOnly.FromDayNumber(day):yyyyMMdd}{sequence:D3}")
        select seventeen + ResidentId.CheckCharacter(seventeen);

    [Theory]
    [InlineData("11010519491231002X", "1949-12-31", RegisteredSex.Female)]
    [InlineData("440524188001010014", "1880-01-01", RegisteredSex.Male)]
    [InlineData(" 11010519491231002x ", "1949-12-31", RegisteredSex.Female)]
    public void A_known_number_gives_birth_date_and_sex(string text, string birthDate, RegisteredSex sex)
    {
        var id = Read(text);
        Assert.Equal(birthDate, id.BirthDate.ToString("O"));
        Assert.Equal(sex, id.Sex);
    }

    [Fact]
    public void Fifteen_digits_become_eighteen() => Assert.Equal("130503196704010016", Read("130503670401001").Reveal());

    [Fact]
    public void A_number_is_masked_wherever_it_is_printed()
    {
        var id = Read(Known);
        Assert.Equal("110***********002X", id.ToString());
        Assert.Equal("110***********002X", $"{id}");
        Assert.Equal("", default(ResidentId).ToString());
    }

    [Fact]
    public void The_foreigners_card_and_residence_permits_hold()
    {
        var foreigner = "91115619900101001";
        Assert.True(Read(foreigner + ResidentId.CheckCharacter(foreigner)).IsForeigner);
        var permit = "81000019900101001";
        Assert.False(Read(permit + ResidentId.CheckCharacter(permit)).IsForeigner);
    }

    [Theory]
    [InlineData("1101051949123100", "KRN-0001", "16 位")]
    [InlineData("110105194912A1002X", "KRN-0001", "第 13 位可能输错了")]
    [InlineData("11010519491231002Y", "KRN-0001", "第 18 位可能输错了")]
    [InlineData("990105194912310027", "KRN-0004", "可能")]
    [InlineData("160105194912310027", "KRN-0002", "第 1–2 位可能输错了")]
    [InlineData("110105194913310027", "KRN-0003", "第 7–14 位可能输错了")]
    [InlineData("110105491331002", "KRN-0003", "第 7–12 位可能输错了")]
    [InlineData("110105194912310021", "KRN-0004", "可能输错了一位")]
    public void A_wrong_number_says_which_characters_are_probably_mistyped(string text, string code, string says)
    {
        var problem = Refused(text);
        Assert.Equal(code, problem.Code);
        Assert.Contains(says, problem.What.Zh, StringComparison.Ordinal);
        Assert.DoesNotContain(text, problem.What.Zh + problem.What.En + problem.Why.Zh + problem.Mend.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exchange_with_one_explanation_names_the_two_places() =>
        Assert.Contains("或第 3–4 位颠倒", Refused("11100519491231002X").What.Zh, StringComparison.Ordinal);

    [Fact]
    public void Every_single_wrong_digit_is_found() =>
        Gen.Select(Numbers, Gen.Int[0, 16], Gen.Int[1, 9]).Sample((number, at, shift) =>
            !ResidentId.TryParse(Replace(number, at, (char)('0' + ((number[at] - '0' + shift) % 10))), out _, out _));

    [Fact]
    public void Every_exchange_of_neighbours_is_found() =>
        Gen.Select(Numbers, Gen.Int[0, 15]).Sample((number, at) =>
            number[at] == number[at + 1] || !ResidentId.TryParse(Replace(Replace(number, at, number[at + 1]), at + 1, number[at]), out _, out _));

    [Fact]
    public void Every_number_made_by_the_rule_holds() => Numbers.Sample(number => Read(number).Reveal() == number);

    private static ResidentId Read(string text)
    {
        Assert.True(ResidentId.TryParse(text, out var id, out var problem), problem?.ToString());
        return id;
    }

    private static Problem Refused(string text)
    {
        Assert.False(ResidentId.TryParse(text, out _, out var problem));
        return problem;
    }

    private static string Replace(string text, int at, char by) => string.Concat(text.AsSpan(0, at), [by], text.AsSpan(at + 1));
}
