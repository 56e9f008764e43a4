using Anyu.Access;
using Anyu.Feel;
using Anyu.Indicators;
using Anyu.Web.Indicators;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Workbench;

/// <summary>One monitoring point: who reports, every report it owes, its history, handing it over and ending it.</summary>
[Needs(Face.Workbench, "indicator.network.read")]
internal sealed class NetworkPointPage(IndicatorShelf shelf) : MonitoringPage(shelf)
{
    public Task<IActionResult> OnGet(Guid id) => Show(id, null);

    public async Task<IActionResult> OnPost(Guid id)
    {
        var (day, written) = FieldReader.Day(Request.Form, "on");
        var isEnd = Posted("do") == "end";
        var problem = day is null ? written.Error ?? WebProblems.NothingChosen()
            : isEnd || Guid.TryParse(Posted("post"), out _) ? null : WebProblems.NothingChosen();
        problem ??= await Write(unit => new MovePoint(id, isEnd ? null : Guid.Parse(Posted("post")), day!.Value, Posted("note")).Run(unit, Actor, Installation.Roles, Today, Who.Account.Name));
        return problem is null ? SeeOther($"{Address}/{id:D}") : await Show(id, problem);
    }

    private async Task<IActionResult> Show(Guid id, Problem? problem)
    {
        if (problem == AccessProblems.NotHere() || await Read(unit => Points.Find(unit, Actor.Scope, id)) is not { } point)
        {
            return NotHere();
        }

        var book = await Network(point.Place);
        Response.StatusCode = problem is null ? StatusCodes.Status200OK : StatusOf(problem);
        ProblemWriter.Summary(Body, problem is null ? [] : [(problem, null)]);
        Head(Address, NameOf(point), PlaceName(point.Place.ToString()));
        Body.Add($"""<p class="crumb"><a href="{Address}?place={point.Place.At(PlaceLevel.County).ToString()}">{("监测网络", "Monitoring network")}</a></p><p>{("报送人", "Reporter")}: """);
        WriteReporter(Body, book.ReporterOf(point));
        Body.Add($"""</p><p>{("报表", "Forms")}: {string.Join(View.Pick("、", ", "), point.Forms.Select(f => Plan.Form(f)?.Label.In(View.Language) ?? f))}</p>""");
        Reports(book, point);
        History(point, await Read(unit => Titles(unit, point)));
        if (Actor.May(IndicatorPermissions.Assign) && point.Until is null)
        {
            await Moves(point);
        }

        return Page();
    }

    private static async Task<ImmutableDictionary<Guid, Bilingual>> Titles(Anyu.Store.UnitOfWork unit, MonitoringPoint point)
    {
        var titles = ImmutableDictionary.CreateBuilder<Guid, Bilingual>();
        foreach (var post in point.Steps.Select(s => s.Post).OfType<Guid>().Distinct())
        {
            titles[post] = (await Posts.Find(unit, PlaceRange.Nation, post))?.Title ?? new("—", "—");
        }

        return titles.ToImmutable();
    }

    private void Reports(NetworkBook book, MonitoringPoint point)
    {
        Body.Add($"""<h2>{("应报的报表", "Reports owed")}</h2>""");
        var owed = book.Reports.Where(r => r.Point.Id == point.Id).OrderByDescending(r => r.Period.Last).ThenBy(r => r.Form.Id, StringComparer.Ordinal).ToList();
        if (owed.Count == 0)
        {
            Body.Add($"""<p>{("设立以来还没有一期结束。", "No period has ended since it was assigned.")}</p>""");
            return;
        }

        var table = new StackedTable(Body, [new("报表", "Form"), new("期", "Period"), new("情况", "State"), new("收到", "Received"), new("与登记相差", "Difference from the records")]);
        table.Open(new("应报的报表", "Reports owed"));
        foreach (var report in owed)
        {
            table.Row(
                h => h.Add($"""<a href="{Address}/{point.Id.ToString("D")}/{report.Form.Id}/{report.Period.ToString()}">{report.Form.Label} {PeriodText(report.Form, report.Period)}</a>"""),
                h => h.Add($"{PeriodText(report.Form, report.Period)}"),
                h => StateOf(h, report),
                h => h.Add($"{(report.Received is { } on ? h.View.Day(on) : "—")}"),
                h => Differences(h, report));
        }

        table.Close();
    }

    private static void Differences(Html html, OwedReport report)
    {
        var compared = report.Checks.Where(c => c.IsCompared).ToList();
        var other = compared.Count(c => c.Reported != c.Other);
        _ = compared.Count == 0
            ? html.Add($"""<span class="hint">{("没有可核对的数", "nothing to compare")}</span>""")
            : other == 0 ? html.Add($"{($"{compared.Count} 个数都相同", $"all {compared.Count} the same")}") : html.Add($"""<span class="tag ask">{($"{compared.Count} 个数中 {other} 个不同", $"{other} of {compared.Count} differ")}</span>""");
    }

    private void History(MonitoringPoint point, ImmutableDictionary<Guid, Bilingual> titles) => Body.Add($"""<h2>{("经过", "History")}</h2><ol class="life">""")
        .Each(point.Steps, (h, s) => h.Add($"""<li>{Name(s.Kind)} {(s.Post is { } post ? titles[post].In(h.View.Language) : "")} <span class="hint">{h.View.Day(s.On)} · {s.By} {Time(s.At)}</span>{(s.Note.Length > 0 ? ": " + s.Note : "")}</li>""")).Add($"</ol>");

    private static Bilingual Name(PointStepKind kind) => kind switch
    {
        PointStepKind.Assigned => new("设立，报送人", "assigned to"),
        PointStepKind.HandedOver => new("移交给", "handed over to"),
        _ => new("结束", "ended"),
    };

    private async Task Moves(MonitoringPoint point)
    {
        var posts = (await Read(unit => Points.Reporters(unit, Actor, Installation.Roles, point.Place))).Where(p => p.Id != point.Reporter).ToList();
        if (posts.Count > 0)
        {
            Body.Add($"""<h2>{("移交", "Hand over")}</h2>""");
            OpenForm($"{Address}/{point.Id:D}");
            FieldWriter.Write(Body, new Field("post", new("新的报送岗位", "The new reporter's post"), new FeelType.Code("posts")) { Value = Posted("post"), Options = [.. posts.Select(p => new CodeItem(p.Id.ToString("D"), NetworkAssignPage.Label(p)))] });
            Day("handed");
            Body.Add($"""<div class="actions"><button class="main" name="do" value="hand-over">{("移交", "Hand over")}</button></div></form>""");
        }

        Body.Add($"""<h2>{("结束", "End")}</h2>""");
        OpenForm($"{Address}/{point.Id:D}");
        Day("ended");
        Body.Add($"""<div class="actions"><button class="quiet" name="do" value="end">{("结束这个监测点", "End this point")}</button></div></form>""");
    }

    /// <summary>Day and reason of a step; the two forms of the page need ids of their own.</summary>
    private void Day(string form) => Body.Add($"""
        <div class="field"><label for="{form}-on">{("哪天", "On which day")}</label><input id="{form}-on" name="on" autocomplete="off" value="{Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"></div>
        <div class="field"><label for="{form}-note">{("原因（可不填）", "Why (may be empty)")}</label><input id="{form}-note" name="note" maxlength="{MovePoint.MostNote.ToString(CultureInfo.InvariantCulture)}" autocomplete="off"></div>
        """);
}
