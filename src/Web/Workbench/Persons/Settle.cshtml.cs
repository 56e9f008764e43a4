using Anyu.Access;
using Anyu.Register;
using Anyu.Web.Cases;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Workbench;

/// <summary>
/// What the register asks a registrar: whether two records are of one person, and which of two reports of a birth is right. A link can be undone on the
/// record's page; nothing is lost by either.
/// </summary>
[Needs(Face.Workbench, "register.person.link")]
internal sealed class SettlePage : SignedInPage
{
    private const string Address = "/workbench/register";

    private RegisterDesk Register => HttpContext.RequestServices.GetRequiredService<Clerking>().Desks.Register;

    private Source Own => new(Actor.AgencyKind, "workbench:register", Confidence.Reported);

    public Task<IActionResult> OnGet() => Show(null);

    /// <summary>Does what the button says.</summary>
    public async Task<IActionResult> OnPost()
    {
        var (one, other) = (IdOf("one"), IdOf("other"));
        var command = IdOf("command");
        var done = await Write(unit => Posted("do") switch
        {
            "link" => LinkPersons.Run(Register, unit, Actor, new LinkOrder(command, one, other, Own)),
            "apart" => LinkPersons.Apart(unit, Actor, one, other),
            "undo" => LinkPersons.Undo(Register, unit, Actor, command, one, Own),
            "take" => SettleDifference.Run(Register, unit, Actor, one, take: true),
            _ => SettleDifference.Run(Register, unit, Actor, one, take: false),
        });
        return done.Succeeded ? SeeOther(Posted("do") == "undo" ? $"/workbench/persons/{other:D}" : Address) : await Show(done.Problems[0]);
    }

    /// <summary>Writes the button that undoes a link, on the page of the main record.</summary>
    public static void Undo(SignedInPage page, Guid linked, Guid main)
    {
        page.OpenForm(Address);
        page.Body.Add($"""<input type="hidden" name="command" value="{Guid.CreateVersion7().ToString("D")}"><input type="hidden" name="one" value="{linked.ToString("D")}"><input type="hidden" name="other" value="{main.ToString("D")}"><button class="quiet" name="do" value="undo">{("解除关联", "Undo the link")}</button></form>""");
    }

    private Guid IdOf(string name) => Guid.TryParse(Posted(name), out var id) ? id : Guid.Empty;

    private async Task<IActionResult> Show(Problem? problem)
    {
        Response.StatusCode = problem is null ? StatusCodes.Status200OK : StatusOf(problem);
        ProblemWriter.Summary(Body, problem is null ? [] : [(problem, null)]);
        Begin(Address, new("登记核对", "To settle in the register"), new("可能是同一个人的记录，和几方说法不一的出生。关联可以解除，记录都不会丢。", "Records that may be of one person, and births of which sources tell differently. A link can be undone; no record is lost."));
        var pairs = (await Write(unit => OpenPairs.Run(Register, unit, Actor))).Value ?? [];
        var differences = (await Write(unit => SettleDifference.Open(unit, Actor))).Value ?? [];
        Body.Add($"<h2>{("是不是同一个人", "One person or two")}</h2>");
        Body.Each(pairs, (_, pair) => Pair(pair));
        Empty(pairs.Count);
        Body.Add($"<h2>{("出生信息不一致", "Births told differently")}</h2>");
        Body.Each(differences, (_, difference) => Difference(difference));
        Empty(differences.Count);
        return Page();
    }

    private void Empty(int count)
    {
        if (count == 0)
        {
            Body.Add($"<p>{("没有要核对的。", "Nothing to settle.")}</p>");
        }
    }

    private void Pair(PairView pair)
    {
        Body.Add($"""<section class="panel"><h3>{Named(pair.OneName)} · {Named(pair.OtherName)}</h3><p class="meta"><span>{Time(pair.FoundAt)}</span><span>{("得分", "Score")} {pair.Score}</span></p><ul>""");
        Body.Each(pair.Reasons, static (html, reason) => html.Add($"""<li>{reason.Label} <span class="small">{(reason.Points > 0 ? "+" : "")}{reason.Points}</span></li>""")).Add($"</ul>");
        Record(pair.One, new("第一份记录", "The first record"));
        if (pair.Other is not { } other)
        {
            Body.Add($"<p>{("另一份记录在别的辖区，由上级核对。", "The other record lies elsewhere; who holds both places settles it.")}</p></section>");
            return;
        }

        Record(other, new("第二份记录", "The second record"));
        Open(pair.One, other);
        Body.Add($"""<div class="actions"><button class="main" name="do" value="link">{("是同一人，关联", "One person: link them")}</button><button class="quiet" name="do" value="apart">{("不是同一人", "Two persons")}</button></div></form></section>""");
    }

    private void Difference(DifferenceView difference)
    {
        Body.Add($"""<section class="panel"><h3>{ElementOf(difference.Element)}</h3><p class="meta"><span>{Time(difference.FoundAt)}</span><span>{AgencyWords.Of(difference.Agency)}</span><span class="code">{difference.Document}</span></p>""");
        Record(difference.Child, new("孩子的记录", "The child's record"));
        Open(difference.Id, Guid.Empty);
        Body.Add($"""<div class="actions"><button class="main" name="do" value="keep">{("登记的对，保留", "The register is right")}</button>""");
        if (difference.Element != "certificate")
        {
            Body.Add($"""<button class="quiet" name="do" value="take">{("报来的对，更正", "The report is right: correct it")}</button>""");
        }

        Body.Add($"</div></form></section>");
    }

    private void Open(Guid one, Guid other)
    {
        OpenForm(Address);
        Body.Add($"""<input type="hidden" name="command" value="{Guid.CreateVersion7().ToString("D")}"><input type="hidden" name="one" value="{one.ToString("D")}"><input type="hidden" name="other" value="{other.ToString("D")}">""");
    }

    private void Record(Guid person, Bilingual label) => Body.Add($"""<p><a href="/workbench/persons/{person.ToString("D")}">{label}</a></p>""");

    private static string Named(string name) => name.Length > 0 ? name : "—";

    private static Bilingual ElementOf(string element) => element switch
    {
        "mother" => new("母亲不一致", "Another mother"),
        "father" => new("父亲不一致", "Another father"),
        "happened-on" => new("出生日期不一致", "Another date of birth"),
        "sex" => new("性别不一致", "Another sex"),
        "certificate" => new("出生医学证明编号不一致", "Another certificate number"),
        "plurality" => new("这一胎的婴儿数不一致", "Another number of babies"),
        _ => new(element, element),
    };
}
