using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Turns a literate file into a document with its articles and blocks.</summary>
internal sealed class DocumentReader
{
    private readonly ContentFile file;
    private readonly RawDocument raw;
    private readonly ProblemSink sink;
    private readonly DocumentHeader header;

    private DocumentReader(ContentFile file, RawDocument raw, DocumentHeader header, ProblemSink sink) =>
        (this.file, this.raw, this.header, this.sink) = (file, raw, header, sink);

    /// <summary>The slug of the header, or the file's name.</summary>
    public static string SlugOf(ContentFile file, RawDocument raw) => (raw.FrontMatter.Find("slug")?.Value as YamlText)?.Text ?? file.Stem;

    /// <summary>Reads the interpretations alone, which must be known before anything else can be.</summary>
    public static ImmutableArray<Interpretation> Interpretations(ContentFile file, RawDocument raw, ProblemSink sink)
    {
        var found = ImmutableArray.CreateBuilder<Interpretation>();
        var outline = DocumentHeader.Outline(file, raw);
        foreach (var article in raw.Articles)
        {
            foreach (var block in article.Blocks.Where(b => b is { Kind: "interpretation", Yaml: not null }))
            {
                found.Add(InterpretationReader.Read(ReaderOf(block, sink), outline.Site(article), block.At));
            }
        }

        return found.ToImmutable();
    }

    /// <summary>Reads the whole document.</summary>
    public static LawDocument Read(ContentFile file, RawDocument raw, LoadContext context, ProblemSink sink)
    {
        return new DocumentReader(file, raw, DocumentHeader.Read(file, raw, context, sink), sink).ReadArticles(context);
    }

    private LawDocument ReadArticles(LoadContext context)
    {
        var byLine = context.Interpretations.Values.Where(i => i.At.File == file.Path).ToDictionary(i => i.At.Line);
        var articles = ImmutableArray.CreateBuilder<Article>(raw.Articles.Length);
        foreach (var article in raw.Articles)
        {
            var site = header.Site(article);
            var blocks = article.Blocks.Select(b => ReadBlock(b, site, context, byLine)).OfType<LawBlock>().ToImmutableArray();
            articles.Add(new Article(
                header.Slug, article.Address, site.Place, article.Heading, article.Level, article.Paragraphs, blocks, new SourceLocation(file.Path, article.Line)));
        }

        return header.Document(articles.ToImmutable());
    }

    private LawBlock? ReadBlock(RawBlock block, BlockSite site, LoadContext context, Dictionary<int, Interpretation> interpretations)
    {
        if (!Words.Blocks.Contains(block.Kind, StringComparer.Ordinal))
        {
            sink.Add(LawProblems.UnknownBlock(block.At, block.Kind, Nearest.To(block.Kind, Words.Blocks)));
            return null;
        }

        if (block.Yaml is null)
        {
            return null;
        }

        return block.Kind switch
        {
            "interpretation" => interpretations.GetValueOrDefault(block.At.Line),
            "provision" => new ProvisionReader(ReaderOf(block, sink), site, context).Read(block.At),
            "definition" => new DefinitionReader(ReaderOf(block, sink), site, context).Read(block.At),
            "measure" => LedgerReaders.Measure(ReaderOf(block, sink), site, block.At),
            "target" => LedgerReaders.Target(ReaderOf(block, sink), site, block.At, context),
            _ => LedgerReaders.Carrier(block.Kind, ReaderOf(block, sink), site, block.At),
        };
    }

    private static MapReader ReaderOf(RawBlock block, ProblemSink sink) =>
        new(block.Yaml!, sink, (block.Yaml!.Find("id")?.Value as YamlText)?.Text is { Length: > 0 } id ? id : block.Kind);
}
