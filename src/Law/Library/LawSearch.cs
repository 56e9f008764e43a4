using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>What was found.</summary>
/// <param name="Document">Slug of the document; null for a benefit.</param>
/// <param name="Address">Full address of the article; the id of a benefit.</param>
/// <param name="Kind"><c>document</c>, <c>article</c>, <c>benefit</c>, or the kind of the block.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Snippet">The words around what was found; <paramref name="Match"/> says where in it.</param>
/// <param name="Match">Start and length of the first word found in the snippet; length 0 when it stands elsewhere.</param>
/// <param name="Score">The higher, the better; comparable within one search.</param>
/// <param name="Block">Id of the block; null when the text itself was found.</param>
public sealed record SearchHit(
    string? Document, string Address, string Kind, Bilingual Title, string Snippet, (int Start, int Length) Match, int Score, string? Block);

/// <summary>Searches titles, official text, blocks and benefits in both languages. Every word must be found; Chinese needs no blanks between words.</summary>
public static class LawSearch
{
    /// <summary>The longest query, in characters; what is longer is cut.</summary>
    public const int MaximumQuery = 100;

    private const int TitleWeight = 8;
    private const int HeadingWeight = 5;
    private const int BlockWeight = 3;
    private const int TextWeight = 2;
    private const int Around = 30;

    /// <summary>The best hits, best first.</summary>
    /// <param name="book">The lawbook.</param>
    /// <param name="query">Words, separated by blanks; blank finds nothing.</param>
    /// <param name="limit">At most this many, 1 to 1000.</param>
    public static ImmutableArray<SearchHit> Find(Lawbook book, string query, int limit = 50)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 1000);
        var words = query[..Math.Min(query.Length, MaximumQuery)].Split([' ', '　', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return [];
        }

        return
        [
            .. book.Benefits.Values.Select(b => Benefit(b, words))
                .Concat(book.Documents.Values.SelectMany(d => Document(d, words)))
                .OfType<SearchHit>()
                .OrderByDescending(h => h.Score)
                .ThenBy(h => h.Address, StringComparer.Ordinal)
                .ThenBy(h => h.Block, StringComparer.Ordinal)
                .Take(limit),
        ];
    }

    private static SearchHit? Benefit(Benefit benefit, string[] words)
    {
        string[] more = [.. benefit.LocalNames.Values, .. benefit.Parts.SelectMany(p => new[] { p.Label.Zh, p.Label.En }), .. benefit.Systems];
        var fields = new Fields(
            [(benefit.Label.Zh, TitleWeight + 1), (benefit.Label.En, TitleWeight + 1), (benefit.Id, TitleWeight), (string.Join(' ', more), BlockWeight)]);
        return fields.Hit(words) is { } hit ? new SearchHit(null, benefit.Id, "benefit", benefit.Label, hit.Snippet, hit.Match, hit.Score, null) : null;
    }

    private static IEnumerable<SearchHit?> Document(LawDocument document, string[] words)
    {
        var title = new Bilingual(document.Title, document.Title);
        var own = new Fields([(document.Title, TitleWeight), (document.Number ?? "", TitleWeight), (document.Slug, TitleWeight), (document.Issuer, BlockWeight)]);
        yield return own.Hit(words) is { } hit ? new SearchHit(document.Slug, document.Slug, "document", title, hit.Snippet, hit.Match, hit.Score, null) : null;
        foreach (var article in document.Articles)
        {
            yield return Article(article, words);
            foreach (var block in article.Blocks)
            {
                yield return Block(block, words);
            }
        }
    }

    private static SearchHit? Article(Article article, string[] words)
    {
        var heading = article.Heading.Length > 0 ? article.Heading : article.Address;
        var fields = new Fields([(article.Heading, HeadingWeight), (article.Address, HeadingWeight), (string.Join('\n', article.Paragraphs), TextWeight)]);
        return fields.Hit(words) is { } hit
            ? new SearchHit(article.Document, article.FullAddress, "article", new(heading, heading), hit.Snippet, hit.Match, hit.Score, null)
            : null;
    }

    private static SearchHit? Block(LawBlock block, string[] words)
    {
        var title = BlockTitle.Of(block);
        var note = block.Note is { } n ? $"{n.Zh} {n.En}" : "";
        var fields = new Fields([(title.Zh, BlockWeight + 1), (title.En, BlockWeight + 1), (block.Id, BlockWeight), (note, TextWeight)]);
        return fields.Hit(words) is { } hit
            ? new SearchHit(block.Document, block.FullArticle, block.Kind, title, hit.Snippet, hit.Match, hit.Score, block.Id)
            : null;
    }

    /// <summary>The texts of one thing, with their weights.</summary>
    private sealed class Fields(ImmutableArray<(string Text, int Weight)> fields)
    {
        /// <summary>The hit when every word is in some text.</summary>
        public (string Snippet, (int Start, int Length) Match, int Score)? Hit(string[] words)
        {
            var score = 0;
            var best = (Text: "", At: -1, Weight: 0);
            foreach (var word in words)
            {
                var found = fields
                    .Select(f => (f.Text, At: f.Text.IndexOf(word, StringComparison.OrdinalIgnoreCase), f.Weight))
                    .Where(f => f.At >= 0)
                    .OrderByDescending(f => f.Weight).ThenBy(f => f.At)
                    .ToList();
                if (found.Count == 0)
                {
                    return null;
                }

                // A text that is the word, or begins with it, stands before one that has it inside.
                var (text, at, weight) = found[0];
                score += (weight * 10) + (text.Length == word.Length ? 20 : at == 0 ? 5 : 0);
                best = best.At < 0 ? (text, at, weight) : best;
            }

            var from = Math.Max(0, best.At - Around);
            var to = Math.Min(best.Text.Length, best.At + words[0].Length + Around);
            return (best.Text[from..to].Replace('\n', ' '), (best.At - from, words[0].Length), score);
        }
    }
}
