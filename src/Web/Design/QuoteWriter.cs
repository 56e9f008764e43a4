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
}
