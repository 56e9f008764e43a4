using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>A literate file cut into its parts, before anything is understood.</summary>
/// <param name="File">Path under the content root.</param>
/// <param name="FrontMatter">The header.</param>
/// <param name="Articles">The articles in the order of the text, the preface first.</param>
/// <param name="TextHash">SHA-256 of the official text without the blocks.</param>
internal sealed record RawDocument(string File, YamlMap FrontMatter, ImmutableArray<RawArticle> Articles, string TextHash);

/// <summary>An article as it stands.</summary>
/// <param name="Address">Its address in the document.</param>
/// <param name="Part">The part of a document with an annex (转发, 附件), else empty.</param>
/// <param name="Heading">The heading line without its marks; empty for the preface and for numbered paragraphs.</param>
/// <param name="Level">The heading's depth; 0 without a heading.</param>
/// <param name="Paragraphs">Its own text.</param>
/// <param name="Blocks">Its blocks.</param>
/// <param name="Line">The line it begins in.</param>
internal sealed record RawArticle(
    string Address,
    string Part,
    string Heading,
    int Level,
    ImmutableArray<string> Paragraphs,
    ImmutableArray<RawBlock> Blocks,
    int Line);

/// <summary>A fenced block as it stands.</summary>
/// <param name="Kind">The fence word.</param>
/// <param name="Yaml">Its YAML; null when it could not be read.</param>
/// <param name="At">The opening fence.</param>
internal sealed record RawBlock(string Kind, YamlMap? Yaml, SourceLocation At);
