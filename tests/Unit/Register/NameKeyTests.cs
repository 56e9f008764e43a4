using Anyu.Register;
using CsCheck;
using Xunit;

namespace Anyu.Unit.Register;

public sealed class NameKeyTests
{
    private static NameKeys Keys => Desks.Content.Names;

    [Theory]
    [InlineData("王伟", "wangwei", "WW")]
    [InlineData("尉迟恭", "yuchigong", "YCG")]
    [InlineData("单于静", "chanyujing", "CYJ")]
    [InlineData("曾国藩", "zengguofan", "ZGF")]
    [InlineData("吕布", "lvbu", "LB")]
    [InlineData("朴正花", "piaozhenghua", "PZH")]
    [InlineData("张喆", "zhangzhe", "ZZ")]
    [InlineData("李𬭎", "lihong", "LH")]
    [InlineData("买买提·艾力", "maimaitiaili", "MMTAL")]
    [InlineData("Maria", "maria", "M")]
    public void A_name_has_the_reading_that_people_use(string name, string pinyin, string initials)
    {
        var keys = Keys.Of(name);
        Assert.Equal((pinyin, initials), (keys.Pinyin, keys.Initials));
    }

    [Theory]
    [InlineData("单雄信", "danxiongxin")]
    [InlineData("解晓东", "jiexiaodong")]
    [InlineData("张长河", "zhangchanghe")]
    [InlineData("阿卜杜拉·买买提", "abudulamaimaiti")]
    [InlineData("阿卜杜拉·买买提", "maimaiti")]
    [InlineData("阿卜杜拉·买买提", "买买提")]
    public void Every_other_reading_and_every_part_is_a_key_too(string name, string key) => Assert.Contains(key, Keys.Of(name).Others);

    [Theory]
    [InlineData("張偉", "张伟")]
    [InlineData("阿卜杜拉•买买提", "阿卜杜拉·买买提")]
    [InlineData("阿卜杜拉买买提", "阿卜杜拉·买买提")]
    [InlineData("峯", "峰")]
    public void Variants_and_dots_do_not_part_a_name_from_itself(string written, string standard) => Assert.Equal(Keys.Of(standard).Plain, Keys.Of(written).Plain);

    [Theory]
    [InlineData("阿卜杜拉•买买提", "阿卜杜拉·买买提")]
    [InlineData(" 王伟 ", "王伟")]
    [InlineData("ＡＢＣ", "ABC")]
    [InlineData("王\uE863", null)]
    [InlineData("王\uE864", "王\u9FBB")]
    [InlineData("王\u0007", null)]
    [InlineData("", null)]
    [InlineData("123", null)]
    public void A_name_is_kept_in_its_official_form_or_refused(string written, string? kept)
    {
        var (name, problem) = Keys.Form.Keep(written);
        Assert.Equal(kept ?? "", name);
        Assert.Equal(kept is null, problem is not null);
    }

    [Fact]
    public void A_name_of_fifty_one_characters_is_too_long() => Assert.Equal("REG-0002", Keys.Form.Keep(new string('王', 51)).Problem!.Code);

    [Theory]
    [InlineData("Zhāng Wěi", "zhangwei")]
    [InlineData("lü bu", "lvbu")]
    [InlineData("lyubu", "lvbu")]
    [InlineData("nu:wa", "nvwa")]
    [InlineData("xi'an", "xian")]
    public void Pinyin_is_understood_as_people_type_it(string typed, string letters) => Assert.Equal(letters, Keys.Query(typed)!.Key);

    [Fact]
    public void Letters_may_be_initials_when_they_are_few()
    {
        Assert.Equal("ZGF", Keys.Query("zgf")!.Initials);
        Assert.Null(Keys.Query("zengguofan")!.Initials);
        Assert.Null(Keys.Query("·"));
    }

    /// <summary>Whatever part of a stored name is typed, the key of the name begins with the key typed.</summary>
    [Fact]
    public void Every_beginning_of_a_name_leads_to_it() =>
        Gen.Char["王李张刘陈单解曾乐尉迟长行重朝吕女绿覃区查盖华任翟"].Array[2, 5].Select(characters => new string(characters)).Sample(name =>
        {
            var keys = Keys.Of(name);
            Assert.StartsWith(Keys.Form.Plain(name[..2]), keys.Plain, StringComparison.Ordinal);
            var sound = Keys.Query(keys.Pinyin)!;
            Assert.Equal(keys.Pinyin.Replace("lyu", "lv", StringComparison.Ordinal).Replace("nyu", "nv", StringComparison.Ordinal), sound.Key);
            Assert.Equal(keys.Initials.Length, keys.Initials.Count(char.IsAsciiLetterUpper));
            Assert.True(keys.Others.Length <= 16);
        });

    [Fact]
    public void Readings_cover_the_characters_of_names() => Assert.True(Desks.Content.Pinyin.Count > 41_000);
}
