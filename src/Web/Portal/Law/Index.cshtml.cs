namespace Anyu.Web.Portal.Law;

/// <summary>The list of documents, by place, with how much of each is carried out.</summary>
internal sealed class LawIndexPage(Library library) : PortalPage
{
    public void OnGet()
    {
        var book = library.Book;
        Begin("law", new("文件库", "The law library"), new("每份文件都是原文，逐条对照计算机的读法。标“参考”的没有原文在手，凡用到它的答案都会说明。", "Every document verbatim, article by article beside what the computer makes of it. Those marked ‘reference’ have no text at hand; every answer that uses one says so."));
        SearchForm.Write(Body, "");
        CoverageWriter.Key(Body);
        var groups = book.Documents.Values.Where(d => d.Kind != DocumentKind.Interpretations).GroupBy(d => d.Place, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal);
        foreach (var group in groups)
        {
            Body.Add($"""<h2>{PlaceWords.Of(book, group.Key)}</h2><ul class="list">""");
            foreach (var document in group.OrderByDescending(d => d.Issued))
            {
                Document(document);
            }

            Body.Add($"</ul>");
        }

        Body.Add($"""<p><a href="/law/interpretations">{("还有哪些地方原文没说清：待确认的口径", "What the texts leave open: open points")}</a></p>""");
    }

    private void Document(LawDocument document)
    {
        Body.Add($"""<li><h3 lang="zh-CN"><a href="/law/{document.Slug}">{document.Title}</a></h3>""");
        DocumentMeta.Write(Body, document, library.Book);
        if (library.Coverage.TryGetValue(document.Slug, out var coverage))
        {
            CoverageWriter.Bar(Body, coverage);
        }

        Body.Add($"</li>\n");
    }
}
