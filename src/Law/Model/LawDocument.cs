using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>What a file of <c>content/law</c> is.</summary>
public enum DocumentKind
{
    /// <summary>An official text, verbatim.</summary>
    Document,

    /// <summary>Facts about a text that is not at hand; nothing in it is quoted and everything is unconfirmed.</summary>
    Reference,

    /// <summary>Only interpretations, shared by several documents.</summary>
    Interpretations,
}

/// <summary>One policy document: the official text article by article, and what the computer makes of each.</summary>
/// <param name="Slug">Its id, such as <c>some-2023-56-opinions</c>.</param>
/// <param name="Kind">What the file is.</param>
/// <param name="Title">The official title.</param>
/// <param name="Number">The document number, or null.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="Place">The division whose law it is.</param>
/// <param name="Issued">The date of issue, or null when the text has none.</param>
/// <param name="InForce">When it is in force.</param>
/// <param name="Confirmed">False when nobody has compared the text with the official one.</param>
/// <param name="Articles">All articles in the order of the text, the preface first.</param>
/// <param name="File">Path of the file under the content root.</param>
/// <param name="FileHash">SHA-256 of the file, lower-case hexadecimal: what a receipt pins.</param>
/// <param name="FrontMatter">All front-matter scalars as written, for display.</param>
public sealed record LawDocument(
    string Slug,
    DocumentKind Kind,
    string Title,
    string? Number,
    string Issuer,
    string Place,
    DateOnly? Issued,
    Validity InForce,
    bool Confirmed,
    ImmutableArray<Article> Articles,
    string File,
    string FileHash,
    ImmutableSortedDictionary<string, string> FrontMatter)
{
    /// <summary>Slugs of the documents that this one replaces.</summary>
    public ImmutableArray<string> Supersedes { get; init; } = [];

    /// <summary>All blocks of all articles, in the order of the text.</summary>
    public IEnumerable<LawBlock> Blocks => Articles.SelectMany(a => a.Blocks);
}

/// <summary>One article: a heading or number, its verbatim text, its blocks.</summary>
/// <param name="Document">Slug of its document.</param>
/// <param name="Address">Its address in the document, such as <c>二（四）1</c> or <c>第七条</c>.</param>
/// <param name="Place">The division whose law this article is; differs from the document's in a forwarded annex.</param>
/// <param name="Heading">The heading line without its marks; empty for a numbered paragraph of a statute.</param>
/// <param name="Level">Heading depth, 1 to 6; 0 for the preface and for 第…条 paragraphs.</param>
/// <param name="Paragraphs">Its own text, paragraph by paragraph, without those of the articles below it.</param>
/// <param name="Blocks">What the computer makes of it.</param>
/// <param name="At">Where it begins.</param>
public sealed record Article(
    string Document,
    string Address,
    string Place,
    string Heading,
    int Level,
    ImmutableArray<string> Paragraphs,
    ImmutableArray<LawBlock> Blocks,
    SourceLocation At)
{
    /// <summary>The full address, <c>document#article</c>.</summary>
    public string FullAddress => $"{Document}#{Address}";
}
