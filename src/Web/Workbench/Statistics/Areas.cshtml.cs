using Anyu.Access;
using Anyu.Indicators;
using Anyu.Web.Indicators;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Workbench;

/// <summary>The type of each area of a county with its reasons and day of review, those without one or overdue first, and the guidance of each type.</summary>
[Needs(Face.Workbench, "indicator.count.read")]
internal sealed class AreasPage(IndicatorShelf shelf) : MonitoringPage(shelf)
{
    internal const string Areas = "/workbench/statistics/areas";

    public async Task<IActionResult> OnGet(string? place)
    {
        var whole = place is null ? Home : PlaceCode.TryParse(place, out var asked, out _) && Actor.Scope.Contains(asked) ? asked : (PlaceCode?)null;
        if (whole is not { } shown)
        {
            return NotHere();
        }

        var types = Catalogue?.Areas ?? AreaTypes.None;
        Head(Areas, new("分类指导", "Guidance by type of area"), new("每个地区的类型、理由和复核日期；不同类型说不同的话。", "The type of each area with reasons and day of review; each type is told what fits it."));
        Body.Add($"""<p class="note">{("文件要求“坚持分类指导，因地制宜开展宣传倡导”，没有列出类型；这里的类型是本产品的工作分类，待县里确认。", "The national notice asks for guidance by type and lists no types; these are our own working types and await the county’s confirmation.")}</p>""");
        ImmutableArray<PlaceCode> areas = [shown, .. shown.Level >= PlaceLevel.Township ? [] : Shelf.Law.Places.ChildrenOf(shown).Where(p => p.Code.Level is PlaceLevel.County or PlaceLevel.Township).Select(p => p.Code)];
        var decided = (await Read(unit => ClassifyArea.Inside(unit, PlaceRange.Of(shown)))).GroupBy(a => a.Place).ToDictionary(g => g.Key, g => g.First());
        var rows = areas.Where(a => a.Level is PlaceLevel.County or PlaceLevel.Township).Select(a => (Place: a, Area: decided.GetValueOrDefault(a)))
            .OrderBy(r => r.Area is null ? 0 : r.Area.ReviewBy < Today ? 1 : 2).ThenBy(r => r.Place).ToList();
        Waiting(("没有类型的地区", "Areas without a type"), "untyped", rows.Where(r => r.Area is null));
        Waiting(("过了复核期限的地区", "Areas overdue for review"), "overdue", rows.Where(r => r.Area is { } area && area.ReviewBy < Today));
        Body.Add($"""<h2>{("各地区的类型", "Types of areas")}</h2>""");
        Tiles(types, rows);
        Body.Add($"""<details><summary>{("理由、决定和复核期限", "Reasons, decisions and days of review")}</summary>""");
        Table(types, rows);
        Body.Add($"</details>");
        Guidance(types, rows);
        return Page();
    }

    /// <summary>A type's label; of one that the content no longer has its id.</summary>
    internal static Bilingual LabelOf(AreaTypes types, string id) => types.Find(id)?.Label ?? new(id, id);

    private void Tiles(AreaTypes types, List<(PlaceCode Place, ClassifiedArea? Area)> rows)
    {
        Body.Add($"""<ul class="tiles">""").Each(rows.OrderBy(r => r.Place), (h, r) => h.Add($"""<li><a href="{Areas}/{r.Place.ToString()}">{Shelf.Law.Places.Nearest(r.Place).Name}</a><p>{(r.Area is { } area ? LabelOf(types, area.Type) : new Bilingual("没有类型", "no type"))}</p></li>""")).Add($"</ul>");
    }

    /// <summary>The areas that wait for a decision, with the way to it; nothing where none does.</summary>
    private void Waiting((string Zh, string En) title, string id, IEnumerable<(PlaceCode Place, ClassifiedArea? Area)> rows)
    {
        var waiting = rows.OrderBy(r => r.Place).ToList();
        if (waiting.Count > 0)
        {
            Body.Add($"""<h2>{title}</h2><ul class="list" id="{id}">""").Each(waiting, (h, r) => h.Add($"""<li><a href="{Areas}/{r.Place.ToString()}">{Shelf.Law.Places.Nearest(r.Place).Name}</a> <span class="hint">{(r.Area is { } area ? h.View.Day(area.ReviewBy) : "")}</span></li>""")).Add($"</ul>");
        }
    }

    private void Table(AreaTypes types, List<(PlaceCode Place, ClassifiedArea? Area)> rows)
    {
        var table = new StackedTable(Body, [new("地区", "Area"), new("类型", "Type"), new("理由", "Reasons"), new("决定", "Decided"), new("复核期限", "Review by")]);
        table.Open(new("各地区的类型", "Types of areas"));
        foreach (var (place, area) in rows)
        {
            table.Row(
                h => h.Add($"""<a href="{Areas}/{place.ToString()}">{Shelf.Law.Places.Nearest(place).Name}</a>"""),
                h => _ = area is null ? h.Add($"""<span class="tag no">{("没有类型", "no type")}</span>""") : h.Add($"{LabelOf(types, area.Type)}"),
                h => h.Add($"{area?.Reasons ?? "—"}"),
                h => h.Add($"{(area is null ? "—" : $"{area.By} {h.View.Day(area.On)}")}"),
                h => _ = area is null ? h.Add($"—") : h.Add($"""{h.View.Day(area.ReviewBy)} {(area.ReviewBy < Today ? h.View.Pick("（已过期）", "(overdue)") : "")}"""));
        }

        table.Close();
    }

    /// <summary>The types side by side: what differs is seen at a glance.</summary>
    private void Guidance(AreaTypes types, List<(PlaceCode Place, ClassifiedArea? Area)> rows)
    {
        Body.Add($"""<h2>{("各类型的指导", "Guidance by type")}</h2>""");
        var table = new StackedTable(Body, [new("类型", "Type"), new("什么样的地区", "Which areas"), new("现在有", "At present"), new("那里的指导", "What is told there")]);
        table.Open(new("各类型的指导", "Guidance by type"));
        foreach (var type in types.Types)
        {
            var count = rows.Count(r => r.Area?.Type == type.Id);
            table.Row(
                h => h.Add($"{type.Label}"),
                h => h.Add($"{type.Meaning}"),
                h => h.Add($"{($"{count} 个地区", count == 1 ? "1 area" : $"{count} areas")}"),
                h => AreaWriter.Guidance(h, type, Shelf.Law));
        }

        table.Close();
    }
}
