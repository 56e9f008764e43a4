using Anyu.Kernel;
using CsCheck;
using Xunit;

namespace Anyu.Unit.Kernel;

public sealed class UnifiedSocialCreditCodeTests
{
    private const string Letters = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static readonly Gen<string> Codes =
        from head in Gen.OneOf("91", "52", "12")
        from region in Gen.OneOf("110000", "371581", "220100")
        from body in Gen.Char[Letters].Array[8]
        let inside = new string(body)
        let seventeen = head + region + inside + UnifiedSocialCreditCode.OrganisationCheckCharacter(inside)
        select seventeen + UnifiedSocialCreditCode.CheckCharacter(seventeen);

    [Theory]
    [InlineData("91110000600037341L", "600037341")]
    [InlineData("91350100M000100Y43", "M000100Y4")]
    [InlineData("91440300708461136T", "708461136")]
    public void A_published_code_holds_and_its_organisation_code_too(string text, string organisation)
    {
        Assert.True(UnifiedSocialCreditCode.TryParse(text, out var code, out var problem), problem?.ToString());
        Assert.Equal(organisation, code.OrganisationCode);
        Assert.Equal(organisation[8], UnifiedSocialCreditCode.OrganisationCheckCharacter(organisation[..8]));
        Assert.Equal('9', code.Authority);
        Assert.Equal(text[2..8], code.Region);
    }

    [Theory]
    [InlineData("9111000060003734", "KRN-0005")]
    [InlineData("9111000060003734IL", "KRN-0005")]
    [InlineData("9111A000600037341L", "KRN-0005")]
    [InlineData("91110000600037351L", "KRN-0006")]
    [InlineData("91110100600037341L", "KRN-0007")]
    public void A_wrong_code_says_where(string text, string number)
    {
        Assert.False(UnifiedSocialCreditCode.TryParse(text, out _, out var problem));
        Assert.Equal(number, problem.Code);
    }

    [Fact]
    public void Every_single_wrong_character_is_found() =>
        Gen.Select(Codes, Gen.Int[0, 17], Gen.Int[1, 30]).Sample((code, at, shift) =>
        {
            var other = Letters[(Letters.IndexOf(code[at], StringComparison.Ordinal) + shift) % Letters.Length];
            return !UnifiedSocialCreditCode.TryParse(string.Concat(code.AsSpan(0, at), [other], code.AsSpan(at + 1)), out _, out _);
        });

    [Fact]
    public void Every_exchange_of_neighbours_is_found() =>
        Gen.Select(Codes, Gen.Int[0, 16]).Sample((code, at) =>
            code[at] == code[at + 1]
            || !UnifiedSocialCreditCode.TryParse(string.Concat(code.AsSpan(0, at), [code[at + 1], code[at]], code.AsSpan(at + 2)), out _, out _));

    [Fact]
    public void Every_code_made_by_the_rule_holds() =>
        Codes.Sample(code => UnifiedSocialCreditCode.TryParse(code, out var read, out _) && read.ToString() == code);
}
