using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Portal.Benefits;

/// <summary>One benefit: who it is for, which sentences make it in each place, how to apply as far as the content knows it.</summary>
internal sealed class OneBenefitPage(Library library) : PortalPage
{
    public IActionResult OnGet(string id)
    {
        var book = library.Book;
        if (!book.Benefits.TryGetValue(id, out var benefit))
        {
            return Stop(StatusCodes.Status404NotFound, WebProblems.NoSuchBenefit(id));
        }

        Title = benefit.Label;
        Section = "benefits";
        Body.Add($"""<p class="crumb"><a href="/benefits">{("‹ 待遇目录", "‹ Benefits")}</a></p><h1>{benefit.Label}</h1>""");
        LocalNames(benefit);
        Facts(benefit);
        ApplyWriter.Write(Body, benefit);
        Body.Add($"""<p class="actions"><a class="button" href="/check">{("查查我家有没有", "Check whether we have it")}</a></p><h2>{("依据", "What it rests on")}</h2>""");
        foreach (var place in book.Provisions.Values.Where(p => p.Benefit == id || p.AppliesTo.Any(t => t == id || t.StartsWith(id + "/", StringComparison.Ordinal))).GroupBy(p => p.Place, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            Body.Add($"<h3>{PlaceWords.Of(book, place.Key)}</h3>");
            foreach (var provision in place.OrderBy(p => p.Document, StringComparer.Ordinal).ThenBy(p => p.At.Line))
            {
                Provision(provision);
            }
        }

        return Page();
    }

    private void LocalNames(Benefit benefit)
    {
        foreach (var (code, name) in benefit.LocalNames.Where(n => !string.Equals(n.Value, benefit.Label.Zh, StringComparison.Ordinal)))
        {
            Body.Add($"<p>{PlaceWords.Of(library.Book, code)}{("叫：", " calls it: ")}<strong lang=\"zh-CN\">{name}</strong></p>");
        }
    }

    private void Facts(Benefit benefit)
    {
        Body.Add($"""<dl class="pairs"><dt>{("给谁", "For whom")}</dt><dd>""");
        for (var i = 0; i < benefit.Subject.Length; i++)
        {
            Body.Add($"{(i > 0 ? ("、", ", ") : ("", ""))}{library.Book.Vocabulary.Roles[benefit.Subject[i]].Label}");
        }

        Body.Add($"</dd><dt>{("由哪里的规定决定", "Decided by the law of")}</dt><dd>");
        for (var i = 0; i < benefit.ConnectingFactors.Length; i++)
        {
            Body.Add($"{(i > 0 ? ("，或更有利的 ", " or, if more favourable, ") : ("", ""))}{ExpressionWords.Of(benefit.ConnectingFactors[i])}");
        }

        Body.Add($"</dd><dt>{("按哪天的规定", "Law of the day of")}</dt><dd>{ExpressionWords.Of(benefit.SelectedBy)}</dd></dl>");
    }

    private void Provision(Provision provision)
    {
        Body.Add($"""<div class="panel">""");
        QuoteWriter.Write(Body, provision, library.Book);
        new LawWriter(Body, library.Book).Block(provision);
        Body.Add($"</div>");
    }
}
