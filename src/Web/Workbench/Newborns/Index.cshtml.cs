using Anyu.Access;
using Anyu.Casework;
using Anyu.Register;
using Anyu.Web.Cases;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Workbench;

/// <summary>Of what the reader's agency gives newborns, such as insurance, the children of a year who are without it: each child on record has it or is on the list.</summary>
[Needs(Face.Workbench, "case.accept")]
internal sealed class NewbornsPage : SignedInPage
{
    private const string Address = "/workbench/newborns";

    public async Task<IActionResult> OnGet(string? fact = null, int skip = 0)
    {
        Begin(Address, new("没办齐的新生儿", "Newborns who lack something"), new("近一年出生、现住本辖区的孩子，本部门该给的还没有给的。每次查看都留下记录。", "Children born within a year who live here and have not got what this agency gives; each look is recorded."));
        var desks = HttpContext.RequestServices.GetRequiredService<Clerking>().Desks;
        var given = BirthsWithout.Of(desks.Cases.Shelf, Actor);
        if (given.IsEmpty || !Actor.May(RegisterPermissions.Search))
        {
            Body.Add($"<p>{("本部门没有给新生儿办的事项。", "This agency gives newborns nothing by a service here.")}</p>");
            return Page();
        }

        var chosen = given.FirstOrDefault(known => known.Fact == fact) ?? given[0];
        Body.Add($"""<ul class="list">""");
        Body.Each(given, (html, known) => _ = known == chosen
            ? html.Add($"<li><strong>{known.Title}</strong></li>")
            : html.Add($"""<li><a href="{Address}?fact={known.Fact}">{known.Title}</a></li>"""));
        Body.Add($"</ul>");
        var today = ChinaDay.Today(HttpContext.RequestServices.GetRequiredService<TimeProvider>());
        var first = Math.Max(0, skip);
        var list = (await Write(unit => BirthsWithout.Run(desks.Cases, desks.Register, unit, Actor, chosen.Fact, (today.AddYears(-1), today), first))).Value!;
        Body.Add($"""<h2>{chosen.Title}</h2><p role="status">{($"登记的出生 {list.Births} 人，已办 {list.Births - list.Without} 人，没有办的 {list.Without} 人。", $"{list.Births} births on record, {list.Births - list.Without} done, {list.Without} not.")}</p>""");
        Children(list, chosen, first);
        return Page();
    }

    private void Children(BirthsWithout list, GivenToChild chosen, int first)
    {
        if (list.Children.IsEmpty)
        {
            return;
        }

        var table = new StackedTable(Body, [new("姓名", "Name"), new("出生日期", "Date of birth"), new("公民身份号码", "Identity number"), new("居住地", "Residence")]);
        table.Open(new("没有办的孩子", "Children without it"));
        foreach (var child in list.Children)
        {
            var name = child.Name.Length > 0 ? new Bilingual(child.Name, child.Name) : new("还没有取名", "Not named yet");
            table.Row(
                html => _ = Actor.May(RegisterPermissions.Read) ? html.Add($"""<a class="link" href="/workbench/persons/{child.Id.ToString("D")}">{name}</a>""") : html.Add($"{name}"),
                html => html.Add($"{child.BirthDate}"),
                html => html.Add($"""<span class="code">{(child.NumberMasked.Length > 0 ? child.NumberMasked : "—")}</span>"""),
                html => html.Add($"{PlaceName(child.PlaceCode)}"));
        }

        table.Close();
        if (first + BirthsWithout.MostChildren < list.Without)
        {
            Body.Add($"""<p class="actions"><a class="button" href="{Address}?fact={chosen.Fact}&amp;skip={first + BirthsWithout.MostChildren}">{("下一页", "More")}</a></p>""");
        }
    }
}
