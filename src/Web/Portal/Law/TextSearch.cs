using System.Collections.Immutable;
using Anyu.Law;

namespace Anyu.Web.Portal.Law;

/// <summary>An article that holds all words sought, and the piece of text around the first of them.</summary>
internal sealed record TextHit(LawDocument Document, Article Article, string Before, string Found, string After, int Score);

/// <summary>
/// Finds articles by words: all of them must stand in the heading, the text, or the names of the benefits the article speaks of.
/// A heading weighs more than the text, so that the article about a thing comes before those that mention it.
/// </summary>
internal static class TextSearch
{
    private const int MaxWords = 8;
    private const int Around = 40;
    private const int HeadingWeight = 5;
    private const int BenefitWeight = 8;

    /// <summary>The best articles, at most <paramref name="limit"/>.</summary>
    public static ImmutableArray<TextHit> Find(Lawbook book, string sought, int limit)
    {
        var words = sought.Split([' ', '　', '，', ',', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MaxWords).ToArray();
        return words.Length == 0
            ? []
            : [.. book.Documents.Values
                .SelectMany(d => d.Articles.Select(a => Match(book, d, a, words)))
                .OfType<TextHit>()
                .OrderByDescending(h => h.Score)
                .ThenBy(h => h.Article.FullAddress, StringComparer.Ordinal)
                .Take(limit)];
    }

    private static TextHit? Match(Lawbook book, LawDocument document, Article article, string[] words)
    {
        var text = string.Join('\n', article.Paragraphs);
        var benefits = string.Join('\n', article.Blocks.OfType<Provision>()
            .Where(p => p.Benefit is not null)
            .Select(p => book.Benefits[p.Benefit!].Label)
            .Distinct()
            .Select(l => l.Zh + "\n" + l.En));
        var score = 0;
        foreach (var word in words)
        {
            var found = Count(text, word) + (HeadingWeight * Count(article.Heading, word)) + (BenefitWeight * Count(benefits, word));
            if (found == 0)
            {
                return null;
            }

            score += found;
        }

        var at = words.Select(w => (Word: w, At: text.IndexOf(w, StringComparison.OrdinalIgnoreCase))).Where(w => w.At >= 0).DefaultIfEmpty((Word: "", At: 0)).First();
        var from = Math.Max(0, at.At - Around);
        var end = at.At + at.Word.Length;
        return new TextHit(document, article, text[from..at.At], text[at.At..end], text[end..Math.Min(text.Length, end + (2 * Around))], score);
    }

    private static int Count(string text, string word)
    {
        var count = 0;
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.OrdinalIgnoreCase))
        {
            count++;
        }

        return count;
    }
}
