using Anyu.Feel;
using Anyu.Web.Portal.Family;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Portal.Compare;

/// <summary>
/// The same family in several places, side by side: first what differs, then, folded, what is the same everywhere. Places that the family
/// stated for employer, hukou or insurance stay as stated.
/// </summary>
internal sealed class ComparePage(Library library, TimeProvider clock) : FamilyPage(library, clock)
{
    /// <inheritdoc/>
    protected override IActionResult Show(FamilyState state)
    {
        var asked = PlacesAsked.Read(Request.Form, Book);
        var compared = Comparison.Of(Book, state.Statement, state.Request, asked.Compared);
        if (!compared.Problems.IsEmpty)
        {
            return Refuse(compared.Problems);
        }

        Keep(state, [.. asked.Compared.Select(place => ("places", place))]);
        Begin(new("同一个家庭，在几个地方", "The same family in several places"), state, "/compare");
        Choose(state, asked);
        Differing(compared, asked.Compared);
        Same(compared);
        return Page();
    }

    private void Choose(FamilyState state, PlacesAsked asked)
    {
        var places = new Field("places", new("比较哪些地方", "Places to compare"), new FeelType.List(new FeelType.Place()))
        {
            Options = [.. asked.Offered.Select(code => new CodeItem(code, PlaceWords.Of(Book, code)))],
            Value = string.Join(' ', asked.Compared),
            Many = true,
            Error = asked.Error,
        };
        var wrong = new[] { places, asked.Other }.Where(f => f.Error is not null).ToArray();
        ProblemWriter.Summary(Body, [.. wrong.Select(f => (f.Error!, (string?)f.FocusId))]);
        Body.Add($"""<details class="panel no-print"{Design.Html.Flag("open", wrong.Length > 0)}><summary>{("换几个地方比较", "Compare other places")}</summary><form method="post" action="/compare" novalidate>""");
        HiddenFields.Write(Body, state.Fields());
        FieldWriter.Write(Body, places);
        FieldWriter.Write(Body, asked.Other);
        Body.Add($"""<p><button class="quiet">{("比较", "Compare")}</button></p></form></details>""");
    }

    private void Differing(Comparison compared, ImmutableArray<string> places)
    {
        var rows = compared.Rows.Where(r => !r.IsSame).ToImmutableArray();
        Body.Add($"<h2>{("有差别的", "What differs")} ({rows.Length})</h2>");
        if (rows.IsEmpty)
        {
            Body.Add($"<p>{("在这几个地方，答案都一样。", "The answers are the same in all these places.")}</p>");
            return;
        }

        var table = new StackedTable(Body, [new("待遇", "Benefit"), .. PlaceWords.Of(Book, places)], StackedTable.Narrow.Pairs);
        table.Open(Title, html => Legend(html, rows));
        foreach (var row in rows)
        {
            table.Row(html => Name(html, row), [.. row.Cells.Select(cell => (Action<Html>)(html => Cell(html, cell)))]);
        }

        table.Close();
    }

    /// <summary>What the short words and marks of the cells mean.</summary>
    private static void Legend(Html html, ImmutableArray<ComparedRow> rows)
    {
        var cells = rows.SelectMany(r => r.Cells).OfType<Determination>().ToArray();
        if (cells.Any(c => c.Unconfirmed))
        {
            html.Add($"""<p class="small"><span class="ask">※</span> {("依据未与官方原文核对", "source not checked against the official text")}</p>""");
        }

        if (cells.Any(c => c.Outcome == Outcome.NotDecided))
        {
            html.Add($"""<p class="small">{("“没有规定”：已载入的文件没有规定，不等于没有。", "‘No rule’: the loaded documents do not decide it, which is not a ‘no’.")}</p>""");
        }
    }

    private void Same(Comparison compared)
    {
        var rows = compared.Rows.Where(r => r.IsSame).ToImmutableArray();
        if (rows.IsEmpty)
        {
            return;
        }

        Body.Add($"<details><summary>{("各地一样的", "The same everywhere")} ({rows.Length})</summary>");
        var table = new StackedTable(Body, [new("待遇", "Benefit"), new("各地", "Everywhere")], StackedTable.Narrow.Tight);
        table.Open(new("各地一样的", "The same everywhere"));
        foreach (var row in rows)
        {
            table.Row(html => Name(html, row), html => Cell(html, row.Cells[0]));
        }

        table.Close();
        Body.Add($"</details>");
    }

    private static void Name(Html html, ComparedRow row)
    {
        html.Add($"""<a href="/benefits/{row.Benefit.Id}">{row.Benefit.Label}</a>""");
        if (row.Subject.Zh.Length > 0)
        {
            html.Add($""" <span class="small">{row.Subject}</span>""");
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
            : html.Add($"""<span class="tag {Words.ClassOf(cell.Outcome)}">{Words.BriefOf(cell.Outcome)}</span>""");
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
