using Anyu.Access;
using Anyu.Register;
using Anyu.Web.Cases;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Workbench;

/// <summary>Finds persons in the register within the reader's places. What is sought is posted: names and numbers stand in no address and no log.</summary>
[Needs(Face.Workbench, "register.person.search")]
internal sealed class FindPersonsPage : SignedInPage
{
    private const string Address = "/workbench/persons";
    private const int TextCharsAtMost = 200;

    public void OnGet() => Form("", null);

    public async Task<IActionResult> OnPost()
    {
        var text = Posted("text");
        text = text.Length > TextCharsAtMost ? text[..TextCharsAtMost] : text;
        var register = HttpContext.RequestServices.GetRequiredService<Clerking>().Desks.Register;
        var wanted = int.TryParse(Posted("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 1;
        var found = await FindPersons.Run(register, Installation.Database, Actor, new PersonQuery(text, wanted), HttpContext.RequestAborted);
        if (found.Value is not { } hits)
        {
            Response.StatusCode = StatusOf(found.Problems[0]);
            Form(text, found.Problems[0]);
            return Page();
        }

        Form(text, null);
        Hits(text, hits);
        return Page();
    }

    private void Form(string text, Problem? problem)
    {
        ProblemWriter.Summary(Body, problem is null ? [] : [(problem, "text")]);
        Begin(Address, new("查人", "Find a person"), new("只在本岗位的辖区内查，每次查找都留下记录。", "Within the places of this post; every search is recorded."));
        OpenForm(Address);
        FieldWriter.Write(Body, new Field("text", new("姓名、拼音、首字母、号码或出生日期", "Name, pinyin, initials, number or date of birth"), new Anyu.Feel.FeelType.Text())
        {
            Value = text, Error = problem, Hint = new("如：王小梅、wang xiaomei、wxm、身份证号后四位 0023、1994-05-03。可以几样一起写，用空格分开。", "Such as 王小梅, wang xiaomei, wxm, the last four of a number 0023, 1994-05-03. Several together, parted by blanks."),
        });
        Body.Add($"""<div class="actions"><button class="main">{("查找", "Find")}</button></div></form>""");
    }

    private void Hits(string text, Anyu.Register.PersonPage found)
    {
        if (found.Hits.IsEmpty)
        {
            Body.Add($"""<p role="status">{("没有找到。换一种写法，或少写几个字。", "Nobody was found. Write it another way, or write less.")}</p>""");
            return;
        }

        var table = new StackedTable(Body, [new("姓名", "Name"), new("性别", "Sex"), new("出生日期", "Date of birth"), new("公民身份号码", "Identity number"), new("居住地", "Residence")]);
        table.Open(new("找到的人", "Persons found"));
        foreach (var hit in found.Hits)
        {
            table.Row(
                html => Name(html, hit),
                html => html.Add($"{RegisterWords.Of(hit.Sex)}"),
                html => html.Add($"{hit.BirthDate}"),
                html => html.Add($"""<span class="code">{(hit.NumberMasked.Length > 0 ? hit.NumberMasked : "—")}</span>"""),
                html => html.Add($"{(hit.PlaceCode.AsSpan().Trim('0').IsEmpty ? new Bilingual("—", "—") : PlaceName(hit.PlaceCode))}"));
        }

        table.Close();
        Body.Add($"""<div class="actions">""");
        Turn(text, found.Page - 1, found.Page > 1, new("上一页", "Earlier"));
        Turn(text, found.Page + 1, found.HasMore, new("下一页", "More"));
        Body.Add($"</div>");
    }

    /// <summary>The way to the record, for those who may open records at all.</summary>
    private void Name(Html html, PersonHit hit)
    {
        var name = hit.Name.Length > 0 ? hit.Name : "—";
        _ = Actor.May(RegisterPermissions.Read) ? html.Add($"""<a href="{Address}/{hit.Id.ToString("D")}">{name}</a>""") : html.Add($"{name}");
        if (hit.IsDead)
        {
            html.Add($""" <span class="tag">{("已故", "died")}</span>""");
        }
    }

    private void Turn(string text, int page, bool isThere, Bilingual label)
    {
        if (isThere)
        {
            OpenForm(Address);
            Body.Add($"""<input type="hidden" name="text" value="{text}"><button class="quiet" name="page" value="{page}">{label}</button></form>""");
        }
    }
}
