using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>The header of a law file. Keys of the source that the format does not name are kept for display.</summary>
internal sealed record DocumentHeader(
    string Slug,
    DocumentKind Kind,
    string Title,
    string? Number,
    string Issuer,
    string Place,
    ImmutableSortedDictionary<string, string> PartPlaces,
    DateOnly? Issued,
    Validity InForce,
    bool Confirmed,
    ImmutableArray<string> Supersedes,
    ContentFile File,
    RawDocument Raw)
{
    /// <summary>What blocks need to know of the header before interpretations are known; nothing is reported.</summary>
    public static DocumentHeader Outline(ContentFile file, RawDocument raw)
    {
        var quiet = new ProblemSink();
        var reader = new MapReader(raw.FrontMatter, quiet, file.Stem);
        var slug = reader.Text("slug") ?? file.Stem;
        var kind = reader.Word("kind", Words.DocumentKinds, DocumentKind.Document);
        return new DocumentHeader(
            slug, kind, reader.Text("title") ?? slug, null, "", reader.Text("place") ?? "", PartPlacesOf(reader), null, new Validity(null),
            kind != DocumentKind.Reference && reader.Word("status", Words.Statuses, fallback: true), [], file, raw);
    }

    /// <summary>Reads the header.</summary>
    public static DocumentHeader Read(ContentFile file, RawDocument raw, LoadContext context, ProblemSink sink)
    {
        var reader = new MapReader(raw.FrontMatter, sink, file.Stem);
        var outline = Outline(file, raw);
        _ = reader.NeedId("slug");
        _ = reader.Word("kind", Words.DocumentKinds, DocumentKind.Document);
        _ = reader.Word("status", Words.Statuses, fallback: true);
        var place = reader.Scalar("place", reader.Need("place"));
        context.CheckPlace(place, sink);
        CheckPath(file, outline.Slug, place, sink);
        CheckDigest(reader, outline.Kind, raw, sink);

        var choices = new ChoiceReader(context, sink);
        var inForce = outline.Kind == DocumentKind.Interpretations ? new Validity(null)
            : reader.Need("in-force") is null ? new Validity(null)
            : Validities.Read(reader, new Validity(null), choices, context);
        return outline with
        {
            Title = reader.NeedText("title"),
            Number = reader.Text("number"),
            Issuer = reader.Text("issuer") ?? "",
            Issued = reader.Text("date-issued") is null or "unknown" ? null : reader.Date("date-issued"),
            InForce = inForce,
            Supersedes = [.. reader.Texts("supersedes").Select(t => t.Text)],
        };
    }

    /// <summary>The site of the blocks of an article.</summary>
    public BlockSite Site(RawArticle article) => new(
        Slug,
        article.Address,
        PartPlaces.GetValueOrDefault(article.Part, Place),
        InForce,
        Confirmed,
        string.Join('\n', article.Paragraphs.Prepend(article.Heading)));

    /// <summary>The document with its articles.</summary>
    public LawDocument Document(ImmutableArray<Article> articles) => new(
        Slug, Kind, Title, Number, Issuer, Place, Issued, InForce, Confirmed, articles, File.Path, File.Hash, Scalars())
    {
        Supersedes = Supersedes,
    };

    private ImmutableSortedDictionary<string, string> Scalars() => Raw.FrontMatter.Entries
        .Where(e => e.Value is YamlText { IsNothing: false })
        .ToImmutableSortedDictionary(e => e.Key, e => ((YamlText)e.Value).Text, StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, string> PartPlacesOf(MapReader reader) =>
        (reader.Map("part-place")?.Entries ?? []).ToImmutableSortedDictionary(e => e.Key, e => (e.Value as YamlText)?.Text ?? "", StringComparer.Ordinal);

    private static void CheckPath(ContentFile file, string slug, YamlText? place, ProblemSink sink)
    {
        var expected = $"law/{place?.Text}/{slug}.md";
        if (place is not null && file.Path != expected)
        {
            sink.Add(LawProblems.FileName(new SourceLocation(file.Path, 1), slug, expected));
        }
    }

    /// <summary>An official text may not change unseen. The words of other files are our own and may be bettered: they need no digest, but one that is stated must be right.</summary>
    private static void CheckDigest(MapReader reader, DocumentKind kind, RawDocument raw, ProblemSink sink)
    {
        var digest = kind == DocumentKind.Document ? reader.Need("text-sha256") : reader.Take("text-sha256");
        if (reader.Scalar("text-sha256", digest) is { } stated && stated.Text != raw.TextHash)
        {
            sink.Add(LawProblems.TextChanged(stated.At, stated.Text, raw.TextHash));
        }
    }
}
