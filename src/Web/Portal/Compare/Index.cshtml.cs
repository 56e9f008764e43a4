using Anyu.Web.Portal.Check;
using Anyu.Web.Portal.Family;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Portal.Compare;

/// <summary>The same family in several places, side by side. Places that the family stated for employer, hukou or insurance stay as stated.</summary>
internal sealed class ComparePage(Library library, TimeProvider clock) : FamilyPage(library, clock)
{
    private const int MaxPlaces = 6;

    /// <inheritdoc/>
    protected override IActionResult Show(FamilyState state)
    {
        var offered = new PlaceFinder(Book).WithDocuments().Select(o => o.Code).ToImmutableArray();
        var chosen = Request.Form["places"].OfType<string>().ToImmutableArray();
        var (extra, problem) = Extra();
        if (problem is not null)
        {
            return Refuse([problem]);
        }

        var places = (chosen.IsEmpty ? Narrowest(offered) : chosen).AddRange(extra).Distinct(StringComparer.Ordinal).ToImmutableArray();
        if (places.Length is 0 or > MaxPlaces)
        {
            return Refuse([WebProblems.PlaceCount(places.Length, MaxPlaces)]);
        }

        var compared = Comparison.Of(Book, state.Statement, state.Request, places);
        if (!compared.Problems.IsEmpty)
        {
            return Refuse(compared.Problems);
        }

        Begin(new("同一个家庭，在几个地方", "The same family in several places"), state, "/compare");
        Choose(state, offered.AddRange(places).Distinct(StringComparer.Ordinal), places);
        Table(compared, places);
        return Page();
    }

    /// <summary>By default a place that contains another one of the list is left out: its rules show in the narrower one.</summary>
    private static ImmutableArray<string> Narrowest(ImmutableArray<string> codes)
    {
        var places = codes.Select(PlaceCode.Parse).ToArray();
        return [.. codes.Where((_, i) => !places.Any(p => p != places[i] && p.IsWithin(places[i])))];
    }

    private (ImmutableArray<string> Codes, Problem? Problem) Extra()
    {
        var written = Request.Form["other"].ToString().Trim();
        if (written.Length == 0)
        {
            return ([], null);
        }

        var (code, candidates, problem) = new PlaceFinder(Book).Find(written);
        return code is not null ? ([code], null) : candidates.IsEmpty ? ([], problem) : ([candidates[0].Code], null);
    }

    private void Choose(FamilyState state, IEnumerable<string> offered, ImmutableArray<string> places)
    {
        Body.Add($"""<details class="panel no-print"><summary>{("换几个地方比较", "Compare other places")}</summary><form method="post" action="/compare"><fieldset><legend>{("比较哪些地方", "Places to compare")}</legend><div class="choices">""");
        foreach (var (name, value) in state.Fields())
        {
            Body.Add($"""<input type="hidden" name="{name}" value="{value}">""");
        }

        foreach (var code in offered)
        {
            Body.Add($"""<div class="choice"><input type="checkbox" id="p{code}" name="places" value="{code}"{Html.Flag("checked", places.Contains(code, StringComparer.Ordinal))}><label for="p{code}">{PlaceWords.Of(Book, code)}</label></div>""");
        }

        Body.Add($"""</div></fieldset><div class="field add"><label for="other">{("再加一个地方（名称或代码）", "Add a place (name or code)")}</label><input id="other" name="other"></div><p><button class="quiet">{("比较", "Compare")}</button></p></form></details>""");
    }

    private void Table(Comparison compared, ImmutableArray<string> places)
    {
        var table = new StackedTable(Body, [new("待遇", "Benefit"), .. PlaceWords.Of(Book, places)]);
        table.Open(Title, static html => html.Add($"""<p class="small"><span class="ask">※</span> {("依据未与官方原文核对", "source not checked against the official text")}</p>"""));
        foreach (var row in compared.Rows)
        {
            table.Row(html => Name(html, row), [.. row.Cells.Select(cell => (Action<Html>)(html => Cell(html, cell)))]);
        }

        table.Close();
    }

    private static void Name(Html html, ComparedRow row)
    {
        html.Add($"""<a href="/benefits/{row.Benefit.Id}">{row.Benefit.Label}</a>""");
        if (row.Subject.Zh.Length > 0)
        {
            html.Add($"""<br><span class="small">{row.Subject}</span>""");
        }
    }

    private static void Cell(Html html, Determination? cell)
    {
        if (cell is null)
        {
            return;
        }

        _ = cell.Outcome == Outcome.Granted
            ? html.Add($"<strong>{AmountWords.Of(cell)}</strong>")
            : html.Add($"""<span class="tag {Words.ClassOf(cell.Outcome)}">{Words.Of(cell.Outcome)}</span>""");
        if (cell.Encouraged is { } encouraged)
        {
            html.Add($""" <span class="small">{("另提倡 ", "encouraged: ")}{AmountWords.Of(encouraged, cell.Benefit.Per)}</span>""");
        }

        if (cell.Unconfirmed)
        {
            html.Add($""" <span class="ask" aria-hidden="true">※</span><span class="hide">{("（依据未核对）", " (source unconfirmed)")}</span>""");
        }
    }
}
