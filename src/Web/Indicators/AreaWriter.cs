using Anyu.Indicators;

namespace Anyu.Web.Indicators;

/// <summary>Writes what is told in areas of a type.</summary>
internal static class AreaWriter
{
    /// <summary>The sentences of the documents, each with the way to its article.</summary>
    public static void Guidance(Html html, AreaType type, Lawbook book) => html.Add($"""<ul class="list">""")
        .Each(type.Guidance, (h, g) => Sentence(h, g, book)).Add($"</ul>");

    private static void Sentence(Html html, GuidanceSentence sentence, Lawbook book)
    {
        html.Add($"""<li><q lang="zh-CN">{sentence.Quote}</q> <span class="small">""");
        QuoteWriter.Where(html, sentence.Article, book);
        html.Add($"</span></li>");
    }
}
