using System.Collections.Immutable;
using Anyu.Kernel;
using Anyu.Law;
using Anyu.Web.Design;
using Anyu.Web.Hosting;
using Anyu.Web.Portal.Family;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Portal.Timeline;

/// <summary>When each leave, allowance and cap begins and ends: a picture, and the same as a table.</summary>
internal sealed class TimelinePage(Library library, TimeProvider clock) : FamilyPage(library, clock)
{
    /// <inheritdoc/>
    protected override IActionResult Show(FamilyState state)
    {
        Title = new Bilingual("时间轴", "Time line");
        Section = "check";
        Body.Add($"<h1>{Title}</h1>");
        if (state.Statement.Label is { } label)
        {
            Body.Add($"""<p class="lead">{label}</p>""");
        }

        Views("/timeline");
        var items = TimeLine.Of(Determiner.Decide(Book, state.Statement, state.Request with { Explain = false }));
        if (items.IsEmpty)
        {
            Body.Add($"<p>{("现在还没有能定下日期的项目；多答几题会有。", "Nothing has a date yet; answer more questions.")}</p>");
            return Page();
        }

        Body.Add($"""<figure class="chart-wrap" tabindex="0" role="region" aria-label="{Title}">""");
        TimelineChart.Write(Body, items, state.On);
        Body.Add($"</figure>");
        Table(items);
        return Page();
    }

    private void Table(ImmutableArray<TimeLineItem> items)
    {
        Body.Add($"""<div class="scroll" tabindex="0" role="region" aria-label="{("时间表", "Table")}"><table><caption>{("同样的内容，列成表", "The same as a table")}</caption><thead><tr><th scope="col">{("待遇", "Benefit")}</th><th scope="col">{("给谁", "For whom")}</th><th scope="col">{("开始", "From")}</th><th scope="col">{("结束", "Until")}</th><th scope="col">{("多少", "How much")}</th></tr></thead><tbody>""");
        foreach (var item in items)
        {
            Body.Add($"""<tr><th scope="row">{item.Determination.Benefit.Label}</th><td>{item.Determination.SubjectLabel}</td><td>{item.From}</td><td>""");
            _ = item.Until is { } until ? Body.Add($"{until}") : Body.Add($"{("没有写明", "not stated")}");
            Body.Add($"</td><td>");
            _ = item.Determination.Outcome == Outcome.Granted ? Body.Add($"{AmountWords.Of(item.Determination)}") : Body.Add($"{Words.Of(item.Determination.Outcome)}");
            Body.Add($"</td></tr>");
        }

        Body.Add($"</tbody></table></div>");
    }
}
