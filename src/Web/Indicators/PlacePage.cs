using Anyu.Indicators;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Indicators;

/// <summary>The dashboard of a place: targets with gap, pyramid by year, births by month, order and mother's age, every indicator at hand.</summary>
internal sealed class PlacePage(IndicatorShelf shelf) : YearPage(shelf)
{
    private const string Population = "population";
    private const string Births = "live-births";

    protected override string Path => "/indicators/place";

    public IActionResult OnGet(string code, int? year)
    {
        if (Find(code, year, Births, Population) is not var (engine, catalogue, place, shown, years))
        {
            return new EmptyResult();
        }

        Begin(place.Name);
        Crumb(("/indicators", new("监测指标", "Indicators")));
        Body.Add($"<h1>{place.Name} <span class=\"hint\">{shown.ToString(CultureInfo.InvariantCulture)}</span></h1>");
        if (engine.Release.Book.Sets.Any(s => s.Synthetic))
        {
            ValueWriter.Synthetic(Body);
        }

        Years(place, years, shown);
        Body.Add($"""<script src="{Assets.Address("indicators.js")}" defer></script><p class="doorlinks"><a href="/indicators/warnings/{place.Code.ToString()}">{("预警", "Warnings")}</a> <a href="/indicators/quality/{place.Code.ToString()}">{("数据质量", "Data quality")}</a></p>""");
        Indicators(engine, catalogue, place, shown);
        Pyramid(engine, catalogue, place, shown);
        Months(engine, catalogue, place, shown);
        Breakdowns(engine, catalogue, place, shown);
        Footer(place);
        return Page();
    }

    private void Indicators(IndicatorEngine engine, IndicatorCatalogue catalogue, Place place, int year)
    {
        var values = catalogue.Indicators.Values
            .Where(i => i.Levels.IsEmpty || i.Levels.Contains(place.Level))
            .Select(i => engine.Value(i, place.Code, Period.OfYear(year)))
            .Where(v => v is not IndicatorValue.NotAtHand).ToList();
        Body.Add($"<h2>{("指标", "Indicators")}</h2>");
        ValueWriter.Table(Body, ("指标", "Indicator"), values.Select(v => ($"{v.Indicator.Title.In(View.Language)} {ValueWords.OfUnit(v.Indicator.Unit).In(View.Language)}", (string?)$"/indicators/{v.Indicator.Id}/{place.Code}", v)));
        Body.Add($"<h2>{("目标", "Targets")}</h2>");
        foreach (var value in values)
        {
            ValueWriter.Targets(Body, value, IndicatorCatalogue.TargetsOf(Shelf.Law, value.Indicator.Id, place.Code), Shelf.Law);
        }
    }

    private void Pyramid(IndicatorEngine engine, IndicatorCatalogue catalogue, Place place, int year)
    {
        var book = engine.Release.Book;
        long? Shown(string sex, string age, int when)
        {
            var key = new CountKey(Population, place.Code, Period.OfYear(when), Cells.Of("sex", sex).With("age", age));
            return engine.Release.Shows(key) ? book[key].Value : null;
        }

        var codes = catalogue.Breakdowns["age"].Codes;
        var ages = codes.Select(c => (c.Label, Men: Shown("male", c.Id, year), Women: Shown("female", c.Id, year))).ToImmutableArray();
        if (ages.All(a => a.Men is null && a.Women is null))
        {
            return;
        }

        var most = book.YearsOf(Population).SelectMany(y => codes.SelectMany(c => new[] { Shown("male", c.Id, y), Shown("female", c.Id, y) })).Max() ?? 1;
        Body.Add($"<h2>{("人口金字塔", "Population pyramid")}</h2>");
        PyramidChart.Write(Body, ages, most, year);
    }

    private void Months(IndicatorEngine engine, IndicatorCatalogue catalogue, Place place, int year)
    {
        var values = Enumerable.Range(1, 12).Select(m => engine.Value(catalogue.Indicators["births"], place.Code, Period.OfMonth(new Month(year, m)))).ToImmutableArray();
        if (values.All(v => v is IndicatorValue.NotAtHand or IndicatorValue.Withheld))
        {
            return;
        }

        Body.Add($"<h2>{("各月出生", "Births by month")}</h2>");
        IntervalChart.Write(Body, values, null);
        Body.Add($"<details><summary>{("表", "Table")}</summary>");
        ValueWriter.Table(Body, ("月", "Month"), values.Select(v => (v.Period.ToString(), (string?)null, v)));
        Body.Add($"</details>");
    }

    private void Breakdowns(IndicatorEngine engine, IndicatorCatalogue catalogue, Place place, int year)
    {
        var births = catalogue.Indicators["births"];
        foreach (var breakdown in births.Breakdowns.Select(b => catalogue.Breakdowns[b]))
        {
            var rows = breakdown.Codes.Select(c => (c.Label.In(View.Language), (string?)null, engine.Value(births, place.Code, Period.OfYear(year), Cells.Of(breakdown.Id, c.Id)))).ToList();
            if (rows.Exists(r => r.Item3 is IndicatorValue.Counted))
            {
                Body.Add($"<h2>{("出生：", "Births by ")}{breakdown.Label}</h2>");
                ValueWriter.Table(Body, (breakdown.Label.Zh, breakdown.Label.En), rows);
            }
        }
    }

    private void Footer(Place place) => Body.Add($"""
        <h2>{("导出", "Export")}</h2><p><a href="/indicators/export/{place.Code.ToString()}.csv">CSV</a> · <a href="/indicators/export/{place.Code.ToString()}.xlsx">XLSX</a> · <a href="/indicators/sdmx/{place.Code.ToString()}.csv">SDMX-CSV</a></p>
        """);
}
