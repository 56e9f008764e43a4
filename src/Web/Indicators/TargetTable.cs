using Anyu.Indicators;

namespace Anyu.Web.Indicators;

/// <summary>Every target that binds a place, the value beside it with all that belongs to a value, the gap, and whether the two can be told apart.</summary>
internal static class TargetTable
{
    /// <summary>Writes it; targets whose value is not at hand are listed last.</summary>
    public static void Write(Html html, ShelfView shelf, IndicatorEngine engine, Place place, int year)
    {
        var language = html.View.Language;
        var rows = shelf.Catalogue!.Indicators.Values
            .Where(i => i.Levels.IsEmpty || i.Levels.Contains(place.Level))
            .SelectMany(i => IndicatorCatalogue.TargetsOf(shelf.Law, i.Id, place.Code).Select(t => (Target: t, Value: engine.Value(i, place.Code, Period.OfYear(year)))))
            .OrderBy(r => r.Value is IndicatorValue.NotAtHand).ToList();
        if (rows.Count == 0)
        {
            html.Add($"""<p class="small">{("文件里没有给这个地方定量的目标。", "The documents set no measurable target for this place.")}</p>""");
            return;
        }

        ValueWriter.Table(html, ("目标", "Target"), [("要求", "Asked"), ("判断、差距与进度", "Standing, gap and progress")], rows.Select(r =>
        {
            var standing = TargetStanding.Of(r.Value, r.Target, shelf.Law);
            return (r.Target.Title.In(language), (string?)$"/law/{r.Target.Document}", r.Value, new[]
            {
                Asked(standing, r.Value.Indicator).In(language) + (r.Target.By is { } by ? html.View.Pick("，到", ", by ") + html.View.Day(by) : ""),
                ValueWords.Of(standing.Verdict).In(language)
                    + (ValueWriter.Gap(standing, r.Value.Indicator) is { } gap ? $"{html.View.Pick("；差距 ", "; gap ")}{gap.In(language)}{html.View.Pick("；进度 ", "; progress ")}{ValueWords.Of(TargetProgress.Of(engine, r.Value, standing)).In(language)}" : ""),
            });
        }));
    }

    private static Bilingual Asked(TargetStanding standing, IndicatorDefinition indicator)
    {
        if (standing.Target.Value is not { } number)
        {
            return new("没有写数", "no number stated");
        }

        var (sign, unit) = (standing.Relation switch { "at-most" => "≤", "below" => "<", "at-least" => "≥", "above" => ">", _ => "=" }, ValueWords.OfUnit(indicator.Unit));
        var text = number.ToString("#,0.##", CultureInfo.InvariantCulture);
        return new($"{sign} {text} {unit.Zh}", $"{sign} {text} {unit.En}");
    }
}
