using Anyu.Access;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Workbench;

/// <summary>Takes a roster as CSV or XLSX; what it would change is shown before anything is stored.</summary>
[Needs(Face.Workbench, "access.roster.write")]
internal sealed class RosterImportPage : SignedInPage
{
    private const string Address = RosterWords.Address + "/import";

    public void OnGet() => Form(null);

    public async Task<IActionResult> OnPost()
    {
        var file = Request.HasFormContentType ? Request.Form.Files.GetFile("table") : null;
        await using var body = file?.OpenReadStream() ?? Stream.Null;
        using var bytes = new MemoryStream();
        await body.CopyToAsync(bytes, HttpContext.RequestAborted);
        var id = Guid.TryParse(Posted("id"), out var made) ? made : Guid.CreateVersion7();
        if (await Write(unit => SentRosters.Keep(unit, Installation.Cipher, Actor, id, (file?.FileName ?? "", bytes.ToArray()))) is { } problem)
        {
            Response.StatusCode = StatusOf(problem);
            Form(problem);
            return Page();
        }

        return SeeOther($"{Address}/{id:D}");
    }

    private void Form(Problem? problem)
    {
        ProblemWriter.Summary(Body, problem is null ? [] : [(problem, "table")]);
        Begin(RosterWords.Address, new("导入名册", "Import a roster"), new("先检查，后导入。没有写在表里的人仍在册，离任的要填离任日期。", "It is checked before it is imported. Who is not in the table stays on the roster; who left needs a last day."));
        Body.Add($"""
            <p class="crumb"><a href="{RosterWords.Address}">{("回到名册", "Back to the roster")}</a></p>
            <form method="post" action="{Address}" enctype="multipart/form-data" class="panel"><input type="hidden" name="{FormFields.Token}" value="{Token}"><input type="hidden" name="id" value="{Guid.CreateVersion7().ToString("D")}">
            <div class="field{(problem is null ? "" : " wrong")}"><label for="table">{("文件（CSV 或 XLSX，不超过 1 MB、五千行）", "File (CSV or XLSX, at most 1 MB and 5,000 rows)")}</label>
            <p class="hint" id="table-hint">{("表头和导出的名册一样。空的格子不改动已登记的内容。", "Its headings are those of an exported roster. An empty cell leaves what is on record as it is.")}</p>
            <div class="entry"><input type="file" id="table" name="table" accept=".csv,.xlsx" aria-describedby="table-hint"{Html.Attribute("aria-invalid", problem is null ? null : "true")}></div></div>
            <div class="actions"><button class="main">{("检查", "Check it")}</button></div></form>
            """);
    }
}
