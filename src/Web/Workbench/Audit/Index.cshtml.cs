using Anyu.Access;
using Anyu.Feel;
using Anyu.Store;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Workbench;

/// <summary>Who read or changed one record, in the logs of the auditor's places. Looking is recorded too.</summary>
[Needs(Face.Workbench, "access.audit")]
internal sealed class AuditPage : SignedInPage
{
    private const int Most = 200;

    public void OnGet() => Form(null);

    /// <summary>Posted, so that no id of a person stands in an address.</summary>
    public async Task<IActionResult> OnPost()
    {
        if (!Guid.TryParse(Posted("subject"), out var subject))
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            Form(WebProblems.NothingChosen());
            return Page();
        }

        var (rows, people) = await Write(async unit =>
        {
            unit.Record(Actor.Entry(Actor.Scope.From, "access.audit.read", subject.ToString("D")));
            var found = await EvidenceLog.About(unit, subject.ToString("D"), Actor.LogOf(Actor.Scope.From), Actor.LogOf(Actor.Scope.To), Most);
            var names = new Dictionary<(string, long), Bilingual>();
            foreach (var row in found)
            {
                names.TryAdd((row.Entry.Log, row.Position), await WhoWas(unit, row));
            }

            return (found, names);
        });
        Form(null);
        Table(rows, people);
        return Page();
    }

    /// <summary>The post and who held it then; of posts outside the auditor's places the id alone.</summary>
    private async Task<Bilingual> WhoWas(UnitOfWork unit, EvidenceRecord row)
    {
        var actor = row.Entry.Actor;
        if (!actor.StartsWith("post:", StringComparison.Ordinal) || !Guid.TryParse(actor.AsSpan(5), out var id) || await Posts.Find(unit, Actor.Scope, id) is not { } post)
        {
            return new(actor, actor);
        }

        var holder = (await Posts.HolderAt(unit, id, row.At))?.Name;
        return new($"{post.Title.Zh} {holder}", $"{post.Title.En} {holder}");
    }

    private void Form(Problem? problem)
    {
        ProblemWriter.Summary(Body, problem is null ? [] : [(problem, "subject")]);
        Begin("/workbench/audit", new("谁看过、改过", "Who saw or changed it"), new("输入记录编号（不是身份证号）。这次查询也会被记录。", "Enter the record's id (no identity number). This look-up is recorded as well."));
        OpenForm("/workbench/audit");
        FieldWriter.Write(Body, new Field("subject", new("记录编号", "Record id"), new FeelType.Text()) { Value = Posted("subject") });
        Body.Add($"""<div class="actions"><button class="main">{("查询", "Look up")}</button></div></form>""");
    }

    private void Table(IReadOnlyList<EvidenceRecord> rows, Dictionary<(string, long), Bilingual> people)
    {
        if (rows.Count == 0)
        {
            Body.Add($"""<p role="status">{("您负责的范围内没有它的记录。", "There is no entry about it in the places you answer for.")}</p>""");
            return;
        }

        var table = new StackedTable(Body, [new("时间", "Time"), new("谁", "Who"), new("做了什么", "What"), new("目的", "Purpose"), new("日志与行", "Log and row")]);
        table.Open(new("记录", "Entries"));
        foreach (var row in rows)
        {
            table.Row(
                html => html.Add($"{Time(row.At)}"),
                html => html.Add($"{people[(row.Entry.Log, row.Position)]}"),
                html => html.Add($"""{AuditWords.OfAction(row.Entry.Action)} <span class="code">{row.Entry.Action}</span>"""),
                html => html.Add($"""{AuditWords.OfPurpose(row.Entry.Purpose)} <span class="code">{row.Entry.Purpose}</span>"""),
                html => html.Add($"""<span class="code">{row.Entry.Log} {row.Position.ToString(CultureInfo.InvariantCulture)}</span>"""));
        }

        table.Close();
    }
}
