using Anyu.Forecast;
using Anyu.Indicators;

namespace Anyu.Web.Indicators;

/// <summary>The parts of a place's dashboard, which the printed report has too.</summary>
internal sealed class PlaceSections(Html html, ShelfView shelf, IndicatorEngine engine, Place place, int year)
{
    private const string Births = "births";
    private const string Rate = "crude-birth-rate";
    private const string Slots = "childcare-places-per-thousand";
    private IndicatorCatalogue Catalogue => shelf.Catalogue!;

    /// <summary>Targets with gap.</summary>
    public void Targets()
    {
        html.Add($"<h2>{("目标与差距", "Targets and gaps")}</h2>");
        TargetTable.Write(html, shelf, engine, place, year);
    }

    /// <summary>Every indicator at hand.</summary>
    public void Indicators()
    {
        var values = Catalogue.Indicators.Values
            .Where(i => i.Levels.IsEmpty || i.Levels.Contains(place.Level))
            .Select(i => engine.Value(i, place.Code, Period.OfYear(year)))
            .Where(v => v is not IndicatorValue.NotAtHand);
        html.Add($"<h2>{("全部指标", "All indicators")}</h2>");
        ValueWriter.Table(html, ("指标", "Indicator"), values.Select(v => ($"{v.Indicator.Title.In(html.View.Language)} {ValueWords.OfUnit(v.Indicator.Unit).In(html.View.Language)}", (string?)$"/indicators/{v.Indicator.Id}/{place.Code}", v)));
    }

    /// <summary>Childcare places per 1,000 residents over the years.</summary>
    public void PlacesPerThousand()
    {
        var indicator = Catalogue.Indicators[Slots];
        var values = engine.Years(indicator, place.Code);
        if (!values.Any(v => v is IndicatorValue.Rated))
        {
            return;
        }

        html.Add($"<h2>{indicator.Title}</h2>");
        var target = IndicatorCatalogue.TargetsOf(shelf.Law, Slots, place.Code).LastOrDefault(t => t.Value is not null);
        IntervalChart.Write(html, values, target?.Value);
        if (target is not null)
        {
            html.Add($"""<p class="small">{("虚线是目标：", "The dashed line is the target: ")}{target.Title} <a href="/law/{target.Document}">{target.FullArticle}</a></p>""");
        }

        Fold(() => ValueWriter.Table(html, ("年", "Year"), values.Reverse().Select(v => (v.Period.ToString(), (string?)null, v))));
    }

    /// <summary>The pyramid of the year, and the way to all others.</summary>
    public void Pyramid(KeptRun? forecast)
    {
        var source = new PyramidSource(engine, place.Code, forecast);
        if (!source.Counted.Contains(year))
        {
            return;
        }

        html.Add($"<h2>{("人口金字塔", "Population pyramid")}</h2>");
        PyramidChart.Write(html, source.Ages(year), source.Most, source.Title(year), forecast: false);
        html.Add($"""<p><a class="button" href="/indicators/pyramid/{place.Code.ToString()}/{source.Counted[0].ToString(CultureInfo.InvariantCulture)}">{(source.Coming.IsEmpty ? ("逐年看", "Year by year") : ("逐年看，直到预测的年份", "Year by year, into the forecast"))}</a></p>""");
    }

    /// <summary>Births by month.</summary>
    public void Months()
    {
        var values = Enumerable.Range(1, 12).Select(m => (m.ToString(CultureInfo.InvariantCulture), engine.Value(Catalogue.Indicators[Births], place.Code, Period.OfMonth(new Month(year, m))))).ToList();
        Counts(("各月出生", "Births by month"), ("月", "Month"), values);
    }

    /// <summary>Births by sex, order and mother's age.</summary>
    public void Breakdowns()
    {
        var births = Catalogue.Indicators[Births];
        foreach (var breakdown in births.Breakdowns.Select(b => Catalogue.Breakdowns[b]))
        {
            var rows = breakdown.Codes.Select(c => (Short(c), engine.Value(births, place.Code, Period.OfYear(year), Cells.Of(breakdown.Id, c.Id)))).ToList();
            Counts(($"出生：按{breakdown.Label.Zh}", $"Births by {breakdown.Label.En}"), (breakdown.Label.Zh, breakdown.Label.En), rows);
        }
    }

    /// <summary>The townships side by side.</summary>
    public void Townships()
    {
        var indicator = Catalogue.Indicators[Rate];
        var parts = engine.Release.Book.PartsOf(indicator.Numerator.Series.Id, place.Code).Select(shelf.Law.Places.Nearest).ToImmutableArray();
        if (parts.IsEmpty)
        {
            return;
        }

        html.Add($"""<h2>{("各镇（街）", "Its parts")}: {indicator.Title} <span class="hint">{ValueWords.OfUnit(indicator.Unit)}</span></h2><p class="small">{("按代码排列，不排名；只有区间够不到全部的率时才作标记。", "In the order of codes, not ranked; marked only where the interval does not reach the rate of the whole.")}</p>""");
        TileGrid.Write(html, [.. parts.Select(p => (p, engine.Value(indicator, p.Code, Period.OfYear(year))))], engine.Value(indicator, place.Code, Period.OfYear(year)));
        html.Add($"<h3>{("历年，同一比例尺", "Over the years, one scale")}</h3>");
        SmallMultiples.Write(html, [.. parts.Select(p => (p, engine.Years(indicator, p.Code)))], indicator);
    }

    private void Counts((string Zh, string En) title, (string Zh, string En) head, List<(string Label, IndicatorValue Value)> values)
    {
        if (!values.Exists(v => v.Value is IndicatorValue.Counted))
        {
            return;
        }

        html.Add($"<h2>{title}</h2>");
        BarChart.Write(html, values, title);
        Fold(() => ValueWriter.Table(html, head, values.Select(v => (v.Label, (string?)null, v.Value))));
    }

    private string Short(BreakdownCode code) => code.Label.In(html.View.Language).Split('（', '(')[0].Replace("岁", "", StringComparison.Ordinal).Replace(" and younger", "", StringComparison.Ordinal).Replace(" and older", "+", StringComparison.Ordinal).Replace(" and later", "+", StringComparison.Ordinal);

    private void Fold(Action table)
    {
        html.Add($"<details><summary>{("表", "Table")}</summary>");
        table();
        html.Add($"</details>");
    }
}
