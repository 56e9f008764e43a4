using Anyu.Kernel;
using Anyu.Web.Design;
using Anyu.Web.Hosting;

namespace Anyu.Web.Portal.Law;

/// <summary>Articles and benefits that hold the words sought.</summary>
internal sealed class SearchPage(Library library) : PortalPage
{
    private const int MaxHits = 40;
    private const int MaxLength = 80;

    public void OnGet()
    {
        var sought = Request.Query["q"].ToString().Trim();
        sought = sought.Length > MaxLength ? sought[..MaxLength] : sought;
        Title = new Bilingual("搜政策", "Search the law");
        Section = "law";
        Body.Add($"<h1>{Title}</h1>");
        SearchForm.Write(Body, sought);
        if (sought.Length > 0)
        {
            Benefits(sought);
            Articles(sought);
        }
    }

    private void Benefits(string sought)
    {
        var found = library.Book.Benefits.Values
            .Where(b => b.Label.Zh.Contains(sought, StringComparison.OrdinalIgnoreCase) || b.Label.En.Contains(sought, StringComparison.OrdinalIgnoreCase)
                || b.LocalNames.Values.Any(n => n.Contains(sought, StringComparison.OrdinalIgnoreCase)))
            .ToList();
        if (found.Count > 0)
        {
            Body.Add($"""<h2>{("待遇", "Benefits")}</h2><ul class="chips">""")
                .Each(found, static (html, b) => html.Add($"""<li><a href="/benefits/{b.Id}">{b.Label}</a></li>"""))
                .Add($"</ul>");
        }
    }

    private void Articles(string sought)
    {
        var hits = TextSearch.Find(library.Book, sought, MaxHits);
        Body.Add($"<h2>{("条文", "Articles")} ({hits.Length})</h2>");
        if (hits.IsEmpty)
        {
            Body.Add($"<p>{("没有找到。换个说法试试，例如文件里常用的词。", "Nothing found. Try the words the documents use.")}</p>");
            return;
        }

        Body.Add($"""<ul class="list">""").Each(hits, static (html, hit) => html.Add($"""
            <li><h3 lang="zh-CN"><a href="{LawWriter.Address(hit.Document.Slug, hit.Article.Address)}">{(hit.Article.Heading.Length > 0 ? hit.Article.Heading : hit.Article.Address)}</a></h3>
            <p lang="zh-CN">{hit.Before}<mark>{hit.Found}</mark>{hit.After}</p><p class="small" lang="zh-CN">{hit.Document.Title}</p></li>
            """)).Add($"</ul>");
    }
}
