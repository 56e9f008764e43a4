using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Cuts a literate file into header, articles, paragraphs and blocks, with exact lines.</summary>
internal sealed class LiterateParser
{
    private const string Rule = "---";
    private readonly string file;
    private readonly string[] lines;
    private readonly ProblemSink sink;
    private readonly ImmutableArray<RawArticle>.Builder articles = ImmutableArray.CreateBuilder<RawArticle>();
    private readonly ImmutableArray<string>.Builder paragraphs = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<RawBlock>.Builder blocks = ImmutableArray.CreateBuilder<RawBlock>();
    private readonly List<string> paragraph = [];
    private ArticleAddress address;
    private string heading = "";
    private int level;
    private int articleLine;
    private (string Address, string Part) open;

    private LiterateParser(string file, string text, ProblemSink sink)
    {
        (this.file, this.sink) = (file, sink);
        lines = text.Split('\n');
        address = new ArticleAddress(hasAnnex: false);
    }

    /// <summary>Reads a literate file.</summary>
    /// <returns>Its parts, or null when it has no readable header.</returns>
    public static RawDocument? Parse(string file, string text, ProblemSink sink) => new LiterateParser(file, text, sink).Run();

    private RawDocument? Run()
    {
        var end = lines.Length > 0 && lines[0] == Rule ? Array.IndexOf(lines, Rule, 1) : -1;
        if (end < 0)
        {
            sink.Add(LawProblems.NoFrontMatter(At(1)));
            return null;
        }

        var header = YamlReader.Read(string.Join('\n', lines, 1, end - 1), file, 1, sink);
        ReadBody(end + 1);
        if (header is YamlMap map)
        {
            return new RawDocument(file, map, articles.ToImmutable(), OfficialText.Digest(lines.AsSpan(end + 1)));
        }

        if (header is not null)
        {
            sink.Add(LawProblems.WrongType(header.At, new("文件开头的说明", "the header"), new("键值对", "a mapping"), header.KindLabel));
        }

        return null;
    }

    private void ReadBody(int first)
    {
        address = new ArticleAddress(lines.Skip(first).Any(ArticleAddress.OpensAnnex));
        open = (address.Current, address.Part);
        articleLine = first + 1;
        for (var index = first; index < lines.Length; index++)
        {
            var line = lines[index];
            if (line.StartsWith(OfficialText.Fence, StringComparison.Ordinal))
            {
                EndParagraph();
                index = ReadBlock(index);
            }
            else if (line.Length == 0)
            {
                EndParagraph();
            }
            else if (HeadingDepth(line) is > 0 and var depth)
            {
                EndParagraph();
                ReadHeading(depth, line[depth..].Trim(), index);
            }
            else
            {
                ReadText(line, index);
            }
        }

        EndParagraph();
        EndArticle();
    }

    private void ReadHeading(int depth, string text, int index)
    {
        // A title that opens no part is text of the article in which it stands.
        if (depth == 1 && !address.Heading(depth, text))
        {
            paragraphs.Add(text);
            return;
        }

        EndArticle();
        if (depth > 1)
        {
            address.Heading(depth, text);
        }

        Begin(text, depth, index);
    }

    private void ReadText(string line, int index)
    {
        if (paragraph.Count == 0 && address.Paragraph(line))
        {
            EndArticle();
            Begin("", 0, index);
        }

        paragraph.Add(line);
    }

    private int ReadBlock(int index)
    {
        var kind = lines[index][OfficialText.Fence.Length..].Trim();
        var close = Array.FindIndex(lines, index + 1, l => l.StartsWith(OfficialText.Fence, StringComparison.Ordinal));
        if (close < 0 || lines[close].TrimEnd() != OfficialText.Fence)
        {
            sink.Add(LawProblems.UnclosedBlock(At(index + 1), kind));
            return close < 0 ? lines.Length : close - 1;
        }

        var yaml = YamlReader.Read(string.Join('\n', lines, index + 1, close - index - 1), file, index + 1, sink);
        if (yaml is not null and not YamlMap)
        {
            sink.Add(LawProblems.WrongType(yaml.At, new($"“{kind}”块", $"the “{kind}” block"), new("键值对", "a mapping"), yaml.KindLabel));
        }

        blocks.Add(new RawBlock(kind, yaml as YamlMap, At(index + 1)));
        return close;
    }

    private void Begin(string text, int depth, int index)
    {
        (heading, level, articleLine) = (text, depth, index + 1);
        open = (address.Current, address.Part);
    }

    private void EndParagraph()
    {
        if (paragraph.Count > 0)
        {
            paragraphs.Add(string.Join('\n', paragraph));
            paragraph.Clear();
        }
    }

    private void EndArticle()
    {
        if (heading.Length > 0 || paragraphs.Count > 0 || blocks.Count > 0)
        {
            articles.Add(new RawArticle(open.Address, open.Part, heading, level, paragraphs.ToImmutable(), blocks.ToImmutable(), articleLine));
        }

        paragraphs.Clear();
        blocks.Clear();
        heading = "";
    }

    private static int HeadingDepth(string line)
    {
        var depth = line.AsSpan().IndexOfAnyExcept('#');
        return depth is >= 1 and <= 6 && line[depth] == ' ' ? depth : 0;
    }

    private SourceLocation At(int line) => new(file, line);
}
