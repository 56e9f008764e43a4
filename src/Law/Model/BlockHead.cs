using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>What every block under an article has, whatever its kind.</summary>
/// <param name="Id">Unique over all blocks of all documents.</param>
/// <param name="Document">Slug of its document.</param>
/// <param name="Article">Address of its article in the document.</param>
/// <param name="Place">The division whose law the article is.</param>
/// <param name="Claims">The commitment ids it carries out.</param>
/// <param name="Quotes">The exact words it rests on; several when a sentence had to be cut. Empty only with <paramref name="QuoteMissing"/> or where the kind needs none.</param>
/// <param name="QuoteMissing">Why no verbatim text is at hand, or null.</param>
/// <param name="Confirmed">False when the source is unsure: every answer that uses the block says so.</param>
/// <param name="Paragraph">The paragraph of a long article in which the words stand, counted from 1; null when not stated.</param>
/// <param name="Note">A sentence that answers which use the block carry with them.</param>
/// <param name="At">Where the block begins.</param>
public sealed record BlockHead(
    string Id,
    string Document,
    string Article,
    string Place,
    ImmutableArray<string> Claims,
    ImmutableArray<string> Quotes,
    string? QuoteMissing,
    bool Confirmed,
    int? Paragraph,
    Bilingual? Note,
    SourceLocation At);
