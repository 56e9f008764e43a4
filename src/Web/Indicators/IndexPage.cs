using Anyu.Indicators;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Indicators;

/// <summary>Places with data, and what is measured.</summary>
internal sealed class IndexPage(IndicatorShelf shelf) : IndicatorPage(shelf)
{
    public IActionResult OnGet()
    {
        if (Shelf.Catalogue is not { } catalogue)
        {
            return Stop(StatusCodes.Status503ServiceUnavailable, Shelf.Problems);
        }

        Begin(new("监测指标", "Indicators"));
        Body.Add($"""
            <h1>{Title}</h1>
            <p class="lead">{("每个率都带着计数、分母、区间和稳定性；数太小会让人认出来的，不予公布，并说明原因。数值与目标分不清时，就说分不清。", "Every rate stands with its count, denominator, interval and class. What is small enough to point at a person is withheld, with the reason. Where value and target cannot be told apart, it says so.")}</p>
            """);
        Places();
        Body.Add($"<h2>{("指标目录", "What is measured")}</h2>");
        foreach (var group in catalogue.Indicators.Values.GroupBy(i => i.System, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            Body.Add($"""<ul class="list">""");
            foreach (var one in group)
            {
                Definition(one);
            }

            Body.Add($"</ul>");
        }

        return Page();
    }

    private void Places()
    {
        Body.Add($"""<h2>{("有数据的地方", "Places with data")}</h2>""");
        if (Shelf.Engine is null)
        {
            Body.Add($"""<p class="panel">{("还没有数据。用 anyu indicators import 导入统计报表。", "No data yet. Import tables with anyu indicators import.")}</p>""");
            return;
        }

        if (Shelf.Engine.Release.Book.Sets.Any(s => s.Synthetic))
        {
            ValueWriter.Synthetic(Body);
        }

        Body.Add($"""<ul class="places">""").Each(Shelf.Places, static (h, p) => h.Add($"""<li><a href="/indicators/place/{p.Code.ToString()}">{p.Name}</a> <span class="code">{p.Code.ToString()}</span></li>""")).Add($"</ul>");
    }

    private void Definition(IndicatorDefinition one)
    {
        Body.Add($"""<li><h3>{one.Title}</h3><p>{one.Meaning}</p><p class="meta"><span>{("分子", "numerator")}: {one.Numerator.Series.Label}</span>""");
        if (one.Denominator is { } below)
        {
            Body.Add($"<span>{("分母", "denominator")}: {below.Series.Label}</span>");
        }

        Body.Add($"""<span>{ValueWords.OfUnit(one.Unit)}</span><span>{one.System}</span></p>""");
        Body.Add($"""<p class="small">{(one.Confirmed ? ("定义已确认", "definition confirmed") : ("定义待确认", "definition not yet confirmed"))}{(one.Source is { } source ? ($"：{source.Zh}", $": {source.En}") : ("", ""))}""");
        foreach (var target in one.Targets)
        {
            Body.Add($""" <span class="code">{target}</span>""");
        }

        Body.Add($"</p></li>");
    }
}
