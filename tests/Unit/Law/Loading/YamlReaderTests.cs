using Anyu.Kernel;
using Anyu.Law;
using Xunit;

namespace Anyu.Unit.Law;

public sealed class YamlReaderTests
{
    [Fact]
    public void Keys_may_contain_blanks_and_lines_count_from_the_file()
    {
        var map = Assert.IsType<YamlMap>(Read("id: a\nraise to: 180\n", offset: 10));
        var entry = map.Find("raise to")!;
        Assert.Equal(12, entry.KeyAt.Line);
        Assert.Equal(11, entry.Value.At.Column);
        Assert.Equal("180", Assert.IsType<YamlText>(entry.Value).Text);
    }

    [Fact]
    public void A_quoted_text_begins_after_its_quote()
    {
        var map = Assert.IsType<YamlMap>(Read("when: 'a = b'\n"));
        Assert.Equal(8, map.Entries[0].Value.At.Column);
    }

    [Fact]
    public void Null_in_quotes_is_a_text()
    {
        var map = Assert.IsType<YamlMap>(Read("a: null\nb: 'null'\n"));
        Assert.True(((YamlText)map.Entries[0].Value).IsNothing);
        Assert.False(((YamlText)map.Entries[1].Value).IsNothing);
    }

    [Theory]
    [InlineData("a: [1, 2", "LAW-0002")]
    [InlineData("a: {b: 1", "LAW-0002")]
    [InlineData("a: 'x", "LAW-0002")]
    [InlineData("a: b: c", "LAW-0002")]
    [InlineData("force: [must\nwhen: x\nset: 3\n", "LAW-0002")]
    [InlineData("a:\n\tb: 1", "LAW-0003")]
    [InlineData("a: 1\na: 2", "LAW-0005")]
    [InlineData("[a]: 1", "LAW-0006")]
    [InlineData("a: &x 1\nb: *x", "LAW-0018")]
    [InlineData("a: !!int 1", "LAW-0018")]
    [InlineData("a: 1\n---\nb: 2", "LAW-0038")]
    [InlineData("# nothing\n", "LAW-0039")]
    public void A_fault_is_a_numbered_problem_with_its_line(string text, string code)
    {
        var sink = new ProblemSink();
        YamlReader.Read(text, "file.yaml", 0, sink);
        Assert.Contains(sink.Problems, p => p.Code == code && p.At!.Line >= 1);
    }

    [Fact]
    public void Deep_nesting_is_refused()
    {
        var sink = new ProblemSink();
        YamlReader.Read("a: " + new string('[', 5_000), "file.yaml", 0, sink);
        Assert.Equal("LAW-0002", Assert.Single(sink.Problems).Code);
    }

    [Fact]
    public void What_is_written_again_reads_the_same()
    {
        const string Text = "mother: { employed: true, note: \"a: b, c\" }\nlist: [1, '2', { x: y }]\nempty: []\n";
        var first = YamlWriter.Write(Read(Text)!);
        Assert.Equal(first, YamlWriter.Write(Read(first)!));
        Assert.Contains("\"a: b, c\"", first, StringComparison.Ordinal);
    }

    private static YamlItem? Read(string text, int offset = 0)
    {
        var sink = new ProblemSink();
        var item = YamlReader.Read(text, "file.yaml", offset, sink);
        Assert.Empty(sink.Problems);
        return item;
    }
}
