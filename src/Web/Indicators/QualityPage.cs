using Anyu.Indicators;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Indicators;

/// <summary>Data quality of a place by township and month: what came, what is late, what contradicts itself; imports and closed periods.</summary>
internal sealed class QualityPage(IndicatorShelf shelf) : YearPage(shelf)
{
    private readonly IndicatorShelf source = shelf;

    protected override string Path => "/indicators/quality";

    public async Task<IActionResult> OnGetAsync(string code, int? year)
    {
        if (Find(code, year, "live-births", "reports-due") is not var (engine, catalogue, place, shown, years))
        {
            return new EmptyResult();
        }

        var book = engine.Release.Book;
        var quality = DataQuality.Of(book, place.Code, shown);
        Head(
            new("数据质量", "Data quality"),
            new("每个镇（街）每个月报来了多少、有没有按时、前后对不对得上。缺一格，就不据此预警。", "How much each township sent for each month, whether on time, and whether the counts agree. Where one is missing there is no warning."),
            place, shown, years, book.Sets.Any(s => s.Synthetic));
        Completeness(quality);
        Timeliness(engine, catalogue, quality, shown);
        Agreement(quality);
        var (tables, periods) = await source.Log(book);
        new ImportWriter(Body, Shelf.Law.Places).Write(tables, periods, place.Code);
        return Page();
    }

    private void Completeness(ImmutableArray<PlaceQuality> quality)
    {
        Body.Add($"""<h2>{("报全了没有", "Is everything in")}</h2><p class="small">{("格里是：报来的数 / 应报的数；括号里是更正过的数。", "In each cell: counts sent / counts due; in brackets those corrected since.")}</p>""");
        var table = new StackedTable(
            Body, [new("地方", "Place"), .. Enumerable.Range(1, 12).Select(month => new Bilingual($"{month}月", CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedMonthName(month)))], StackedTable.Narrow.Fours);
        table.Open(new("各镇各月报数", "Counts sent by township and month"));
        foreach (var one in quality)
        {
            table.Row(h => h.Add($"{Shelf.Law.Places.Nearest(one.Place).Name}"), [.. one.Months.Select<MonthQuality, Action<Html>>(month => h => h.Add(
                $"""<span class="{(month.Due == 0 ? "none" : month.Reported == month.Due ? "whole" : "gap")}">{(month.Due == 0 ? "—" : $"{month.Reported}/{month.Due}")}{(month.Corrected > 0 ? $" ({month.Corrected})" : "")}</span>"""))]);
        }

        table.Close();
    }

    private void Timeliness(IndicatorEngine engine, IndicatorCatalogue catalogue, ImmutableArray<PlaceQuality> quality, int year)
    {
        foreach (var indicator in new[] { "report-timeliness", "record-accuracy" }.Where(catalogue.Indicators.ContainsKey).Select(id => catalogue.Indicators[id]))
        {
            var rows = quality.Select(q => (Shelf.Law.Places.Nearest(q.Place).Name.In(View.Language), (string?)null, engine.Value(indicator, q.Place, Period.OfYear(year)))).ToList();
            Body.Add($"<h2>{indicator.Title}</h2><p class=\"small\">{indicator.Meaning}</p>");
            ValueWriter.Table(Body, ("地方", "Place"), rows, (indicator.Title.Zh, indicator.Title.En));
        }
    }

    /// <summary>Which counts contradict each other; the numbers themselves may be small and are not said.</summary>
    private void Agreement(ImmutableArray<PlaceQuality> quality)
    {
        Body.Add($"<h2>{("对得上吗", "Do the counts agree")}</h2>");
        var found = quality.SelectMany(q => q.Contradictions).ToList();
        if (found.Count == 0)
        {
            Body.Add($"""<p>{("各数之间没有矛盾。", "No contradiction between counts.")}</p>""");
            return;
        }

        Body.Add($"""<ul class="list">""");
        foreach (var one in found)
        {
            Body.Add($"""<li>{Shelf.Law.Places.Nearest(one.Key.Place).Name} {one.Key.Period.ToString()}: {one.What}</li>""");
        }

        Body.Add($"</ul>");
    }
}
