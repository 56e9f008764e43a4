using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Portal.Law;

/// <summary>One document: its contents, its text article by article, what the computer makes of each.</summary>
internal sealed class ReadPage(Library library) : PortalPage
{
    public IActionResult OnGet(string slug)
    {
        if (!library.Book.Documents.TryGetValue(slug, out var document))
        {
            return Stop(StatusCodes.Status404NotFound, WebProblems.NoSuchDocument(slug));
        }

        Title = new Bilingual(document.Title, document.Title);
        Section = "law";
        Body.Add($"""<p class="crumb"><a href="/law">{("‹ 文件库", "‹ The law library")}</a></p><h1 lang="zh-CN">{document.Title}</h1>""");
        DocumentMeta.Write(Body, document, library.Book);
        if (library.Coverage.TryGetValue(slug, out var coverage))
        {
            CoverageWriter.Key(Body);
            CoverageWriter.Bar(Body, coverage);
        }

        Body.Add($"""<p class="small">{("黄色是被引用的原文；每条的右边（手机上在下边）是计算机的读法。", "Marked words are quoted by the reading beside (on a phone: below) the article.")}</p>""");
        Contents(document);
        var level = 1;
        foreach (var article in document.Articles.Where(a => a.Paragraphs.Length + a.Blocks.Length + a.Heading.Length > 0))
        {
            level = ArticleWriter.Write(Body, article, level, library.Book);
        }

        Body.Add($"""<p class="small">{("文件指纹（SHA-256）", "Fingerprint (SHA-256)")} <span class="code">{document.FileHash}</span></p>""");
        return Page();
    }

    private void Contents(LawDocument document)
    {
        Body.Add($"""<details class="panel"><summary>{("目录", "Contents")}</summary><ul>""");
        foreach (var article in document.Articles.Where(a => a.Heading.Length > 0 || a.Blocks.Length > 0))
        {
            Body.Add($"""<li><a href="#{Uri.EscapeDataString(article.Address)}" lang="zh-CN">{(article.Heading.Length > 0 ? article.Heading : article.Address)}</a>""");
            if (article.Blocks.Length > 0)
            {
                Body.Add($""" <span class="small">{article.Blocks.Length}{("项", " items")}</span>""");
            }

            Body.Add($"</li>");
        }

        Body.Add($"</ul></details>");
    }
}
