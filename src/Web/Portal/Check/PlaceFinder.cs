using Anyu.Feel;

namespace Anyu.Web.Portal.Check;

/// <summary>Finds the place somebody means by a name or code.</summary>
internal sealed class PlaceFinder(Lawbook book)
{
    private const int Offered = 8;

    /// <summary>The places that have documents of their own in the library: the first to offer.</summary>
    public ImmutableArray<CodeItem> WithDocuments() =>
    [
        .. book.Documents.Values
            .Select(d => d.Place)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Where(code => PlaceCode.TryParse(code, out var place, out _) && place != PlaceCode.Nation)
            .Select(code => new CodeItem(code, PlaceWords.Of(book, code))),
    ];

    /// <summary>One code, several candidates, or what is wrong.</summary>
    public (string? Code, ImmutableArray<CodeItem> Candidates, Problem? Problem) Find(string written)
    {
        if (book.Places.TryResolve(written, out var exact, out _))
        {
            return (exact.Code.ToString(), [], null);
        }

        var found = book.Places.Search(written, Offered);
        return found.Length switch
        {
            0 => (null, [], WebProblems.NoSuchPlace(written)),
            1 => (found[0].Code.ToString(), [], null),
            _ => (null, [.. found.Select(p => new CodeItem(p.Code.ToString(), PlaceWords.Of(book, p.Code.ToString())))], null),
        };
    }
}
