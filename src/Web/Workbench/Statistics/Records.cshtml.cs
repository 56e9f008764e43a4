using Anyu.Access;
using Anyu.Indicators;
using Anyu.Web.Indicators;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Workbench;

/// <summary>The records behind a count, for those who may read them: ids, days and what they were counted by. Each record shown stands in the evidence log.</summary>
[Needs(Face.Workbench, "indicator.count.read")]
internal sealed class StatisticsRecordsPage(IndicatorShelf shelf) : StaffPage(shelf)
{
    public async Task<IActionResult> OnGet(string code, string series, string period, string? cells, int page = 1)
    {
        if (Find(code) is not { } place || Staff is not { } staff || Period.Read(period) is not { } when || !Catalogue!.Series.TryGetValue(series, out var counted) || !Fits(counted, cells))
        {
            return NotHere();
        }

        var key = new CountKey(series, place.Code, when, Cells.Parse(cells ?? ""));
        var found = await Write(unit => RecordsBehind.Run(unit, Actor, Catalogue!, key, page));
        if (found.Value is not { } behind)
        {
            return Stop(StatusOf(found.Problems[0]), found.Problems);
        }

        Head("/workbench/statistics", new($"{counted.Label.Zh} · {place.Name.Zh} {when}", $"{counted.Label.En} · {place.Name.En} {when}"), new("记录是现在的样子，可能与取数时不同；没有姓名和号码，这次查看已记录。", "The records as they are now, perhaps not as when they were counted; no names or numbers. This look is recorded."));
        Body.Add($"""<p>{("统计中的数", "Count kept")}: {(staff.Release.Book[key].Value is { } value ? ValueWords.Number(value) : "—")}{(behind.Now is { } now ? View.Pick("；现在的记录：", "; records now: ") + ValueWords.Number(now) : "")}</p>""");
        var table = new StackedTable(Body, [new("记录", "Record"), new("日期", "Day"), new("地方", "Place"), new("按什么数的", "Counted by")]);
        table.Open(new("记录", "Records"));
        foreach (var row in behind.Rows)
        {
            table.Row(h => h.Add($"""<span class="code">{row.Subject}</span>"""), h => h.Add($"{row.On}"), h => h.Add($"{PlaceName(row.PlaceCode)}"), h => h.Add($"{row.What}"));
        }

        table.Close();
        if (behind.Rows.Length == RecordsBehind.MostRows)
        {
            Body.Add($"""<p><a href="?page={(Math.Max(1, page) + 1).ToString(CultureInfo.InvariantCulture)}{(key.Cells.IsAll ? "" : "&cells=" + Uri.EscapeDataString(key.Cells.ToString()))}">{("下一页", "Next page")}</a></p>""");
        }

        return Page();
    }

    /// <summary>Only conditions that the series has.</summary>
    private bool Fits(Series counted, string? cells) => string.IsNullOrEmpty(cells) || cells.Split(';').Select(c => c.Split('=', 2)).All(c =>
        c is [var breakdown, var code] && counted.Breakdowns.Contains(breakdown, StringComparer.Ordinal) && Catalogue!.Breakdowns[breakdown].Codes.Any(known => known.Id == code));
}
