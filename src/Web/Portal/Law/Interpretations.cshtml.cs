namespace Anyu.Web.Portal.Law;

/// <summary>The open points, by the document that leaves them open: the question, the reading used for now, the others, and which benefits change with it.</summary>
internal sealed class InterpretationsPage(Library library) : PortalPage
{
    public void OnGet()
    {
        var book = library.Book;
        var affected = OpenPoints.Affect(book);
        Begin("law", new("待确认的口径", "Open points"), new("原文没有说清的地方，先按写明的一种读法计算；由有权的人确认。用到它的每个答案都会写出来。", "Where the text leaves a point open, one reading is used and named until a person with authority confirms it. Every answer that uses it says so."));
        Body.Add($"<p>{book.Interpretations.Count}{("个口径", " open points")}</p>");
        foreach (var document in book.Interpretations.Values.GroupBy(p => p.Document, StringComparer.Ordinal).OrderBy(g => book.Documents[g.Key].Place, StringComparer.Ordinal))
        {
            Body.Add($"""<section><h2 lang="zh-CN">{book.Documents[document.Key].Title}</h2><ul class="list">""");
            foreach (var point in document)
            {
                Point(point, affected.GetValueOrDefault(point.Id, []));
            }

            Body.Add($"</ul></section>");
        }
    }

    private void Point(Interpretation point, ImmutableArray<Benefit> affected)
    {
        var document = library.Book.Documents[point.Document].Number ?? library.Book.Documents[point.Document].Title;
        Body.Add($"""<li class="folded"><details><summary><h3 class="what">{point.Question}</h3></summary><p id="{point.Id}">{("暂按：", "Read as: ")}""");
        if (point.Options.TryGetValue(point.Default, out var reading))
        {
            Body.Add($"<strong>{reading}</strong>");
        }
        else
        {
            Body.Add($"<strong>{point.Default}</strong>{("", " ")}{Words.Of(point.Unit)}");
        }

        foreach (var (_, other) in point.Options.Where(o => o.Key != point.Default))
        {
            Body.Add($"""<br><span class="small">{("也可以读作：", "Or: ")}{other}</span>""");
        }

        Body.Add($"</p>");
        Affects(affected);
        Body.Add($"""<p class="small"><a href="{LawWriter.Address(point.Document, point.Article)}" lang="zh-CN">{document} {point.Article}</a> <span class="code">{point.Id}</span></p></details></li>""");
    }

    private void Affects(ImmutableArray<Benefit> benefits)
    {
        if (benefits.IsEmpty)
        {
            return;
        }

        Body.Add($"""<p>{("会影响的待遇：", "Benefits it bears on:")}</p><ul>""")
            .Each(benefits, static (html, benefit) => html.Add($"""<li><a href="/benefits/{benefit.Id}">{benefit.Label}</a></li>"""))
            .Add($"</ul>");
    }
}
