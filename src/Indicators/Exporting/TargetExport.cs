using System.Collections.Immutable;
using System.Globalization;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Indicators;

/// <summary>The targets that bind a place as a table for export: each year's value with all that belongs to it, how it stands to the target, the gap and the progress with their uncertainty.</summary>
public static class TargetExport
{
    private const int First = 17;

    private static readonly ImmutableArray<string> Headings =
    [
        "target", "target_zh", "article", "relation", "aim", "by", "standing", "gap", "progress_percent", "progress_low95", "progress_high95", "progress_since", "time_gone_percent", "progress_note",
    ];

    /// <summary>The columns that are numbers, counted from 0.</summary>
    internal static IEnumerable<int> NumberColumns => [First + 4, First + 7, First + 8, First + 9, First + 10, First + 12];

    /// <summary>Headings and rows: every indicator with a target, every year at hand.</summary>
    /// <param name="engine">What is known and shown to one audience.</param>
    /// <param name="book">The lawbook with the targets.</param>
    /// <param name="place">The place.</param>
    public static IEnumerable<ImmutableArray<string>> Rows(IndicatorEngine engine, Lawbook book, PlaceCode place)
    {
        yield return [.. ExportTable.Rows([], book.Places).Single(), .. Headings];
        foreach (var indicator in engine.Release.Book.Catalogue.Indicators.Values.Where(i => i.Levels.IsEmpty || i.Levels.Contains(place.Level)))
        {
            var targets = IndicatorCatalogue.TargetsOf(book, indicator.Id, place);
            foreach (var value in targets.IsEmpty ? [] : engine.Years(indicator, place).Where(v => v is not IndicatorValue.NotAtHand))
            {
                var row = ExportTable.Rows([value], book.Places).Last();
                foreach (var target in targets)
                {
                    yield return [.. row, .. Rest(engine, value, TargetStanding.Of(value, target, book))];
                }
            }
        }
    }

    private static string[] Rest(IndicatorEngine engine, IndicatorValue value, TargetStanding standing)
    {
        var target = standing.Target;
        var progress = standing.Gap is null ? null : TargetProgress.Of(engine, value, standing);
        return
        [
            target.Id, target.Title.Zh, target.FullArticle, standing.Relation, target.Value?.ToString(CultureInfo.InvariantCulture) ?? "",
            target.By?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "", ValueWords.Of(standing.Verdict).En, Number(standing.Gap),
            Number(progress?.Percent), Number(progress?.LowPercent), Number(progress?.HighPercent), progress?.StartsAt?.ToString() ?? "", Number(progress?.TimePercent),
            progress is null or { State: ProgressState.Measured } ? "" : ValueWords.Of(progress).En,
        ];
    }

    private static string Number(double? value) => value is { } number ? ExportTable.Number(number) : "";
}
