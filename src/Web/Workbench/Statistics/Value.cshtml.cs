using Anyu.Access;
using Anyu.Indicators;
using Anyu.Web.Indicators;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Workbench;

/// <summary>What a value rests on: the rows of imported tables, and for counts from records the way to the records.</summary>
[Needs(Face.Workbench, "indicator.count.read")]
internal sealed class StatisticsValuePage(IndicatorShelf shelf) : StaffPage(shelf)
{
    private const int MostRows = 200;

    public async Task<IActionResult> OnGet(string code, string indicator, string period)
    {
        if (Find(code) is not { } place || Staff is not { } staff || Period.Read(period) is not { } when || Catalogue!.Indicators.GetValueOrDefault(indicator) is not { } definition)
        {
            return NotHere();
        }

        await Note(place.Code, $"{place.Code}:{definition.Id}:{when}");
        var value = staff.Value(definition, place.Code, when);
        Head("/workbench/statistics", new($"{definition.Title.Zh} · {place.Name.Zh} {when}", $"{definition.Title.En} · {place.Name.En} {when}"), definition.Meaning);
        ValueWriter.Table(Body, ("期", "Period"), [(when.ToString(), null, value)]);
        Rows(staff.Release.Book, staff.RowsOf(definition, place.Code, when));
        Breakdowns(staff, definition, place, when);
        return Page();
    }

    private void Rows(CountBook book, ImmutableArray<Observation> rows)
    {
        Body.Add($"""<h2>{("依据", "What it rests on")}</h2><p class="small">{($"{rows.Length} 个数", $"{rows.Length} counts")}{(rows.Length > MostRows ? ($"，列出前 {MostRows} 个", $", the first {MostRows} shown") : ("", ""))}</p>""");
        var table = new StackedTable(Body, [new("数列", "Series"), new("地方", "Place"), new("期", "Period"), new("数", "Count"), new("出处", "From")]);
        table.Open(new("依据的数", "Counts it rests on"));
        foreach (var row in rows.Take(MostRows))
        {
            var set = book.SetOf(row);
            table.Row(
                h => h.Add($"{Catalogue!.Series[row.Key.Series].Label} {row.Key.Cells.ToString()}"),
                h => h.Add($"{Shelf.Law.Places.Nearest(row.Key.Place).Name}"),
                h => h.Add($"{row.Key.Period.ToString()}"),
                h => h.Add($"{ValueWords.Number(row.Value)}"),
                h => From(h, set, row));
        }

        table.Close();
    }

    private static void From(Html html, DataSet set, Observation row) => _ = set.IsCounted
        ? html.Add($"""{set.Title} <a href="{Address(row.Key)}">{("看记录", "See the records")}</a>""")
        : html.Add($"""{set.Title} <span class="hint">{set.File} · {($"第 {row.From.Row} 行第 {row.From.Column} 列", $"row {row.From.Row}, column {row.From.Column}")}</span>""");

    private static string Address(CountKey key) => $"/workbench/statistics/records/{key.Place}/{key.Series}/{key.Period}{(key.Cells.IsAll ? "" : "?cells=" + Uri.EscapeDataString(key.Cells.ToString()))}";

    private void Breakdowns(IndicatorEngine staff, IndicatorDefinition definition, Place place, Period when)
    {
        foreach (var breakdown in definition.Breakdowns.Select(b => Catalogue!.Breakdowns[b]))
        {
            var values = breakdown.Codes.Select(c => (c.Label.In(View.Language), (string?)null, staff.Value(definition, place.Code, when, Cells.Of(breakdown.Id, c.Id)))).ToList();
            if (values.Exists(v => v.Item3 is IndicatorValue.Counted))
            {
                Body.Add($"<h2>{breakdown.Label}</h2>");
                ValueWriter.Table(Body, (breakdown.Label.Zh, breakdown.Label.En), values);
            }
        }
    }
}
