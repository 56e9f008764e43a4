using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Portal.Family;

/// <summary>A page about the family whose facts came with the request.</summary>
internal abstract class FamilyPage(Library library, TimeProvider clock) : PortalPage
{
    /// <summary>The lawbook.</summary>
    protected Lawbook Book => library.Book;

    /// <summary>Today in China, which has one time zone and no summer time.</summary>
    protected DateOnly Today => ChinaDay.Today(clock);

    /// <summary>A page about a family has no address of its own: the facts are not in the address.</summary>
    public virtual IActionResult OnGet() => Redirect("/check");

    /// <summary>Reads the facts and shows the page.</summary>
    public virtual IActionResult OnPost()
    {
        var read = FamilyState.Read(Request.Form, Book, Today);
        if (!read.Succeeded)
        {
            return Refuse(read.Problems);
        }

        var problems = Determiner.Check(Book, read.Value.Statement, read.Value.Request);
        if (!problems.IsEmpty)
        {
            return Refuse(problems);
        }

        Keep(read.Value);
        return Show(read.Value);
    }

    /// <summary>Answers with problems and, where the facts themselves can be read, the way back to them.</summary>
    protected EmptyResult Refuse(ImmutableArray<Problem> problems)
    {
        var statement = Request.Form["statement"].ToString();
        if (statement.Length > 0 && FamilyStatement.Parse(statement, "statement", Book) is { Succeeded: true } parsed)
        {
            ProblemAnswer.Carry(HttpContext, statement);
            problems = [.. problems.Select(p => ProblemWriter.InWords(p, parsed.Value))];
        }

        return Stop(StatusCodes.Status400BadRequest, problems);
    }

    /// <summary>Writes the page.</summary>
    protected abstract IActionResult Show(FamilyState state);

    /// <summary>Puts the facts into the hidden form that every button of the page sends.</summary>
    protected void Keep(FamilyState state, params ImmutableArray<(string Name, string Value)> others) => Kept = [.. state.Fields(), .. others];

    /// <summary>Begins a page about the family: what it shows, which family, the other views of it.</summary>
    protected void Begin(Bilingual title, FamilyState state, string here)
    {
        Begin("check", title, state.Statement.Label);
        Views(here);
    }

    /// <summary>The other views of the same family.</summary>
    protected void Views(string here)
    {
        Body.Add($"""<ul class="chips no-print">""");
        ViewButton("/result", ("结果", "Result"), here);
        ViewButton("/timeline", ("时间轴", "Time line"), here);
        ViewButton("/compare", ("各地对比", "Places compared"), here);
        ViewButton("/check/answers", ("我填的内容", "My answers"), here);
        Body.Add($"</ul>");
    }

    private void ViewButton(string address, (string Zh, string En) label, string here) =>
        Body.Add($"""<li><button form="keep" formaction="{address}"{Design.Html.Attribute("aria-pressed", address == here ? "true" : null)}>{label}</button></li>""");
}
