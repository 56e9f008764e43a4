using System.Collections.Immutable;
using Anyu.Indicators;
using Anyu.Kernel;
using Anyu.Unit.Law;

namespace Anyu.Unit.Indicators;

/// <summary>The shipped synthetic county, read once for all tests of a run.</summary>
internal static class Sample
{
    private static readonly Lazy<IndicatorCatalogue> Definitions = new(() =>
        IndicatorCatalogue.Load(Library.Book) is { Value: { } catalogue } ? catalogue : throw new InvalidOperationException(string.Join('\n', IndicatorCatalogue.Load(Library.Book).Problems)));

    private static readonly Lazy<CountBook> Book = new(() =>
    {
        var read = DataList.Read(Repository.At("samples", "tables", "data.yaml"), Catalogue, Library.Book);
        return read.Value ?? throw new InvalidOperationException(string.Join('\n', read.Problems));
    });

    public static PlaceCode County { get; } = PlaceCode.Parse("371581");

    public static IndicatorCatalogue Catalogue => Definitions.Value;

    public static CountBook Counts => Book.Value;

    public static ImmutableArray<PlaceCode> Townships => [.. Library.Book.Places.ChildrenOf(County).Select(p => p.Code)];
}
