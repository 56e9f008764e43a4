using Anyu.Access;
using Anyu.Register;
using Anyu.Web.Cases;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Workbench;

/// <summary>Tables of persons that were sent for the reader's places, and the form to send one. Nothing is recorded by sending it: its dry run comes first.</summary>
[Needs(Face.Workbench, "register.import")]
internal sealed class ImportsPage : SignedInPage
{
    /// <summary>Where it stands.</summary>
    public const string Address = "/workbench/imports";

    private RegisterDesk Register => HttpContext.RequestServices.GetRequiredService<Clerking>().Desks.Register;

    public async Task OnGet() => await Show(null);

    /// <summary>Takes the file and leads to its own page.</summary>
    public async Task<IActionResult> OnPost()
    {
        var file = Request.HasFormContentType ? Request.Form.Files.GetFile("table") : null;
        await using var body = file?.OpenReadStream() ?? Stream.Null;
        var id = Guid.TryParse(Posted("id"), out var made) ? made : Guid.CreateVersion7();
        var agency = Posted("agency") is { Length: > 0 } named ? named : Actor.AgencyKind;
        if (await Write(unit => new SendTable(id, file?.FileName ?? "", Posted("sheet"), agency, body).Run(Register, unit, Actor)) is { } problem)
        {
            Response.StatusCode = StatusOf(problem);
            await Show(problem);
            return Page();
        }

        return SeeOther($"{Address}/{id:D}");
    }

    private async Task Show(Problem? problem)
    {
        ProblemWriter.Summary(Body, problem is null ? [] : [(problem, "table")]);
        Begin(Address, new("导入人员表", "Import a table of persons"), new("先检查，后导入。检查不写入登记；有问题的行进隔离区。", "A table is checked first, then imported. The check records nothing; rows with problems go to quarantine."));
        Form(problem);
        if (Actor.May(RegisterPermissions.Export))
        {
            Body.Add($"""<p><a href="/workbench/export">{("导出人员表", "Export a table of persons")}</a></p>""");
        }

        List(await Read(unit => SentTables.List(Register, unit, Actor)));
    }

    private void Form(Problem? problem)
    {
        var wrong = problem is null ? "" : " wrong";
        Body.Add($"""
            <form method="post" action="{Address}" enctype="multipart/form-data" class="panel"><input type="hidden" name="{FormFields.Token}" value="{Token}"><input type="hidden" name="id" value="{Guid.CreateVersion7().ToString("D")}">
            <div class="field{wrong}"><label for="table">{("文件（CSV 或 XLSX，不超过 256 MB、一百万行）", "File (CSV or XLSX, at most 256 MB and a million rows)")}</label>
            <p class="hint" id="table-hint">{("第一行是表头。文件加密保存，导入或放弃后删除。", "The first row holds the headings. The file is kept encrypted and deleted once it is imported or given up.")}</p>
            <div class="entry"><input type="file" id="table" name="table" accept=".csv,.xlsx" aria-describedby="table-hint"{Html.Attribute("aria-invalid", problem is null ? null : "true")}></div></div>
            """);
        FieldWriter.Write(Body, new Field("sheet", new("工作表（不填就是第一张）", "Sheet (the first when left out)"), new Anyu.Feel.FeelType.Text()) { Value = Posted("sheet") });
        FieldWriter.Write(Body, new Field("agency", new("从哪个部门来（不填就是本部门）", "From which agency (your own when left out)"), new Anyu.Feel.FeelType.Text()) { Value = Posted("agency") });
        Body.Add($"""<div class="actions"><button class="main">{("送去检查", "Send it to be checked")}</button></div></form>""");
    }

    private void List(IReadOnlyList<SentTable> tables)
    {
        Body.Add($"<h2>{("送来的表", "Tables sent")}</h2>");
        if (tables.Count == 0)
        {
            Body.Add($"<p>{("还没有。", "None yet.")}</p>");
            return;
        }

        var list = new StackedTable(Body, [new("文件", "File"), new("状态", "State"), new("行", "Rows"), new("隔离", "In quarantine"), new("送来", "Sent")]);
        list.Open(new("送来的表", "Tables sent"));
        foreach (var table in tables)
        {
            list.Row(
                html => html.Add($"""<a href="{Address}/{table.Id.ToString("D")}">{table.File}</a>"""),
                html => html.Add($"""<strong class="tag {ImportWords.TagOf(table.State)}">{ImportWords.Of(table.State)}</strong>"""),
                html => html.Add($"{(decimal)(table.Report?.Counts?.Read ?? table.RowsRead)}"),
                html => html.Add($"{(decimal)(table.Report?.Counts?.Quarantined ?? 0)}"),
                html => html.Add($"{Time(table.AskedAt)}"));
        }

        list.Close();
    }
}
