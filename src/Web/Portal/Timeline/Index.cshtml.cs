using Anyu.Web.Portal.Family;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Portal.Timeline;

/// <summary>When each leave, allowance and cap begins and ends: a picture, and the same as a table.</summary>
internal sealed class TimelinePage(Library library, TimeProvider clock) : FamilyPage(library, clock)
{
    /// <inheritdoc/>
    protected override IActionResult Show(FamilyState state)
    {
        Begin(new("时间轴", "Time line"), state, "/timeline");
        var items = TimeLine.Of(Determiner.Decide(Book, state.Statement, state.Request with { Explain = false }));
        if (items.IsEmpty)
        {
            Body.Add($"<p>{("现在还没有能定下日期的项目；多答几题会有。", "Nothing has a date yet; answer more questions.")}</p>");
            return Page();
        }

        Body.Add($"""<div class="chart-box"><figure class="chart-wrap" tabindex="0" role="region" aria-label="{Title}">""");
        var chart = new TimelineChart(Body, items, state);
        chart.Write();
        Body.Add($"</figure></div>");
        Table(items, chart);
        return Page();
    }

    /// <summary>The same as a table; on a narrow page the picture is left out and every row has its own bar.</summary>
    private void Table(ImmutableArray<TimeLineItem> items, TimelineChart chart)
    {
        var table = new StackedTable(Body, [new("待遇", "Benefit"), new("给谁", "For whom"), new("开始", "From"), new("结束", "Until"), new("多少", "How much")]);
        table.Open(new("每项从何时到何时", "When each begins and ends"), _ => chart.Span());
        foreach (var item in items)
        {
            table.Row(
                html => chart.Named(item),
                html => html.Add($"{chart.Who(item)}"),
                html => html.Add($"{item.From}"),
                html => _ = item.Until is { } until ? html.Add($"{until}") : html.Add($"{item.Determination.UntilUnknown ?? new Bilingual("没有写明", "not stated")}"),
                html => _ = item.Determination.Outcome == Outcome.Granted ? html.Add($"{AmountWords.Of(item.Determination)}") : html.Add($"{Words.Of(item.Determination.Outcome)}"));
        }

        table.Close();
    }
}
