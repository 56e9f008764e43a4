using Anyu.Access;
using Anyu.Feel;
using Anyu.Indicators;
using Anyu.Web.Indicators;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Workbench;

/// <summary>Assigns a monitoring point: first the place, then its forms and the post that reports.</summary>
[Needs(Face.Workbench, "indicator.network.assign")]
internal sealed class NetworkAssignPage(IndicatorShelf shelf) : MonitoringPage(shelf)
{
    public Task<IActionResult> OnGet(string? place) => Form(place, null);

    public async Task<IActionResult> OnPost()
    {
        if (!PlaceCode.TryParse(Posted("place"), out var place, out var unreadable))
        {
            return await Form(null, unreadable);
        }

        var (day, written) = FieldReader.Day(Request.Form, "since");
        if (day is null)
        {
            return await Form(Posted("place"), written.Error ?? WebProblems.NothingChosen());
        }

        _ = Guid.TryParse(Posted("id"), out var id);
        _ = Guid.TryParse(Posted("post"), out var post);
        var command = new AssignPoint(id, place, new(Posted("zh"), Posted("en")), Ticked("forms"), day.Value, post);
        var problem = await Write(unit => command.Run(unit, Actor, Plan, Installation.Roles, Today, Who.Account.Name));
        return problem is null ? SeeOther($"{Address}/{id:D}") : await Form(Posted("place"), problem);
    }

    private async Task<IActionResult> Form(string? code, Problem? problem)
    {
        var isPlace = PlaceCode.TryParse(code ?? "", out var place, out var unreadable);
        if (problem == AccessProblems.NotHere() || (isPlace && !Actor.Scope.Contains(place)))
        {
            return NotHere();
        }

        var wrong = problem ?? (code is { Length: > 0 } && !isPlace ? unreadable : null);
        Response.StatusCode = wrong is null ? StatusCodes.Status200OK : StatusOf(wrong);
        ProblemWriter.Summary(Body, wrong is null ? [] : [(wrong, "place")]);
        Head(Address, new("设立监测点", "Assign a monitoring point"));
        Body.Add($"""<p class="crumb"><a href="{Address}">{("监测网络", "Monitoring network")}</a></p>""");
        if (!isPlace)
        {
            Body.Add($"""<form method="get" action="{Address}/assign">""");
            FieldWriter.Write(Body, new Field("place", new("地方代码（县、乡镇或村）", "Code of the place (county, township or village)"), new FeelType.Text()) { Value = code ?? Home.ToString(), Hint = new("机构写它所报的地方", "Of an institution the place it reports for") });
            Body.Add($"""<div class="actions"><button class="main">{("下一步", "Next")}</button></div></form>""");
            return Page();
        }

        var posts = await Read(unit => Points.Reporters(unit, Actor, Installation.Roles, place));
        if (posts.IsEmpty)
        {
            ProblemWriter.Panel(Body, MonitoringWebProblems.NoReporterPost());
        }

        Fields(place, posts);
        return Page();
    }

    private void Fields(PlaceCode place, ImmutableArray<Post> posts)
    {
        OpenForm($"{Address}/assign");
        Body.Add($"""<input type="hidden" name="id" value="{(Posted("id") is { Length: > 0 } kept ? kept : Guid.CreateVersion7().ToString("D"))}"><input type="hidden" name="place" value="{place.ToString()}"><p>{("地方", "Place")}: <strong>{PlaceName(place.ToString())}</strong></p>""");
        FieldWriter.Write(Body, new Field("zh", new("中文名称", "Name in Chinese"), new FeelType.Text()) { Value = Posted("zh") });
        FieldWriter.Write(Body, new Field("en", new("英文名称（可不填）", "Name in English (may be empty)"), new FeelType.Text()) { Value = Posted("en") });
        FieldWriter.Write(Body, new Field("forms", new("报哪些表", "Which forms it reports"), new FeelType.List(new FeelType.Code("forms")))
        {
            Many = true, Value = string.Join(' ', Ticked("forms")), Options = [.. Plan.Forms.Where(f => f.Levels.Contains(place.Level)).Select(f => new CodeItem(f.Id, f.Label))],
        });
        FieldWriter.Write(Body, new Field("post", new("报送人的岗位", "The reporter's post"), new FeelType.Code("posts"))
        {
            Value = Posted("post"), Options = [.. posts.Select(p => new CodeItem(p.Id.ToString("D"), Label(p)))],
        });
        FieldWriter.Write(Body, new Field("since", new("从哪天起", "Since"), new FeelType.Text()) { Value = Posted("since") is { Length: > 0 } since ? since : Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });
        Body.Add($"""<div class="actions"><button class="main">{("设立", "Assign it")}</button></div></form>""");
    }

    internal static Bilingual Label(Post post) => post.Holder is null ? new($"{post.Title.Zh}（空缺）", $"{post.Title.En} (vacant)") : post.Title;
}
