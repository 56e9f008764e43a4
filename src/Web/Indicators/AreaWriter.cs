using Anyu.Indicators;

namespace Anyu.Web.Indicators;

/// <summary>Writes what is told in areas of a type.</summary>
internal static class AreaWriter
{
    /// <summary>The sentences of the documents, each with the way to its article.</summary>
    public static void Guidance(Html html, AreaType type) => html.Add($"""<ul class="list">""")
        .Each(type.Guidance, static (h, g) => h.Add($"""<li><q>{g.Quote}</q> <a class="small" href="/law/{g.Article.Split('#')[0]}">{g.Article}</a></li>""")).Add($"</ul>");
}
