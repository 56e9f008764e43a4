using Anyu.Indicators;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Indicators;

/// <summary>One indicator of one place: definition, years, pooled years, targets, and its parts side by side.</summary>
internal sealed class OnePage(IndicatorShelf shelf) : IndicatorPage(shelf)
{
    public IActionResult OnGet(string id, string code)
    {
        if (Find(code) is not var (engine, catalogue, place))
        {
            return new EmptyResult();
        }

        if (!catalogue.Indicators.TryGetValue(id, out var indicator))
        {
            return Stop(StatusCodes.Status404NotFound, IndicatorWebProblems.NoIndicator(id, Nearest.To(id, catalogue.Indicators.Keys)));
        }

        Begin(indicator.Title);
        Crumb(("/indicators", new("监测指标", "Indicators")), ($"/indicators/place/{place.Code}", place.Name));
        var values = engine.Years(indicator, place.Code);
        var targets = IndicatorCatalogue.TargetsOf(Shelf.Law, id, place.Code);
        Body.Add($"<h1>{indicator.Title} · {place.Name}</h1><p class=\"lead\">{indicator.Meaning}</p>");
        if (engine.Release.Book.Sets.Any(s => s.Synthetic))
        {
            ValueWriter.Synthetic(Body);
        }

        Values(engine, indicator, place, values, targets);
        Pooled(engine, indicator, place, values);
        Parts(engine, indicator, place, values);
        return Page();
    }

    private void Values(IndicatorEngine engine, IndicatorDefinition indicator, Place place, ImmutableArray<IndicatorValue> values, ImmutableArray<Target> targets)
    {
        Body.Add($"<h2>{("历年", "By year")} <span class=\"hint\">{ValueWords.OfUnit(indicator.Unit)}</span></h2>");
        IntervalChart.Write(Body, values, targets.FirstOrDefault(t => t.Value is not null)?.Value);
        ValueWriter.Table(Body, ("年", "Year"), values.Reverse().Select(v => (v.Period.ToString(), (string?)null, v)));
        if (values is [.., var last])
        {
            ValueWriter.Targets(Body, engine, last, targets, Shelf.Law);
            Power(indicator, last);
        }

        Body.Add($"""<p class="small">{("导出", "Export")}: <a href="/indicators/export/{place.Code.ToString()}.csv">CSV</a> · <a href="/indicators/export/{place.Code.ToString()}.xlsx">XLSX</a> · <a href="/indicators/sdmx/{place.Code.ToString()}.csv">SDMX-CSV</a></p>""");
    }

    /// <summary>What could not have been seen is said, so that silence is not read as safety.</summary>
    private void Power(IndicatorDefinition indicator, IndicatorValue last)
    {
        if (indicator.Measure != Anyu.Indicators.Measure.Events || last is not IndicatorValue.Rated { Rate: var rate })
        {
            return;
        }

        var expected = Math.Max(rate.Basis.Count, 0.5);
        var (power, rise) = (DetectionPower.Known(expected, 2), DetectionPower.SmallestRise(expected));
        Body.Add($"""<p class="small">{($"以这样的计数，若风险翻倍，一年之内看得出来的机会约为 {power:0%}；要有八成的机会看出来，风险得升到约 {rise:0.0} 倍。", $"With counts like these, a doubled risk would be seen within a year with a chance of about {power:0%}; to be seen with a chance of 80 % it must rise about {rise:0.0} times.")}</p>""");
    }

    private void Pooled(IndicatorEngine engine, IndicatorDefinition indicator, Place place, ImmutableArray<IndicatorValue> values)
    {
        foreach (var years in indicator.Pooled.Where(n => n <= values.Length))
        {
            Body.Add($"<h2>{($"合并{years}年", $"{years} years pooled")}</h2>");
            var pooled = values.Skip(years - 1).Select(v => engine.Pooled(indicator, place.Code, years, v.Period.Year)).ToImmutableArray();
            IntervalChart.Write(Body, pooled, null);
            ValueWriter.Table(Body, ($"合并{years}年", $"{years} years pooled"), pooled.Reverse().Select(v => (ValueWords.Of(v.Period), (string?)null, v)));
        }
    }

    private void Parts(IndicatorEngine engine, IndicatorDefinition indicator, Place place, ImmutableArray<IndicatorValue> values)
    {
        var parts = engine.Release.Book.PartsOf(indicator.Numerator.Series.Id, place.Code);
        if (parts.IsEmpty || values is not [.., var last])
        {
            return;
        }

        var rows = parts.Select(p => (Place: Shelf.Law.Places.Nearest(p), Value: engine.Value(indicator, p, last.Period))).ToImmutableArray();
        Body.Add($"<h2>{("各镇（街）", "Its parts")} <span class=\"hint\">{last.Period.ToString()}</span></h2>");
        Body.Add($"""<p class="small">{("按代码排列，不排名：区间重叠的地方分不出先后。", "In the order of codes, not ranked: places whose intervals overlap cannot be told apart.")}</p>""");
        SmallMultiples.Write(Body, [.. parts.Select(p => (Shelf.Law.Places.Nearest(p), engine.Years(indicator, p)))], indicator);
        if (!FunnelChart.Write(Body, indicator, rows))
        {
            ValueWriter.Table(Body, ("地方", "Place"), rows.Select(r => (r.Place.Name.In(View.Language), (string?)$"/indicators/{indicator.Id}/{r.Place.Code}", r.Value)));
        }
    }
}
