using Anyu.Indicators;

namespace Anyu.Web.Indicators;

/// <summary>
/// Definitions and counts that the pages read: the tables beside <c>content/</c>. Pages, exports and the API answer for the public only, since nobody has signed in.
/// </summary>
internal sealed class IndicatorShelf
{
    private readonly Lazy<(IndicatorCatalogue? Catalogue, CountBook? Counts, ImmutableArray<Problem> Problems)> read;
    private readonly Lazy<IndicatorEngine?> engine;

    public IndicatorShelf(Library library)
    {
        Law = library.Book;
        read = new(Read);
        engine = new(() => read.Value.Counts is { } counts ? new IndicatorEngine(new Release(counts, Audience.Public)) : null);
    }

    /// <summary>The lawbook.</summary>
    public Lawbook Law { get; }

    /// <summary>The definitions; null with <see cref="Problems"/> when they cannot be read.</summary>
    public IndicatorCatalogue? Catalogue => read.Value.Catalogue;

    /// <summary>What the public may see; null when there are no counts.</summary>
    public IndicatorEngine? Engine => engine.Value;

    /// <summary>What is wrong with definitions or tables.</summary>
    public ImmutableArray<Problem> Problems => read.Value.Problems;

    /// <summary>The places that a page can be about, wide ones first.</summary>
    public IEnumerable<Place> Places => Engine is null ? [] : Engine.Release.Book.Places.Select(Law.Places.Nearest).OrderBy(p => p.Level).ThenBy(p => p.Code);

    private (IndicatorCatalogue?, CountBook?, ImmutableArray<Problem>) Read()
    {
        var catalogue = IndicatorCatalogue.Load(Law);
        if (catalogue.Value is null)
        {
            return (null, null, catalogue.Problems);
        }

        var list = Path.Combine(ContentFolder.Samples(Law.Root), "tables", "data.yaml");
        var counts = DataList.Read(list, catalogue.Value, Law);
        return (catalogue.Value, counts.Value, counts.Problems);
    }
}
