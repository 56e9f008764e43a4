using System.Collections.Immutable;

namespace Anyu.Law;

/// <summary>An article with what belongs to it.</summary>
/// <param name="Document">Its document.</param>
/// <param name="Article">The article.</param>
/// <param name="Interpretations">The interpretations that its blocks depend on, wherever they stand.</param>
/// <param name="SeenFrom">Addresses of the articles that refer to it.</param>
/// <param name="Previous">Address of the article before it, or null.</param>
/// <param name="Next">Address of the article after it, or null.</param>
public sealed record ArticleView(
    LawDocument Document,
    Article Article,
    ImmutableArray<Interpretation> Interpretations,
    ImmutableArray<string> SeenFrom,
    string? Previous,
    string? Next);

/// <summary>Finds documents and articles by address.</summary>
public static class LawShelf
{
    /// <summary>The article at an address: <c>slug#article</c>; a slug alone gives the first article. Null when there is none.</summary>
    public static ArticleView? Find(Lawbook book, string address)
    {
        var cut = address.IndexOf('#', StringComparison.Ordinal);
        var slug = cut < 0 ? address : address[..cut];
        if (!book.Documents.TryGetValue(slug, out var document))
        {
            return null;
        }

        var index = cut < 0 ? 0 : document.Articles.ToList().FindIndex(a => a.Address == address[(cut + 1)..]);
        return index < 0 || index >= document.Articles.Length ? null : View(book, document, index);
    }

    /// <summary>The address that somebody probably meant, or null.</summary>
    public static string? Nearest(Lawbook book, string address)
    {
        var slug = address.Split('#')[0];
        return book.Documents.TryGetValue(slug, out var document)
            ? Kernel.Nearest.To(address, document.Articles.Select(a => a.FullAddress))
            : Kernel.Nearest.To(slug, book.Documents.Keys);
    }

    private static ArticleView View(Lawbook book, LawDocument document, int index)
    {
        var article = document.Articles[index];
        var ids = article.Blocks.SelectMany(b => BlockUses(b)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var seen = book.Provisions.Values.Where(p => p.Sees == article.FullAddress).Select(p => p.FullArticle).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new ArticleView(
            document,
            article,
            [.. ids.Select(id => book.Interpretations[id])],
            [.. seen],
            index > 0 ? document.Articles[index - 1].Address : null,
            index + 1 < document.Articles.Length ? document.Articles[index + 1].Address : null);
    }

    private static ImmutableArray<string> BlockUses(LawBlock block) => block switch
    {
        Provision provision => provision.Uses,
        Definition definition => definition.Uses,
        Target target => [.. new[] { target.Relation.By, target.Force.By }.OfType<string>()],
        _ => [],
    };
}
