namespace Anyu.Web.Design;

/// <summary>Writes the words a block rests on, with a link to the document at its article.</summary>
internal static class QuoteWriter
{
    /// <summary>The quotes and where they stand; says so where no verbatim text is at hand.</summary>
    public static void Write(Html html, LawBlock block, Lawbook book)
    {
        var title = book.Documents.GetValueOrDefault(block.Document)?.Title ?? block.Document;
        html.Add($"<blockquote>");
        foreach (var quote in block.Quotes)
        {
            html.Add($"""<p lang="zh-CN">“{quote}”</p>""");
        }

        if (block.QuoteMissing is { } reason)
        {
            html.Add($"""<p><span class="tag ask">{("没有原文在手", "No text at hand")}</span> {reason}</p>""");
        }

        html.Add($"""<p class="small"><a href="{LawWriter.Address(block.Document, block.Article)}" lang="zh-CN">{title} {block.Article}</a></p></blockquote>""");
    }

    /// <summary>The document and article of a full address, <c>document#article</c>, as people call them, with the way there.</summary>
    public static void Where(Html html, string address, Lawbook book)
    {
        var (document, article) = (address.Split('#')[0], address[(address.IndexOf('#', StringComparison.Ordinal) + 1)..]);
        html.Add($"""<a href="{LawWriter.Address(document, article)}" lang="zh-CN">{book.Documents.GetValueOrDefault(document)?.Title ?? document} {article}</a>""");
    }
}
