using System.Collections.Immutable;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Indicators;

/// <summary>Everything <c>content/indicators</c> says: breakdowns, series, definitions and mappings of tables.</summary>
public sealed record IndicatorCatalogue(
    ImmutableSortedDictionary<string, Breakdown> Breakdowns,
    ImmutableSortedDictionary<string, Series> Series,
    ImmutableSortedDictionary<string, IndicatorDefinition> Indicators,
    ImmutableSortedDictionary<string, TableMapping> Mappings)
{
    /// <summary>What <c>content/monitoring</c> says; none where the folder is not there.</summary>
    public MonitoringPlan Monitoring { get; init; } = MonitoringPlan.None;

    /// <summary>The types of areas of <c>content/monitoring</c>; none where the file is not there.</summary>
    public AreaTypes Areas { get; init; } = AreaTypes.None;

    /// <summary>Reads <c>content/indicators</c> against the law.</summary>
    /// <param name="book">The lawbook, whose folder is read and whose targets are linked.</param>
    /// <returns>The catalogue, or every problem with file and line: <c>IND-0001</c> onwards, and <c>LAW-</c> numbers for YAML that cannot be read.</returns>
    public static Result<IndicatorCatalogue> Load(Lawbook book) => new CatalogueReader(book).Read();

    /// <summary>All problems of the indicators beside a lawbook; none where the folder has no indicators.</summary>
    /// <param name="book">The lawbook.</param>
    public static ImmutableArray<Problem> Check(Lawbook book) =>
        Directory.Exists(Path.Combine(book.Root, "indicators")) ? Load(book).Problems : [];

    /// <summary>The target blocks of the law that speak of an indicator and bind a place: its own or those of a place around it.</summary>
    public static ImmutableArray<Target> TargetsOf(Lawbook book, string indicator, PlaceCode place) =>
    [
        .. book.Documents.Values.SelectMany(d => d.Blocks).OfType<Target>()
            .Where(t => t.Indicator == indicator && PlaceCode.TryParse(t.Place, out var whose, out _) && place.IsWithin(whose))
            .OrderBy(t => t.Id, StringComparer.Ordinal),
    ];
}
