using Anyu.Access;
using Anyu.Register;
using Anyu.Web.Cases;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Workbench;

/// <summary>One table of persons: how far it has come, which column is what, each row that is not taken and why, and what can be done with it.</summary>
[Needs(Face.Workbench, "register.import")]
internal sealed class OneImportPage : SignedInPage
{
    private const int RowsShown = 100;
    private const string Column = "column-";

    private RegisterDesk Register => HttpContext.RequestServices.GetRequiredService<Clerking>().Desks.Register;

    public async Task<IActionResult> OnGet(Guid id) => await Show(id, null);

    /// <summary>Does what the button says.</summary>
    public async Task<IActionResult> OnPost(Guid id)
    {
        var problem = await Write(unit => Posted("do") switch
        {
            "map" => new MapTable(id, Posted("sheet"), Mapped()).Run(Register, unit, Actor),
            "import" => new ConfirmTable(id).Run(Register, unit, Actor),
            "confirm" => new DecideTable(id, Confirm: true, "").Run(Register, unit, Actor),
            "return" => new DecideTable(id, Confirm: false, Posted("note")).Run(Register, unit, Actor),
            _ => new DropTable(id).Run(Register, unit, Actor),
        });
        return problem is null ? SeeOther($"{ImportsPage.Address}/{id:D}") : problem == AccessProblems.NotHere() ? NotHere() : await Show(id, problem);
    }

    private ImmutableSortedDictionary<string, string> Mapped() =>
        SentTables.Elements.ToImmutableSortedDictionary(element => element, element => Posted(Column + element), StringComparer.Ordinal);

    private async Task<IActionResult> Show(Guid id, Problem? problem)
    {
        var table = await Write(async unit =>
        {
            var found = await SentTables.Find(Register, unit, Actor, id);
            unit.Record(Actor.Entry(Actor.ScopeFrom, found is null ? "register.import.refused" : "register.import.read", id.ToString("D")));
            return found;
        });
        if (table is null)
        {
            return NotHere();
        }

        Response.StatusCode = problem is null ? StatusCodes.Status200OK : StatusOf(problem);
        ProblemWriter.Summary(Body, problem is null ? [] : [(problem, null)]);
        Begin(ImportsPage.Address, new(table.File, table.File));
        State(table);
        Why(table);
        Counts(table);
        Acts(table);
        Refused(table);
        Mapping(table);
        return Page();
    }

    private void State(SentTable table)
    {
        Body.Add($"""<p class="meta"><strong class="tag {ImportWords.TagOf(table.State)}">{ImportWords.Of(table.State)}</strong> <span>{Time(table.AskedAt)}</span> <span>{AgencyWords.Of(table.Agency)}</span></p>""");
        if (table.State is not (SentState.Checking or SentState.Importing))
        {
            return;
        }

        Body.Add($"""<div class="panel" role="status"><p>{("已读", "Read")} {(decimal)table.RowsRead} {("行", "rows")}</p>""");
        if (table.Report?.Counts is { Read: > 0 } counts)
        {
            Body.Add($"""<progress max="100" value="{(int)Math.Min(100, 100 * table.RowsRead / counts.Read)}" aria-label="{("进度", "Progress")}"></progress>""");
        }

        Body.Add($"""<p><a href="{ImportsPage.Address}/{table.Id.ToString("D")}">{("看最新进度", "See how far it is now")}</a></p></div>""");
    }

    private void Why(SentTable table)
    {
        if (table.State == SentState.Refused && table.Report is { Problems.IsEmpty: false } report)
        {
            Body.Add($"""<ul class="plain">""").Each(report.Problems, static (html, problem) => html.Add($"""<li><strong>{problem.What}</strong> {problem.Why} {problem.Mend} <span class="code small">{problem.Code}</span></li>""")).Add($"</ul>");
        }
    }

    private void Counts(SentTable table)
    {
        if (table.Report?.Counts is not { } counts)
        {
            return;
        }

        var isDone = table.State == SentState.Done;
        Body.Add($"""
            <h2>{(isDone ? ("导入结果", "What was imported") : ("检查结果", "What the check found"))}</h2><dl class="pairs">
            <dt>{("读到的行", "Rows read")}</dt><dd>{(decimal)counts.Read}</dd>
            <dt>{(isDone ? ("新登记的人", "Persons recorded") : ("将登记的人", "Persons to be recorded"))}</dt><dd>{(decimal)counts.Recorded}</dd>
            <dt>{("登记里已有的", "Known already")}</dt><dd>{(decimal)counts.Known}</dd>
            <dt>{("隔离的行", "Rows in quarantine")}</dt><dd>{(decimal)counts.Quarantined}</dd>
            """);
        if (isDone)
        {
            Body.Add($"<dt>{("父母、配偶关系", "Parents and spouses recorded")}</dt><dd>{(decimal)counts.KinRecorded}</dd><dt>{("查无此人的父母、配偶", "Parents and spouses not found")}</dt><dd>{(decimal)counts.KinMissing}</dd>");
        }

        Body.Add($"</dl>");
    }

    private void Acts(SentTable table)
    {
        var address = $"{ImportsPage.Address}/{table.Id:D}";
        if (table is { State: SentState.Checked, Report.Counts: not null })
        {
            OpenForm(address);
            Body.Add($"""<div class="actions"><button class="main" name="do" value="import">{("导入", "Import it")}</button></div></form>""");
        }

        if (table.State == SentState.Waiting && table.AskedBy == Actor.Account)
        {
            Body.Add($"""<p role="status">{("行数多，要另一个有导入权限的人确认。", "It has many rows: another person who may import is to confirm it.")}</p>""");
        }
        else if (table.State == SentState.Waiting)
        {
            OpenForm(address);
            FieldWriter.Write(Body, new Field("note", new("退回的理由（确认时不用填）", "Why it is sent back (not needed to confirm)"), new Anyu.Feel.FeelType.Text()));
            Body.Add($"""<div class="actions"><button class="main" name="do" value="confirm">{("确认导入", "Confirm the import")}</button><button class="quiet" name="do" value="return">{("退回", "Send it back")}</button></div></form>""");
        }

        if (table.IsOpen)
        {
            OpenForm(address);
            Body.Add($"""<div class="actions"><button class="quiet" name="do" value="drop">{("放弃，删除文件", "Give it up and delete the file")}</button></div></form>""");
        }
    }

    /// <summary>The rows that were not taken, as files: one, or as many as their number needs.</summary>
    private void Downloads(SentTable table)
    {
        var files = ReadQuarantine.FilesOf(table);
        Body.Add($"""<p>{("下载这些行，改好再导入（含个人信息，下载留痕）：", "Download these rows to mend and send again (personal data; the download is recorded):")}""");
        Body.Each(Enumerable.Range(1, files), (html, part) => html.Add($""" <a href="{ImportsPage.Address}/{table.Id.ToString("D")}/quarantine?part={part}">{(files == 1 ? ("下载", "download") : ($"第 {part} 份", $"file {part}"))}</a>""")).Add($"</p>");
    }

    private void Refused(SentTable table)
    {
        if (table.Report is not { Refused.IsEmpty: false } report)
        {
            return;
        }

        Body.Add($"""<h2 id="rows">{("没有收下的行", "Rows that are not taken")}</h2>""");
        if (table.State == SentState.Done)
        {
            Downloads(table);
        }

        var list = new StackedTable(Body, [new("行", "Row"), new("列", "Column"), new("问题", "What is wrong"), new("怎样改", "How to mend it")]);
        list.Open(new("没有收下的行", "Rows that are not taken"));
        foreach (var (row, problem) in report.Refused.Take(RowsShown).SelectMany(row => row.Problems.Select(problem => (row, problem))))
        {
            list.Row(
                html => html.Add($"{(decimal)row.Row}"),
                html => _ = problem.At is { Column: > 0 } at ? html.Add($"{(decimal)at.Column}") : html.Add($"—"),
                html => html.Add($"""{problem.What} <span class="code small">{problem.Code}</span>"""),
                html => html.Add($"{problem.Mend}"));
        }

        list.Close();
        if (report.Refused.Length > RowsShown)
        {
            Body.Add($"<p>{($"只列出前 {RowsShown} 行。", $"The first {RowsShown} rows are listed.")}</p>");
        }
    }

    private void Mapping(SentTable table)
    {
        if (table.Report is not { Headings.IsEmpty: false } report)
        {
            return;
        }

        var canChange = table.State is SentState.Checked or SentState.Refused;
        Body.Add($"""<details class="panel"{Html.Flag("open", table.State == SentState.Refused)}><summary>{("哪一列是什么", "Which column is what")}</summary>""");
        if (!canChange)
        {
            Body.Add($"""<dl class="pairs">""").Each(report.Columns, static (html, pair) => html.Add($"<dt>{ImportWords.OfElement(pair.Key)}</dt><dd>{pair.Value}</dd>")).Add($"</dl></details>");
            return;
        }

        OpenForm($"{ImportsPage.Address}/{table.Id:D}");
        foreach (var element in SentTables.Elements)
        {
            var name = Column + element;
            Body.Add($"""<div class="field"><label for="{name}">{ImportWords.OfElement(element)}</label><div class="entry"><select id="{name}" name="{name}"><option value="">{("没有这一列", "No such column")}</option>""");
            Body.Each(report.Headings, (html, heading) => html.Add($"""<option value="{heading}"{Html.Flag("selected", report.Columns.GetValueOrDefault(element) == heading)}>{heading}</option>""")).Add($"</select></div></div>");
        }

        FieldWriter.Write(Body, new Field("sheet", new("工作表（不填就是第一张）", "Sheet (the first when left out)"), new Anyu.Feel.FeelType.Text()) { Value = table.Sheet });
        Body.Add($"""<div class="actions"><button class="main" name="do" value="map">{("照这样重新检查", "Check it again like this")}</button></div></form></details>""");
    }
}
