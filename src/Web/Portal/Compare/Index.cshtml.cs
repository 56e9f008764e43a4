using System.Collections.Immutable;
using Anyu.Kernel;
using Anyu.Law;
using Anyu.Web.Design;
using Anyu.Web.Hosting;
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
            return Stop(StatusCodes.Status400BadRequest, problem);
        }

        var places = (chosen.IsEmpty ? Narrowest(offered) : chosen).AddRange(extra).Distinct(StringComparer.Ordinal).ToImmutableArray();
        if (places.Length is 0 or > MaxPlaces)
        {
            return Stop(StatusCodes.Status400BadRequest, WebProblems.PlaceCount(places.Length, MaxPlaces));
        }

        var compared = Comparison.Of(Book, state.Statement, state.Request, places);
        if (!compared.Problems.IsEmpty)
        {
            return Stop(StatusCodes.Status400BadRequest, compared.Problems);
        }

        Title = new Bilingual("同一个家庭，在几个地方", "The same family in several places");
        Section = "check";
        Body.Add($"<h1>{Title}</h1>");
        if (state.Statement.Label is { } label)
        {
            Body.Add($"""<p class="lead">{label}</p>""");
        }

        Views("/compare");
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

        Body.Add($"""</div></fieldset><div class="field"><label for="other">{("再加一个地方（名称或代码）", "Add a place (name or code)")}</label><input id="other" name="other"></div><p><button class="quiet">{("比较", "Compare")}</button></p></form></details>""");
    }

    private void Table(Comparison compared, ImmutableArray<string> places)
    {
        Body.Add($"""<div class="scroll" tabindex="0" role="region" aria-label="{Title}"><table><thead><tr><th scope="col">{("待遇", "Benefit")}</th>""");
        Body.Each(places, (html, place) => html.Add($"""<th scope="col">{PlaceWords.Of(Book, place)}</th>""")).Add($"</tr></thead><tbody>");
        foreach (var row in compared.Rows)
        {
            Body.Add($"""<tr><th scope="row"><a href="/benefits/{row.Benefit.Id}">{row.Benefit.Label}</a>""");
            if (row.Subject.Zh.Length > 0)
            {
                Body.Add($"""<br><span class="small">{row.Subject}</span>""");
            }

            Body.Add($"</th>").Each(row.Cells, static (html, cell) => Cell(html, cell)).Add($"</tr>");
        }

        Body.Add($"</tbody></table></div>");
    }

    private static void Cell(Html html, Determination? cell)
    {
        if (cell is null)
        {
            html.Add($"<td></td>");
            return;
        }

        html.Add($"<td>");
        _ = cell.Outcome == Outcome.Granted
            ? html.Add($"<strong>{AmountWords.Of(cell)}</strong>")
            : html.Add($"""<span class="tag {Words.ClassOf(cell.Outcome)}">{Words.Of(cell.Outcome)}</span>""");
        if (cell.Encouraged is { } encouraged)
        {
            html.Add($"""<br><span class="small">{("另提倡 ", "encouraged: ")}{AmountWords.Of(encouraged, cell.Benefit.Per)}</span>""");
        }

        if (cell.Unconfirmed)
        {
            html.Add($"""<br><span class="tag ask">{("依据未核对", "Source unconfirmed")}</span>""");
        }

        html.Add($"</td>");
    }
}
