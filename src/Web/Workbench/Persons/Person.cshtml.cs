using Anyu.Access;
using Anyu.Casework;
using Anyu.Register;
using Anyu.Web.Cases;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Workbench;

/// <summary>One person's record, opened for a purpose that the page names. A minor's without one leads to asking for it.</summary>
[Needs(Face.Workbench, "register.person.read")]
internal sealed class PersonPage : SignedInPage
{
    public async Task<IActionResult> OnGet(Guid id)
    {
        var register = HttpContext.RequestServices.GetRequiredService<Clerking>().Desks.Register;
        var opened = await Write(unit => OpenRecord.Run(register, unit, Actor, id));
        if (opened.Value is { } record)
        {
            Show(record);
            return Page();
        }

        if (opened.Problems[0] == AccessProblems.NotHere())
        {
            return NotHere();
        }

        Response.StatusCode = StatusOf(opened.Problems[0]);
        Begin("/workbench/tasks", new("登记记录", "Register record"));
        RecordDoor.Refused(Body, opened.Problems[0], id, Actor);
        return Page();
    }

    private void Show(OpenedRecord opened)
    {
        var record = opened.Record;
        Begin("/workbench/tasks", new("登记记录", "Register record"));
        Body.Add($"""<p class="meta"><strong class="tag soon">{("查看目的", "purpose")}</strong> <span>{AuditWords.OfPurpose(opened.Purpose.ToString())}</span></p><dl class="pairs">""");
        Pair(new("姓名", "Name"), record.Name.Length > 0 ? record.Name : "—");
        Pair(new("性别", "Sex"), RegisterWords.Of(record.Sex));
        Body.Add($"<dt>{("出生日期", "Date of birth")}</dt><dd>{record.BirthDate}</dd>");
        Pair(new("公民身份号码", "Identity number"), record.Number?.ToString() ?? "—");
        Pair(new("居住地", "Residence"), record.Residence is { } residence ? PlaceName(residence.ToString()) : new("—", "—"));
        Pair(new("户籍地", "Hukou"), record.Hukou is { } hukou ? PlaceName(hukou.ToString()) : new("—", "—"));
        Body.Add($"</dl><h2>{("每项来自哪里", "Where each value comes from")}</h2><ul>");
        Body.Each(record.Provenance.Values.Select(known => known.Source.Agency).Distinct(StringComparer.Ordinal), static (html, agency) => html.Add($"<li>{AgencyWords.Of(agency)}</li>")).Add($"</ul>");
        if (Actor.May(RegisterPermissions.Link) && !record.Linked.IsEmpty)
        {
            Body.Add($"<h2>{("关联的记录", "Linked records")}</h2><p>{($"这个人有 {record.Linked.Length} 份关联的记录，合在一起看。", $"{record.Linked.Length} further records of this person are shown with this one.")}</p>");
            foreach (var linked in record.Linked)
            {
                SettlePage.Undo(this, linked, record.Id);
            }
        }

        if (OpenRecord.IsMinor(record.BirthDate, CaseDesk.DayOf(HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow())))
        {
            Body.Add($"""<p class="actions"><a class="button" href="/workbench/persons/{record.Id.ToString("D")}/file">{("孩子的各类信息", "The child's data sets")}</a></p>""");
        }
    }

    private void Pair(Bilingual label, string value) => Body.Add($"<dt>{label}</dt><dd>{value}</dd>");

    private void Pair(Bilingual label, Bilingual value) => Body.Add($"<dt>{label}</dt><dd>{value}</dd>");
}
