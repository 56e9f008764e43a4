using Anyu.Indicators;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Indicators;

/// <summary>The report of a place and year on paper: targets, all indicators, warnings that may be shown, data quality, births; every table open, every source named.</summary>
internal sealed class ReportPage(IndicatorShelf shelf, TimeProvider clock) : YearPage(shelf)
{
    private readonly IndicatorShelf source = shelf;

    protected override string Path => "/indicators/report";

    public async Task<IActionResult> OnGetAsync(string code, int? year)
    {
        if (Find(code, year, "live-births", "population") is not var (engine, catalogue, place, shown, years))
        {
            return new EmptyResult();
        }

        var book = engine.Release.Book;
        Head(
            new("人口与托育监测报告", "Report on population and childcare"),
            new("可以直接打印：表全部展开，每个率都带计数、分母、区间和稳定性。", "Ready to print: every table is open, every rate has count, denominator, interval and class."),
            place, shown, years, book.Sets.Any(s => s.Synthetic));
        var sections = new PlaceSections(Body, Shelf, engine, place, shown);
        sections.Targets();
        sections.Indicators();
        await Warnings(engine, catalogue, place, shown);
        Quality(DataQuality.Of(book, place.Code, shown));
        sections.Pyramid(null);
        sections.Months();
        sections.Breakdowns();
        Sources(book);
        return Page();
    }

    private async Task Warnings(IndicatorEngine engine, IndicatorCatalogue catalogue, Place place, int year)
    {
        var result = Shelf.Scan(engine, place.Code, year, await source.Groups(place.Code));
        var kept = (await source.Warnings()).ToDictionary(w => w.Test.Id, StringComparer.Ordinal);
        Body.Add($"<h2>{("预警", "Warnings")}</h2>");
        var visible = result.Shown.Where(t => WarningView.Shows(engine.Release, t)).ToList();
        Body.Add($"""<p>{($"做了 {result.Tests.Length} 次检验，{visible.Count} 条可以公布的预警，{result.Left.Length} 处没有检验。", $"{result.Tests.Length} tests, {visible.Count} warnings that may be published, {result.Left.Length} not tested.")}</p>""");
        foreach (var test in visible)
        {
            WarningWriter.Card(Body, test, kept.GetValueOrDefault(test.Id), catalogue, Shelf.Law.Places);
        }
    }

    private void Quality(ImmutableArray<PlaceQuality> quality)
    {
        var late = quality.Where(q => q.WholeMonths < q.Months.Length).Select(q => Shelf.Law.Places.Nearest(q.Place).Name.In(View.Language)).ToList();
        Body.Add($"""<h2>{("数据质量", "Data quality")}</h2><p>{(late.Count == 0 ? ($"{quality.Length} 个地方各月都报全。", $"All months of all {quality.Length} places are complete.") : ($"{late.Count} 个地方有没报全的月份：{string.Join('、', late)}。", $"{late.Count} places have incomplete months: {string.Join(", ", late)}."))}</p>""");
    }

    private void Sources(CountBook book) => Body.Add($"""<h2>{("来源与日期", "Sources and date")}</h2><ul>""")
        .Each(book.Sets, static (h, s) => h.Add($"<li>{s.Title} <span class=\"hint\">{s.File} · {s.Imported}</span></li>"))
        .Add($"""</ul><p class="small">{("打印日期", "Printed on")} {ChinaDay.Today(clock)}。{("小数按统计法第二十八条不予公布。", "Small counts are withheld under Statistics Law art. 28.")}</p>""");
}
