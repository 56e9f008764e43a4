namespace Anyu.Web.Portal.Law;

/// <summary>The open points: the question, the readings, the one used for now, and which benefits change with it.</summary>
internal sealed class InterpretationsPage(Library library) : PortalPage
{
    public void OnGet()
    {
        var book = library.Book;
        var touched = Touched(book);
        Begin("law", new("待确认的口径", "Open points"), new("原文没有说清的地方，先按写明的一种读法计算；由有权的人确认。用到它的每个答案都会写出来。", "Where the text leaves a point open, one reading is used and named until a person with authority confirms it. Every answer that uses it says so."));
        Body.Add($"""
            <p>{book.Interpretations.Count}{("个口径", " open points")}</p>
            """);
        foreach (var point in book.Interpretations.Values)
        {
            Body.Add($"""<section class="panel" id="{point.Id}"><h2 class="hide">{point.Question}</h2>""");
            new LawWriter(Body, book).OpenPoint(point);
            Switches(touched.GetValueOrDefault(point.Id, []));
            Body.Add($"""<p class="small"><a href="{LawWriter.Address(point.Document, point.Article)}" lang="zh-CN">{book.Documents.GetValueOrDefault(point.Document)?.Title ?? point.Document} {point.Article}</a> <span class="code">{point.Id}</span></p></section>""");
        }
    }

    private void Switches(ImmutableArray<Benefit> benefits)
    {
        if (benefits.IsEmpty)
        {
            return;
        }

        Body.Add($"<p>{("会影响：", "Affects: ")}");
        for (var i = 0; i < benefits.Length; i++)
        {
            Body.Add($"""{(i > 0 ? ("、", ", ") : ("", ""))}<a href="/benefits/{benefits[i].Id}">{benefits[i].Label}</a>""");
        }

        Body.Add($"</p>");
    }

    private static Dictionary<string, ImmutableArray<Benefit>> Touched(Lawbook book) => book.Provisions.Values
        .Where(p => p.Benefit is not null)
        .SelectMany(p => p.Uses.Select(u => (Point: u, Benefit: book.Benefits[p.Benefit!])))
        .GroupBy(u => u.Point, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Select(u => u.Benefit).DistinctBy(b => b.Id, StringComparer.Ordinal).OrderBy(b => b.Id, StringComparer.Ordinal).ToImmutableArray(), StringComparer.Ordinal);
}
