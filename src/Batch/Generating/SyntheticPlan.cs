using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Batch;

/// <summary>A collection of the vocabulary in synthetic families.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Number">Its number.</param>
/// <param name="PerMille">How many families in a thousand have members of it.</param>
/// <param name="Most">The most members.</param>
/// <param name="Needs">The collections to which its members refer.</param>
internal sealed record SyntheticCollection(string Name, int Number, int PerMille, int Most, ImmutableArray<int> Needs);

/// <summary>
/// What synthetic families are made of: every element of the vocabulary that can be stated, so that a new fact is drawn without a change here. What is rare in life is rare here,
/// by rough shares that claim nothing about any population.
/// </summary>
internal sealed class SyntheticPlan
{
    public const int MostChildren = 3;

    private const int UsualPerMille = 20;
    private const int CountiesOfDocumentPlace = 4;

    /// <summary>Shares per mille; what is not listed has the usual one.</summary>
    private static readonly ImmutableDictionary<string, int> Shares = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["children"] = 880, ["births"] = 860, ["pregnancies"] = 80, ["elders"] = 150, ["purchases"] = 50, ["loans"] = 60, ["rentals"] = 30, ["enrolments"] = 60, ["institutions"] = 5,
        ["pupils"] = 150, ["kindergartens"] = 2, ["estates"] = 1, ["offers"] = 10, ["members"] = 10, ["stays"] = 5, ["checks"] = 30, ["retrainings"] = 10,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    public SyntheticPlan(Lawbook book, ImmutableArray<string> places, DateOnly asOf)
    {
        (Book, Places, AsOf) = (book, places.IsEmpty ? UsualPlaces(book) : places, asOf);
        var names = book.Vocabulary.Collections.Keys.Order(StringComparer.Ordinal).ToImmutableArray();
        (Children, Births) = (names.IndexOf("children"), names.IndexOf("births"));
        Collections = [.. names.Select((n, i) => new SyntheticCollection(n, i, Shares.GetValueOrDefault(n, UsualPerMille), n is "children" or "births" ? MostChildren : n == "elders" ? 2 : 1, Needed(n, names)))];
    }

    public Lawbook Book { get; }

    public ImmutableArray<string> Places { get; }

    public DateOnly AsOf { get; }

    public ImmutableArray<SyntheticCollection> Collections { get; }

    public int Children { get; }

    public int Births { get; }

    /// <summary>Whether members of other collections, or children, refer to its members: their number is always known.</summary>
    public bool IsReferredTo(int collection) => collection == Children || collection == Births || Collections.Any(c => c.Needs.Contains(collection));

    /// <summary>Some counties of each place that has documents of its own, spread over its codes.</summary>
    private static ImmutableArray<string> UsualPlaces(Lawbook book)
    {
        var counties = book.Places.All.Where(p => p.Code.Level == PlaceLevel.County).Select(p => p.Code).ToArray();
        return
        [
            .. book.Documents.Values.Select(d => PlaceCode.Parse(d.Place)).Where(p => p != PlaceCode.Nation).Distinct()
                .SelectMany(p => Spread([.. counties.Where(c => c.IsWithin(p))])).Select(c => c.ToString()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<PlaceCode> Spread(PlaceCode[] counties) =>
        Enumerable.Range(0, Math.Min(CountiesOfDocumentPlace, counties.Length)).Select(i => counties[i * counties.Length / Math.Min(CountiesOfDocumentPlace, counties.Length)]);

    private ImmutableArray<int> Needed(string name, ImmutableArray<string> names) =>
    [
        .. Book.Vocabulary.Schema.FindEntity(Book.Vocabulary.Collections[name])!.Elements.Select(e => e.Type).OfType<FeelType.Record>()
            .Select(r => names.IndexOf(Book.Vocabulary.Collections.FirstOrDefault(c => c.Value == r.Entity).Key)).Where(i => i >= 0 && names[i] != name && name != "children").Distinct(),
    ];
}
