using Anyu.Access;
using Anyu.Indicators;
using Anyu.Web.Indicators;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Workbench;

/// <summary>The monitoring network of a county or township: who is not monitored, who reports, what is late, and the score of each township.</summary>
[Needs(Face.Workbench, "indicator.network.read")]
internal sealed class NetworkPage(IndicatorShelf shelf) : MonitoringPage(shelf)
{
    private const int MonthsOfYear = 12;

    public async Task<IActionResult> OnGet(string? place, string? month)
    {
        var whole = place is null ? Home : PlaceCode.TryParse(place, out var asked, out _) && Actor.Scope.Contains(asked) ? asked : (PlaceCode?)null;
        if (whole is not { } shown)
        {
            return NotHere();
        }

        var name = Shelf.Law.Places.Nearest(shown).Name;
        Head(Address, new($"监测网络：{name.Zh}", $"Monitoring network: {name.En}"), new("每个监测点谁报、按不按时、与登记对不对得上；哪些人群没有人监测。", "Who reports at each point, whether on time and in agreement with the records; which groups nobody monitors."));
        if (shown.Level < PlaceLevel.County)
        {
            await Counties();
            return Page();
        }

        var book = await Network(shown);
        ImmutableArray<PlaceCode> parts = shown.Level == PlaceLevel.County && Shelf.Law.Places.ChildrenOf(shown).Select(p => p.Code).ToImmutableArray() is { IsEmpty: false } children ? children : [shown];
        if (!Plan.IsConfirmed)
        {
            Body.Add($"""<p class="note">{("人群分组和报表是本产品自己的，文件没有列出，待县里确认。", "Groups and forms are our own, since no document lists them; they await the county’s confirmation.")}</p>""");
        }

        Coverage(NetworkCoverage.Of(book, shown, parts), parts);
        PointList(book);
        Scores(book, month);
        return Page();
    }

    private async Task Counties()
    {
        var counties = (await Read(unit => Points.Inside(unit, Actor.Scope))).Select(p => p.Place.At(PlaceLevel.County)).Distinct().Order().ToList();
        Body.Add($"""<h2>{("县", "Counties")}</h2>""");
        _ = counties.Count == 0
            ? Body.Add($"""<p>{("还没有监测点。", "No point has been assigned.")}</p>""")
            : Body.Add($"""<ul class="places">""").Each(counties, (h, c) => h.Add($"""<li><a href="{Address}?place={c.ToString()}">{Shelf.Law.Places.Nearest(c).Name}</a></li>""")).Add($"</ul>");
    }

    private void Coverage(ImmutableArray<GroupCoverage> groups, ImmutableArray<PlaceCode> parts)
    {
        Body.Add($"""<h2>{("没有监测的人群", "Groups nobody monitors")}</h2>""");
        var nowhere = groups.Where(g => g.IsNowhere).ToList();
        _ = nowhere.Count == 0
            ? Body.Add($"""<p>{("每个人群至少在一处有人监测。", "Every group is monitored somewhere.")}</p>""")
            : Body.Add($"""<ul class="list">""").Each(nowhere, Nowhere).Add($"</ul>");
        Body.Add($"""<h2>{("监测覆盖", "Coverage")}</h2>""");
        CoverageChart.Write(Body, groups, parts);
        Body.Add($"""<p class="small">{string.Join(" · ", parts.Select((p, at) => $"{(at + 1).ToString(CultureInfo.InvariantCulture)} {NameOf(p).In(View.Language)}"))}</p>""");
        foreach (var group in groups)
        {
            Body.Add($"""<details><summary>{group.Group.Label} <span class="hint">{(group.IsByCounty ? ("县报", "by the county") : ("有人报", "covered"))} {group.Covered.ToString(CultureInfo.InvariantCulture)}/{group.Cells.Length.ToString(CultureInfo.InvariantCulture)}</span></summary>""");
            var table = new StackedTable(Body, [new("覆盖", "Coverage"), new("地方", "Places")]);
            table.Open(group.Group.Label);
            foreach (var state in group.Cells.GroupBy(c => c.State).OrderBy(s => s.Key))
            {
                table.Row(h => h.Add($"{CoverageChart.Of(state.Key)}"), h => h.Add($"{string.Join(h.View.Pick("、", ", "), state.Select(c => NameOf(c.Place).In(h.View.Language)))}"));
            }

            table.Close();
            Body.Add($"</details>");
        }
    }

    private Bilingual NameOf(PlaceCode place) => Shelf.Law.Places.Nearest(place).Name is { En.Length: > 0 } name ? name : new(Shelf.Law.Places.Nearest(place).Name.Zh, Shelf.Law.Places.Nearest(place).Name.Zh);

    /// <summary>A group that nobody monitors, why, and the sentence by which it is a group.</summary>
    private void Nowhere(Html html, GroupCoverage group)
    {
        html.Add($"""<li><strong>{group.Group.Label}</strong> <span class="hint">{(group.Forms.IsEmpty ? ("没有报表包括这个人群", "no form carries it") : group.Cells.Any(c => c.State == MonitoredState.NoReporter) ? ("有监测点，没有报送人", "there is a point but no reporter") : ("没有监测点", "no point"))} · """);
        if (group.Group.Article is { } article)
        {
            html.Add($"{("依据：", "rests on: ")}");
            QuoteWriter.Where(html, article, Shelf.Law);
        }
        else
        {
            html.Add($"{("本产品自己的分组：", "our own grouping: ")}{group.Group.Ground}");
        }

        html.Add($"</span></li>");
    }

    private void PointList(NetworkBook book)
    {
        var current = book.Points.Where(p => p.Until is null).OrderBy(p => book.ReporterOf(p) is { Holder: not null }).ToList();
        Body.Add($"""<h2>{("监测点", "Points")}</h2>""");
        if (Actor.May(IndicatorPermissions.Assign))
        {
            Body.Add($"""<p><a class="button" href="{Address}/assign">{("设立监测点", "Assign a point")}</a></p>""");
        }

        var table = new StackedTable(Body, [new("监测点", "Point"), new("地方", "Place"), new("报送人", "Reporter"), new("最近一期", "Latest period")]);
        table.Open(new("监测点", "Points"));
        foreach (var point in current)
        {
            table.Row(
                h => h.Add($"""<a href="{Address}/{point.Id.ToString("D")}">{NameOf(point)}</a>"""),
                h => h.Add($"{Shelf.Law.Places.Nearest(point.Place).Name}"),
                h => WriteReporter(h, book.ReporterOf(point)),
                h => Latest(h, book, point));
        }

        table.Close();
        var ended = book.Points.Where(p => p.Until is not null).ToList();
        if (ended.Count > 0)
        {
            Body.Add($"""<details><summary>{($"已结束的监测点（{ended.Count}）", $"Points that ended ({ended.Count})")}</summary><ul class="list">""").Each(ended, static (h, p) => h.Add($"""<li><a href="{Address}/{p.Id.ToString("D")}">{NameOf(p)}</a></li>""")).Add($"</ul></details>");
        }
    }

    private static void Latest(Html html, NetworkBook book, MonitoringPoint point)
    {
        foreach (var report in book.Reports.Where(r => r.Point == point).GroupBy(r => r.Form.Id, StringComparer.Ordinal).Select(g => g.First()))
        {
            html.Add($"""<p class="small">{report.Form.Label} {PeriodText(report.Form, report.Period)} """);
            StateOf(html, report);
            html.Add($"</p>");
        }
    }

    private void Scores(NetworkBook book, string? month)
    {
        var months = book.Reports.Where(r => r.IsDue).Select(r => r.Period.Last).Distinct().OrderDescending().Take(MonthsOfYear).ToList();
        Body.Add($"""<h2>{("评分：及时和一致", "Score: on time and in agreement")}</h2>""");
        if (months.Count == 0)
        {
            Body.Add($"""<p>{("还没有到期的报表。", "No report has been due.")}</p>""");
            return;
        }

        var shown = Period.Read(month ?? "") is { IsMonth: true } asked && months.Contains(asked.First) ? asked.First : months[0];
        Body.Add($"""<nav class="years" aria-label="{("月份", "Months")}"><ul>""").Each(months.Order(), (h, m) => h.Add($"""<li><a href="{Address}?place={Request.Query["place"].ToString()}&amp;month={m.ToString()}#score"{Html.Attribute("aria-current", m == shown ? "page" : null)}>{m.ToString()}</a></li>""")).Add($"</ul></nav>");
        Body.Add($"""<h3 id="score">{shown.ToString()}</h3>""");
        Table(NetworkScore.Of(book, shown, shown), Period.OfMonth(shown), shown.ToString());
        var (first, last) = (months[^1], months[0]);
        var matrix = months.Order().Select(m => (Month: m, Scores: NetworkScore.Of(book, m, m).ToDictionary(s => s.Place))).ToList();
        Body.Add($"""<h3>{("各月按时", "On time, month by month")}</h3><p class="small">{("格里是：按时的报表 / 应报的报表。", "In each cell: reports on time / reports due.")}</p>""");
        var table = new StackedTable(Body, [new("地方", "Place"), .. matrix.Select(m => new Bilingual(m.Month.ToString(), m.Month.ToString()))], StackedTable.Narrow.Fours);
        table.Open(new("各月按时报送", "Reports on time, month by month"));
        foreach (var place in NetworkScore.Of(book, first, last).Select(s => s.Place))
        {
            table.Row(h => h.Add($"{Shelf.Law.Places.Nearest(place).Name}"), [.. matrix.Select<(Month Month, Dictionary<PlaceCode, NetworkScore> Scores), Action<Html>>(m => h => _ = m.Scores.GetValueOrDefault(place) is { Due: > 0 } score
                ? h.Add($"""<span class="{(score.OnTime == score.Due ? "whole" : "gap")}">{score.OnTime.ToString(CultureInfo.InvariantCulture)}/{score.Due.ToString(CultureInfo.InvariantCulture)}</span>""")
                : h.Add($"""<span class="none">—</span>"""))]);
        }

        table.Close();
    }

    private void Table(ImmutableArray<NetworkScore> scores, Period period, string label)
    {
        foreach (var (id, value) in new (string, Func<NetworkScore, IndicatorDefinition, IndicatorValue?>)[]
        {
            (NetworkScore.TimelinessIndicator, (s, d) => s.Timeliness(d, period)), (NetworkScore.AgreementIndicator, (s, d) => s.Agreement(d, period)),
        })
        {
            if (Catalogue!.Indicators.GetValueOrDefault(id) is not { } definition)
            {
                continue;
            }

            var rows = scores.Select(s => (Shelf.Law.Places.Nearest(s.Place).Name.In(View.Language), (string?)null, value(s, definition)!)).Where(r => r.Item3 is not null).ToList();
            Body.Add($"<h4>{definition.Title} %</h4>");
            if (rows.Count == 0)
            {
                Body.Add($"""<p class="small">{("没有可比的数。", "Nothing to compare.")}</p>""");
                continue;
            }

            ValueWriter.Table(Body, ("地方", "Place"), rows, ($"{definition.Title.Zh} {label}", $"{definition.Title.En} {label}"));
        }
    }
}
