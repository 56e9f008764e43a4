namespace Anyu.Web.Design;

/// <summary>The line under a document's title: number, issuer, dates, and whether its text is the official one.</summary>
internal static class DocumentMeta
{
    /// <summary>Writes it.</summary>
    public static void Write(Html html, LawDocument document, Lawbook book)
    {
        html.Add($"""<p class="meta">""");
        if (document.Number is { } number)
        {
            html.Add($"""<span lang="zh-CN">{number}</span>""");
        }

        if (document.Issuer.Length > 0)
        {
            html.Add($"""<span lang="zh-CN">{document.Issuer}</span>""");
        }

        if (document.Issued is { } issued)
        {
            html.Add($"<span>{issued}{("发布", " issued")}</span>");
        }

        html.Add($"<span>{("施行：", "in force ")}");
        ValidityWriter.Write(html, document.InForce, book);
        html.Add($"</span></p>");
        if (document.Kind == DocumentKind.Reference)
        {
            html.Add($"""<p><span class="tag ask">{("参考：没有原文在手", "Reference: no text at hand")}</span></p>""");
        }
        else if (!document.Confirmed)
        {
            html.Add($"""<p><span class="tag ask">{("文字未与官方原文核对", "Text not compared with the official one")}</span></p>""");
        }
    }
}
