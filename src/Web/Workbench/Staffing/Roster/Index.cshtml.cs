using Anyu.Access;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Workbench;

/// <summary>
/// The roster of a place within the reader's: shares by part for a county and wider, the places themselves for a township or village. Persons are named only for who may read them;
/// everybody at the workbench sees counts.
/// </summary>
[Needs(Face.Workbench)]
internal sealed class RosterPage : SignedInPage
{
    public async Task<IActionResult> OnGet(string? place)
    {
        var code = PlaceCode.Parse(Actor.Scope.From);
        if (place is not null && !(PlaceCode.TryParse(place, out code, out _) && Actor.Scope.Contains(PlaceRange.Of(code)) && IsPlace(code)))
        {
            return NotHere();
        }

        var within = PlaceRange.Of(code);
        var (rules, places) = (Installation.Roster, Library.Book.Places);
        var coverage = await Read(unit => RosterCoverage.Read(unit, Actor, within, rules, places));
        Body.Add($"""<link rel="stylesheet" href="{Assets.Address("indicators.css")}">""");
        Begin(RosterWords.Address, new("基层服务人员", "Grassroots staff"), PlaceName(code.ToString()));
        Made();
        Doors(code);
        RosterParts.Sum(Body, coverage);
        if (code.Level < PlaceLevel.Township)
        {
            var parts = RosterParts.Of(coverage, places, code.Level + 1);
            RosterParts.Picture(Body, parts);
            RosterParts.Table(Body, parts);
            RosterParts.Blank(Body, coverage, places);
        }
        else if (Actor.May(AccessPermissions.ReadRoster))
        {
            var shown = await Write(unit => Rosters.Show(unit, Actor, within));
            Named(coverage, shown.Value!);
        }
        else
        {
            Counted(coverage);
        }

        RosterParts.Grounds(Body, rules, Library.Book, within);
        return Page();
    }

    /// <summary>A place that the tree has, or a village of a township whose villages it does not name.</summary>
    private bool IsPlace(PlaceCode code) => Library.Book.Places.Contains(code) || (code.Level == PlaceLevel.Village && Library.Book.Places.Contains(code.At(PlaceLevel.Township)));

    /// <summary>Where the development identity filled the roster, and no synthetic county says on every page that nobody is real.</summary>
    private void Made()
    {
        var services = HttpContext.RequestServices;
        if (services.GetRequiredService<DevelopmentIdentity>().IsOffered && services.GetRequiredService<Installation>().Synthetic is null)
        {
            Body.Add($"""<p class="note">{("示范名册：名单是合成的，姓名、报酬和日期都是编造的，没有真人；后来登记的除外。", "Demonstration roster: names, pay and days are made up and nobody is real, except for what was recorded later.")}</p>""");
        }
    }

    private void Doors(PlaceCode code)
    {
        if (code.Level == PlaceLevel.Village && Actor.Scope.Contains(PlaceRange.Of(code.At(PlaceLevel.Township))))
        {
            Body.Add($"""<p class="crumb"><a href="{RosterWords.Address}/{code.At(PlaceLevel.Township).ToString()}">{PlaceName(code.At(PlaceLevel.Township).ToString())}</a></p>""");
        }
        else if (PlaceRange.Of(code) != Actor.Scope)
        {
            Body.Add($"""<p class="crumb"><a href="{RosterWords.Address}">{PlaceName(Actor.Scope.From)}</a></p>""");
        }

        Body.Add($"""<p class="actions">""");
        if (Actor.May(AccessPermissions.WriteRoster))
        {
            if (code.Level >= PlaceLevel.Township)
            {
                Body.Add($"""<a class="button" href="{RosterWords.Address}/name?place={code.ToString()}">{("登记人员", "Name somebody")}</a>""");
            }

            Body.Add($"""<a class="button quiet" href="{RosterWords.Address}/import">{("导入名册", "Import a roster")}</a>""");
        }

        if (Actor.May(AccessPermissions.ReadRoster))
        {
            Body.Add($"""<a class="button quiet" href="{RosterWords.Address}/export?place={code.ToString()}">{("导出名册（CSV，空白的也在）", "Export the roster (CSV, blanks included)")}</a>""");
        }

        Body.Add($"</p>");
    }

    private void Counted(RosterCoverage coverage)
    {
        var table = new StackedTable(Body, [new("地方", "Place"), new("在任人数", "Serving"), new("缺什么", "What is missing")], StackedTable.Narrow.Pairs);
        table.Open(new("各地登记情况", "What is on record by place"));
        foreach (var standing in coverage.Places)
        {
            table.Row(html => html.Add($"{standing.Place.Name}"), html => html.Add($"{standing.Persons}"), html => State(html, standing));
        }

        table.Close();
    }

    private void Named(RosterCoverage coverage, RosterList list)
    {
        var today = ChinaDay.Today(HttpContext.RequestServices.GetRequiredService<TimeProvider>());
        var persons = list.Persons.ToLookup(person => PlaceCode.Parse(person.PlaceCode));
        var table = new StackedTable(Body, [new("地方", "Place"), new("姓名", "Name"), new("职责", "Duties"), new("报酬", "Pay"), new("养老保障", "Pension"), new("缺什么", "What is missing")], StackedTable.Narrow.Pairs);
        table.Open(new("各地的人员", "Persons by place"));
        foreach (var standing in coverage.Places)
        {
            var serving = persons[standing.Place.Code].Where(person => person.Serves(today)).ToList();
            foreach (var person in serving)
            {
                table.Row(
                    html => html.Add($"{standing.Place.Name}"),
                    html => Link(html, person),
                    html => html.Add($"{RosterWords.Text(person.Facts.Duties)}"),
                    html => html.Add($"{RosterWords.Of(person.Facts.Pay)}"),
                    html => html.Add($"{RosterWords.Pension(Installation.Roster, person.Facts.Pension)}"),
                    html => State(html, standing));
            }

            if (serving.Count == 0)
            {
                Action<Html> none = static html => html.Add($"—");
                table.Row(html => html.Add($"{standing.Place.Name}"), html => Vacant(html, standing), none, none, none, html => State(html, standing));
            }
        }

        table.Close();
        var others = list.Persons.Where(person => !person.Serves(today)).ToList();
        if (others.Count > 0)
        {
            Body.Add($"""<details><summary>{("离任的、还没有到任的", "Who has left or not yet begun")}</summary><ul class="list">""")
                .Each(others, (html, person) => html.Add($"<li>{RosterWords.Place(Library.Book.Places, person.PlaceCode)} ").Add(Term(Link(new Html(View), person), person)).Add($"</li>")).Add($"</ul></details>");
        }
    }

    /// <summary>Nobody, or the holder of a post at the office, of whom nothing else is on record.</summary>
    private void Vacant(Html html, RosterStanding standing)
    {
        if (standing.Recorded.Contains(RosterItem.Person))
        {
            html.Add($"{("岗位上有人，没有另行登记", "somebody holds a post; no entry of its own")}");
        }
        else if (Actor.May(AccessPermissions.WriteRoster))
        {
            html.Add($"""<a href="{RosterWords.Address}/name?place={standing.Place.Code.ToString()}">{("登记人员", "Name somebody")}<span class="hide"> {standing.Place.Name}</span></a>""");
        }
        else
        {
            html.Add($"—");
        }
    }

    private static Html Link(Html html, RosterPerson person) => html.Add($"""<a href="{RosterWords.Address}/persons/{person.Id.ToString("D")}">{person.Facts.Name}</a>""");

    private static Html Term(Html html, RosterPerson person) => html.Add($" {person.Facts.Since}–").Add(person.Facts.Until is { } until ? new Html(html.View).Add($"{until}") : new Html(html.View));

    private static void State(Html html, RosterStanding standing)
    {
        if (standing.IsBlank)
        {
            RosterParts.Tags(html, standing);
        }
        else
        {
            html.Add($"""<strong class="tag sure">{("不缺", "nothing")}</strong>""");
        }
    }
}
