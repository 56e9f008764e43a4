using Anyu.Access;
using Anyu.Feel;
using Anyu.Register;
using Anyu.Web.Cases;
using Anyu.Web.Portal.Check;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Workbench;

/// <summary>Exports the persons of a place within the reader's places. Sealed and linked records are not among them; every person leaves evidence.</summary>
[Needs(Face.Workbench, "register.export")]
internal sealed class ExportPage : SignedInPage
{
    private const string Address = "/workbench/export";
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public void OnGet() => Show(null, []);

    /// <summary>Writes the file and hands it over; it is deleted once it was sent.</summary>
    public async Task<IActionResult> OnPost()
    {
        var (within, candidates) = Place();
        if (within is null)
        {
            return Again(AccessProblems.NotHere(), candidates);
        }

        var isWorkbook = Posted("format") == "xlsx";
        var folder = Directory.CreateTempSubdirectory("anyu-export-");
        Response.OnCompleted(() => Task.Run(() => folder.Delete(recursive: true)));
        var path = Path.Combine(folder.FullName, isWorkbook ? "persons.xlsx" : "persons.csv");
        var register = HttpContext.RequestServices.GetRequiredService<Clerking>().Desks.Register;
        var exported = await ExportPersons.Run(register, Installation.Database, Actor, new ExportOrder(Guid.CreateVersion7(), within, path), HttpContext.RequestAborted);
        return exported.Value is null ? Again(exported.Problems[0], []) : PhysicalFile(path, isWorkbook ? Workbook : "text/csv; charset=utf-8", Path.GetFileName(path));
    }

    /// <summary>The place asked, by name or code, where it lies within the reader's; all of them when nothing is asked.</summary>
    private (PlaceRange? Within, ImmutableArray<CodeItem> Candidates) Place()
    {
        if (Posted("place") is not { Length: > 0 } asked)
        {
            return (Actor.Scope, []);
        }

        var found = new PlaceFinder(Library.Book).Find(asked);
        return found.Code is { } code && PlaceRange.Of(PlaceCode.Parse(code)) is var range && Actor.Scope.Contains(range.From) && Actor.Scope.Contains(range.To) ? (range, []) : (null, found.Candidates);
    }

    private IActionResult Again(Problem problem, ImmutableArray<CodeItem> candidates)
    {
        Response.StatusCode = StatusOf(problem);
        Show(problem, candidates);
        return Page();
    }

    private void Show(Problem? problem, ImmutableArray<CodeItem> candidates)
    {
        ProblemWriter.Summary(Body, problem is null ? [] : [(problem, "place")]);
        Begin(ImportsPage.Address, new("导出人员表", "Export a table of persons"), new("只含本岗位辖区内的人，不含封存和已合并的记录。每个人都留下被导出的记录。", "Persons within the places of this post, without sealed and linked records. For every person it is recorded that the record was exported."));
        OpenForm(Address, "panel");
        FieldWriter.Write(Body, new Field("place", new("地方（名称或代码，不填就是全部辖区）", "Place (name or code; all your places when left out)"), new FeelType.Place()) { Value = Posted("place"), Error = problem, Options = candidates });
        Body.Add($"""
            <div class="field"><fieldset><legend>{("格式", "Form")}</legend><div class="choices">
            <div class="choice"><input type="radio" id="format-csv" name="format" value="csv" checked><label for="format-csv">CSV</label></div>
            <div class="choice"><input type="radio" id="format-xlsx" name="format" value="xlsx"><label for="format-xlsx">{("XLSX（不超过十万行）", "XLSX (at most 100,000 rows)")}</label></div></div></fieldset></div>
            <p class="note">{("文件里有证件号码，请按规定保管。", "The file holds identity numbers: keep it as the rules say.")}</p>
            <div class="actions"><button class="main">{("导出", "Export")}</button></div></form>
            """);
    }
}
