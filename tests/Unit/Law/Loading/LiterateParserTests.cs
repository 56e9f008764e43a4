using Anyu.Kernel;
using Anyu.Law;
using Xunit;

namespace Anyu.Unit.Law;

public sealed class LiterateParserTests
{
    private const string Header = "---\nslug: x\n---\n";

    [Fact]
    public void Addresses_follow_the_headings()
    {
        var raw = Parse("# 题\n\n## 二、主要\n\n### （四）做\n\n#### 1. 先\n\n文。\n\n#### 2. 后\n\n## 三、保障\n\n### 其他\n");
        Assert.Equal(["前言", "二", "二（四）", "二（四）1", "二（四）2", "三", "三/其他"], raw.Articles.Select(a => a.Address));
        Assert.Equal(["文。"], raw.Articles[3].Paragraphs);
    }

    [Fact]
    public void Articles_of_a_statute_begin_with_their_number()
    {
        var raw = Parse("说明\n\n## 第一章 总则\n\n第一条 甲。\n\n乙。\n\n第二条 丙。\n\n附录：\n\n一、丁\n");
        Assert.Equal(["前言", "第一章", "第一条", "第二条", "附录/前言", "附录/一"], raw.Articles.Select(a => a.Address));
        Assert.Equal(["第一条 甲。", "乙。"], raw.Articles[2].Paragraphs);
    }

    [Fact]
    public void A_forwarded_annex_is_a_part_of_its_own()
    {
        var raw = Parse("# 通知\n\n一、各地。\n\n# 附件：决定\n\n序。\n\n## 一、甲\n\n### （一）乙\n");
        Assert.Equal(["转发/前言", "转发/一", "附件/前言", "附件/一", "附件/一（一）"], raw.Articles.Select(a => a.Address));
        Assert.Equal("附件", raw.Articles[^1].Part);
    }

    [Fact]
    public void Blocks_belong_to_their_article_and_keep_their_lines()
    {
        var raw = Parse("## 一、甲\n\n文一。\n\n```measure\nid: a\n```\n\n文二。\n");
        var article = Assert.Single(raw.Articles);
        Assert.Equal(["文一。", "文二。"], article.Paragraphs);
        var block = Assert.Single(article.Blocks);
        Assert.Equal(8, block.At.Line);
        Assert.Equal(9, block.Yaml!.Entries[0].KeyAt.Line);
    }

    [Fact]
    public void The_digest_does_not_see_blocks()
    {
        var plain = Parse("## 一、甲\n\n文一。\n\n文二。\n");
        var blocks = Parse("## 一、甲\n\n文一。\n\n```measure\nid: a\n```\n\n```measure\nid: b\n```\n\n文二。\n");
        Assert.Equal(plain.TextHash, blocks.TextHash);
        Assert.NotEqual(plain.TextHash, Parse("## 一、甲\n\n文一。\n\n文三。\n").TextHash);
    }

    [Theory]
    [InlineData("slug: x\n", "LAW-0014")]
    [InlineData("---\nslug: x\n", "LAW-0014")]
    [InlineData("---\nslug: x\n---\n```measure\nid: a\n", "LAW-0015")]
    public void A_file_that_is_cut_short_is_a_problem(string text, string code)
    {
        var sink = new ProblemSink();
        LiterateParser.Parse("law/x.md", text, sink);
        Assert.Contains(sink.Problems, p => p.Code == code);
    }

    private static RawDocument Parse(string body)
    {
        var sink = new ProblemSink();
        var raw = LiterateParser.Parse("law/x.md", Header + body, sink);
        Assert.Empty(sink.Problems);
        return raw!;
    }
}
