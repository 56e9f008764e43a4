using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Where a block stands.</summary>
/// <param name="Document">Slug of the document.</param>
/// <param name="Article">Address of the article.</param>
/// <param name="Place">The division whose law the article is.</param>
/// <param name="InForce">When the document is in force.</param>
/// <param name="Confirmed">Whether the document's text is confirmed.</param>
/// <param name="Text">The official words a quote may be taken from.</param>
internal sealed record BlockSite(string Document, string Article, string Place, Validity InForce, bool Confirmed, string Text);

/// <summary>Reads what every block has.</summary>
internal static class BlockHeadReader
{
    /// <summary>Reads the keys of every block and compares its quotes with the article.</summary>
    /// <param name="reader">The block.</param>
    /// <param name="site">Where it stands.</param>
    /// <param name="at">The opening fence.</param>
    /// <param name="needsQuote">Whether the kind rests on words of the text.</param>
    public static BlockHead Read(MapReader reader, BlockSite site, SourceLocation at, bool needsQuote)
    {
        var id = reader.NeedId("id");
        var claims = reader.Texts("claims");
        var quotes = reader.Texts("quote");
        var missing = reader.Text("quote-missing");
        var status = reader.Scalar("status");
        var confirmed = status is null || reader.WordOf(status, "status", Words.Statuses, fallback: true);
        foreach (var quote in quotes)
        {
            QuoteComparison.Check(quote, site, reader.Sink);
        }

        if (quotes.IsEmpty && missing is null && needsQuote)
        {
            reader.Sink.Add(LawProblems.NoQuote(at, id));
        }

        if (missing is not null && confirmed && site.Confirmed)
        {
            reader.Sink.Add(LawProblems.MissingQuoteConfirmed(reader.Where("quote-missing"), id));
        }

        return new BlockHead(
            id,
            site.Document,
            site.Article,
            site.Place,
            [.. claims.Select(c => c.Text)],
            [.. quotes.Select(q => q.Text)],
            missing,
            confirmed && site.Confirmed,
            (int?)reader.Number("paragraph"),
            reader.Label("note"),
            at);
    }
}
