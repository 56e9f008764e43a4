namespace Anyu.Web.Portal.Law;

/// <summary>Benefits, documents, articles and blocks that hold the words sought.</summary>
internal sealed class SearchPage(Library library) : PortalPage
{
    private const int MaxHits = 60;

    public void OnGet()
    {
        var sought = Request.Query["q"].ToString().Trim();
        sought = sought.Length > LawSearch.MaximumQuery ? sought[..LawSearch.MaximumQuery] : sought;
        Begin("law", new("搜政策", "Search the law"));
        SearchForm.Write(Body, sought);
        if (sought.Length > 0)
        {
            Hits(LawSearch.Find(library.Book, sought, MaxHits));
        }
    }

    /// <summary>Where a hit leads.</summary>
    private static string Address(SearchHit hit) => hit switch
    {
        { Document: null } => "/benefits/" + hit.Address,
        { Kind: "document" } => "/law/" + hit.Document,
        { Block: { } block } => $"/law/{hit.Document}#{block}",
        _ => LawWriter.Address(hit.Document, hit.Address[(hit.Document.Length + 1)..]),
    };

    private static Bilingual KindWords(string kind) => kind switch
    {
        "benefit" => new("待遇", "benefit"),
        "document" => new("文件", "document"),
        "article" => new("条文", "article"),
        "provision" => new("规定", "provision"),
        "definition" => new("词义", "meaning of a term"),
        "interpretation" => new("口径", "open point"),
        "measure" => new("部门责任", "duty of government"),
        "target" => new("目标", "target"),
        _ => new("办理方式", "carried out by"),
    };

    private void Hits(ImmutableArray<SearchHit> hits)
    {
        Body.Add($"<h2>{("找到", "Found")} ({hits.Length})</h2>");
        if (hits.IsEmpty)
        {
            Body.Add($"<p>{("没有找到。换个说法试试，例如文件里常用的词。", "Nothing found. Try the words the documents use.")}</p>");
            return;
        }

        Body.Add($"""<ul class="list">""").Each(hits, Hit).Add($"</ul>");
    }

    private void Hit(Html html, SearchHit hit)
    {
        var (start, length) = hit.Match;
        var title = hit.Title.In(View.Language);
        html.Add($"""<li><h3><a href="{Address(hit)}">{title}</a> <span class="tag">{KindWords(hit.Kind)}</span></h3>""");
        if (hit.Snippet != title)
        {
            html.Add($"<p>{hit.Snippet[..start]}<mark>{hit.Snippet.Substring(start, length)}</mark>{hit.Snippet[(start + length)..]}</p>");
        }

        if (hit.Document is { } slug && library.Book.Documents[slug].Title != title)
        {
            html.Add($"""<p class="small" lang="zh-CN">{library.Book.Documents[slug].Title}</p>""");
        }

        html.Add($"</li>");
    }
}
