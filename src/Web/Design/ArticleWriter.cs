namespace Anyu.Web.Design;

/// <summary>Writes one article: its verbatim text with the quoted words marked, and beside it what the computer makes of them.</summary>
internal static class ArticleWriter
{
    /// <summary>The article, with an anchor at its address. Its heading is at most one level below the one above it; gives back its level.</summary>
    public static int Write(Html html, Article article, int above, Lawbook book)
    {
        var level = Math.Min(article.Heading.Length == 0 ? 3 : Math.Clamp(article.Level, 2, 4), above + 1);
        var both = article.Blocks.Length > 0 && article.Paragraphs.Length > 0;
        html.Add($"""<section class="article{(both ? " both" : "")}" id="{article.Address}">""");
        html.Add($"""<h{Digit(level)} lang="zh-CN">{(article.Heading.Length == 0 ? article.Address : article.Heading)}</h{Digit(level)}>""");
        if (article.Paragraphs.Length > 0)
        {
            html.Add($"""<div class="text" lang="zh-CN">""");
            foreach (var paragraph in article.Paragraphs)
            {
                html.Add($"<p>");
                Marked(html, paragraph, article);
                html.Add($"</p>\n");
            }

            html.Add($"</div>");
        }

        if (article.Blocks.Length > 0)
        {
            html.Add($"""<div class="made"><p class="small"><strong>{("计算机的读法", "How the computer reads it")}</strong></p>""");
            var writer = new LawWriter(html, book);
            foreach (var block in article.Blocks)
            {
                writer.Block(block);
            }

            html.Add($"</div>");
        }

        html.Add($"</section>\n");
        return level;
    }

    private static string Digit(int level) => level.ToString(CultureInfo.InvariantCulture);

    /// <summary>Marks the words that a block rests on. Overlapping quotes are marked once.</summary>
    private static void Marked(Html html, string paragraph, Article article)
    {
        var quoted = new bool[paragraph.Length];
        foreach (var quote in article.Blocks.SelectMany(b => b.Quotes).Where(q => q.Length > 0))
        {
            for (var at = paragraph.IndexOf(quote, StringComparison.Ordinal); at >= 0; at = paragraph.IndexOf(quote, at + quote.Length, StringComparison.Ordinal))
            {
                quoted.AsSpan(at, quote.Length).Fill(true);
            }
        }

        for (var start = 0; start < paragraph.Length;)
        {
            var end = start;
            while (end < paragraph.Length && quoted[end] == quoted[start])
            {
                end++;
            }

            _ = quoted[start] ? html.Add($"<mark>{paragraph[start..end]}</mark>") : html.Add($"{paragraph[start..end]}");
            start = end;
        }
    }
}
