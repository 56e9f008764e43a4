using Anyu.Access;
using Anyu.Feel;
using Anyu.Indicators;
using Anyu.Web.Indicators;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Workbench;

/// <summary>One report of a monitoring point: what came, how it compares, and the form to send or correct it.</summary>
[Needs(Face.Workbench, "indicator.network.read")]
internal sealed class NetworkReportPage(IndicatorShelf shelf) : MonitoringPage(shelf)
{
    public Task<IActionResult> OnGet(Guid id, string form, string period) => Show(id, form, period, null);

    public async Task<IActionResult> OnPost(Guid id, string form, string period)
    {
        if (Period.Read(period) is not { } when || Plan.Form(form) is not { } asked)
        {
            return NotHere();
        }

        _ = Guid.TryParse(Posted("report"), out var sent);
        var command = new SendReport(sent, id, form, when, [.. asked.Fields.Select((_, at) => Posted(NameOf(at)))], Posted("note"));
        var problem = await Write(unit => command.Run(unit, Actor, Plan, Today, Who.Account.Name, IsSynthetic));
        return problem is null ? SeeOther($"{Address}/{id:D}/{form}/{period}") : await Show(id, form, period, problem);
    }

    private static string NameOf(int field) => string.Create(CultureInfo.InvariantCulture, $"value-{field}");

    private async Task<IActionResult> Show(Guid id, string form, string period, Problem? problem)
    {
        if (problem == AccessProblems.NotHere() || Period.Read(period) is not { } when || await Read(unit => Points.Find(unit, Actor.Scope, id)) is not { } point)
        {
            return NotHere();
        }

        var book = await Network(point.Place);
        if (book.Reports.FirstOrDefault(r => r.Point.Id == id && r.Form.Id == form && r.Period == when) is not { } report)
        {
            return NotHere();
        }

        await Note(point.Place, $"{id:D}:{form}:{when}");
        Response.StatusCode = problem is null ? StatusCodes.Status200OK : StatusOf(problem);
        ProblemWriter.Summary(Body, problem is null ? [] : [(problem, "value-0")]);
        var (name, text) = (NameOf(point), PeriodText(report.Form, when));
        Head(Address, new($"{report.Form.Label.Zh} {text}", $"{report.Form.Label.En} {text}"), name);
        Body.Add($"""<p class="crumb"><a href="{Address}/{id.ToString("D")}">{name}</a></p><p>""");
        StateOf(Body, report);
        Body.Add($"</p>");
        Compared(report);
        Sent(report);
        if (Actor.May(IndicatorPermissions.Report) && point.Until is null && point.Reporter == Actor.Post)
        {
            Form(report, $"{Address}/{id:D}/{form}/{period}");
        }

        return Page();
    }

    private void Compared(OwedReport report)
    {
        Body.Add($"""<h2>{("数和核对", "Counts and check")}</h2>""");
        var table = new StackedTable(Body, [new("数", "Count"), new("报送", "Reported"), new("登记或另一份报表", "Records or another table"), new("相差", "Difference")]);
        table.Open(new("数和核对", "Counts and check"));
        foreach (var check in report.Checks)
        {
            table.Row(
                h => h.Add($"{check.Field.Label}"),
                h => h.Add($"{(check.Reported is { } own ? ValueWords.Number(own) : "—")}"),
                h => _ = check.Other is { } other ? h.Add($"""{ValueWords.Number(other)} <span class="hint">{(check.FromRecords ? ("从登记、办件取数", "counted from the records") : ("另一份报表", "another table"))}</span>""") : h.Add($"—"),
                h => h.Add($"{(check.IsCompared ? (check.Reported - check.Other)!.Value.ToString("+0;−0;0", CultureInfo.InvariantCulture) : "—")}"));
        }

        table.Close();
    }

    private void Sent(OwedReport report)
    {
        Body.Add($"""<h2>{("收到的报送", "What was received")}</h2>""");
        _ = report.Sent.IsEmpty
            ? Body.Add($"""<p>{("还没有收到。", "Nothing has been received.")}</p>""")
            : Body.Add($"""<ol class="life">""").Each(report.Sent, static (h, s) => h.Add($"""<li>{h.View.Day(s.On)} {s.By} <span class="hint">{(s.IsReport ? ("监测点报送", "sent by the point") : ("随导入的报表", "with an imported table"))}</span> {string.Join(" · ", s.Values.Select(v => v is { } value ? ValueWords.Number(value) : "—"))}{(s.Note.Length > 0 ? ": " + s.Note : "")}</li>""")).Add($"</ol>");
    }

    private void Form(OwedReport report, string address)
    {
        Body.Add($"""<h2>{(report.Sent.IsEmpty ? ("报送", "Send") : ("更正", "Correct"))}</h2>""");
        OpenForm(address);
        Body.Add($"""<input type="hidden" name="report" value="{(Posted("report") is { Length: > 0 } kept ? kept : Guid.CreateVersion7().ToString("D"))}">""");
        foreach (var (at, check) in report.Checks.Index())
        {
            FieldWriter.Write(Body, new Field(NameOf(at), check.Field.Label, new FeelType.Text()) { Value = Posted(NameOf(at)) is { Length: > 0 } typed ? typed : check.Reported?.ToString(CultureInfo.InvariantCulture) });
        }

        FieldWriter.Write(Body, new Field("note", new("说明（更正必填）", "Remark (needed for a correction)"), new FeelType.Text()) { Value = Posted("note") });
        Body.Add($"""<div class="actions"><button class="main">{("报送", "Send")}</button></div></form>""");
    }
}
