using Anyu.Indicators;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Indicators;

/// <summary>The dashboard of a place: targets with gap, warnings, places per thousand, pyramid, births by month, order and mother's age, townships, every indicator at hand.</summary>
internal sealed class PlacePage(IndicatorShelf shelf) : YearPage(shelf)
{
    private readonly IndicatorShelf source = shelf;

    protected override string Path => "/indicators/place";

    public async Task<IActionResult> OnGetAsync(string code, int? year)
    {
        if (Find(code, year, "live-births", "population") is not var (engine, _, place, shown, years))
        {
            return new EmptyResult();
        }

        Begin(place.Name);
        Crumb(("/indicators", new("监测指标", "Indicators")));
        var text = shown.ToString(CultureInfo.InvariantCulture);
        Body.Add($"<h1>{place.Name} <span class=\"hint\">{text}</span></h1>");
        if (engine.Release.Book.Sets.Any(s => s.Synthetic))
        {
            ValueWriter.Synthetic(Body);
        }

        await Area(place);
        Years(place, years, shown);
        var sections = new PlaceSections(Body, Shelf, engine, place, shown);
        sections.Targets();
        await Warnings(engine, place, shown);
        sections.PlacesPerThousand();
        sections.Pyramid(await source.Forecast(place.Code));
        sections.Months();
        sections.Breakdowns();
        sections.Townships();
        sections.Indicators();
        Body.Add($"""
            <h2>{("导出与打印", "Export and print")}</h2><p class="doorlinks"><a href="/indicators/report/{place.Code.ToString()}/{text}">{("打印的报告", "Report for printing")}</a> <a href="/indicators/export/{place.Code.ToString()}.csv">CSV</a> <a href="/indicators/export/{place.Code.ToString()}.xlsx">XLSX</a> <a href="/indicators/sdmx/{place.Code.ToString()}.csv">SDMX-CSV</a> <a href="/indicators/targets/{place.Code.ToString()}.csv">{("目标与进度 CSV", "Targets and progress, CSV")}</a> <a href="/indicators/targets/{place.Code.ToString()}.xlsx">{("目标与进度 XLSX", "Targets and progress, XLSX")}</a></p>
            """);
        return Page();
    }

    /// <summary>The type of the area and its guidance in one line, where one was decided. Reasons are not told here: they are written for the workbench.</summary>
    private async Task Area(Place place)
    {
        if (await source.Area(place.Code) is { } area && Shelf.Catalogue?.Areas is { } types && types.Find(area.Type) is { } type)
        {
            Body.Add($"""<details id="area"><summary>{("地区类型", "Type of area")}: {type.Label}</summary><p class="small">{type.Meaning} · {View.Day(area.On)} {("定，复核期限", "decided, review by")} {View.Day(area.ReviewBy)} {(types.IsConfirmed ? ("", "") : ("类型是工作分类，待县里确认。", "Types are working types, to be confirmed by the county."))}</p>""");
            AreaWriter.Guidance(Body, type, Shelf.Law);
            Body.Add($"</details>");
        }
    }

    /// <summary>How many warnings may be seen, and the way to them.</summary>
    private async Task Warnings(IndicatorEngine engine, Place place, int year)
    {
        var result = Shelf.Scan(engine, place.Code, year, await source.Groups(place.Code));
        var visible = result.Shown.Count(t => WarningView.Shows(engine.Release, t));
        var text = year.ToString(CultureInfo.InvariantCulture);
        Body.Add($"""<h2>{("预警", "Warnings")}</h2><p class="panel">{(visible == 0 ? ("这一年没有可以公布的预警。没有预警不等于没有问题。", "No warning of this year may be published. No warning does not mean no problem.") : ($"这一年有 {visible} 条预警。", visible == 1 ? "One warning of this year." : $"{visible} warnings of this year."))} <a href="/indicators/warnings/{place.Code.ToString()}/{text}">{("看预警，和看得出什么", "Warnings, and what could be seen")}</a> · <a href="/indicators/quality/{place.Code.ToString()}/{text}">{("数据质量", "Data quality")}</a></p>""");
    }
}
