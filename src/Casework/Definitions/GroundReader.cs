using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Casework;

/// <summary>Reads the sentence on which something rests and compares it, character for character, with the stored document.</summary>
internal sealed class GroundReader(Lawbook book, ProblemSink sink)
{
    /// <summary>What stands in for a ground that could not be read; its problem is already reported.</summary>
    public static Ground Nothing(SourceLocation at) => new("", "", [], null, at);

    /// <summary>
    /// A ground: <c>{ document, article, quote }</c>, or <c>{ status: unconfirmed, note: { zh, en } }</c> where no source states it.
    /// </summary>
    public Ground? Read(YamlItem item, string key)
    {
        if (item is not YamlMap map)
        {
            sink.Add(CaseProblems.NotAMapping(item.At, key));
            return null;
        }

        var reader = new MapReader(map, sink, key);
        var ground = reader.Text("status") == "unconfirmed" ? Unconfirmed(reader) : Confirmed(reader);
        reader.Close();
        return ground;
    }

    private static Ground Unconfirmed(MapReader reader) => new("", "", [], reader.NeedLabel("note"), reader.At);

    private Ground? Confirmed(MapReader reader)
    {
        var document = reader.Scalar("document", reader.Need("document"));
        var address = reader.Scalar("article", reader.Need("article"));
        var quotes = reader.Texts("quote");
        var note = reader.Label("note");
        if (document is null || address is null)
        {
            return null;
        }

        if (!book.Documents.TryGetValue(document.Text, out var stored))
        {
            sink.Add(CaseProblems.UnknownDocument(document.At, document.Text, Nearest.To(document.Text, book.Documents.Keys)));
            return null;
        }

        if (stored.Articles.FirstOrDefault(a => a.Address == address.Text) is not { } article)
        {
            sink.Add(CaseProblems.UnknownArticle(address.At, $"{document.Text}#{address.Text}", Nearest.To(address.Text, stored.Articles.Select(a => a.Address))));
            return null;
        }

        if (quotes.IsEmpty)
        {
            sink.Add(CaseProblems.GroundWithoutQuote(reader.At, article.FullAddress));
            return null;
        }

        var text = string.Join('\n', article.Paragraphs.Prepend(article.Heading));
        foreach (var quote in quotes.Where(q => q.Text.Length == 0 || !text.Contains(q.Text, StringComparison.Ordinal)))
        {
            sink.Add(CaseProblems.QuoteNotThere(quote.At, quote.Text, article.FullAddress));
        }

        return new Ground(document.Text, address.Text, [.. quotes.Select(q => q.Text)], note, reader.At);
    }
}
