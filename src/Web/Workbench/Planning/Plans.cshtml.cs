using Anyu.Access;
using Anyu.Feel;
using Anyu.Indicators;
using Anyu.Web.Forecasts;
using Anyu.Web.Indicators;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Workbench;

/// <summary>Plans of the services of a place, written by an officer: the forecast by township is kept, then a version of a plan cites it. No version is changed.</summary>
[Needs(Face.Workbench, "indicator.plan.write")]
internal sealed class PlanDeskPage(IndicatorShelf shelf, ForecastShelf forecasts, LayoutShelf layouts) : StaffPage(shelf)
{
    private const string Address = "/workbench/plans";

    public Task<IActionResult> OnGet(string? place, Guid? plan) => Show(place ?? "", [], plan);

    public async Task<IActionResult> OnPost()
    {
        var code = Posted("place");
        if (Find(code) is not { } place)
        {
            return NotHere();
        }

        var problems = Posted("do") == "divide" ? await Divide(place.Code) : await Keep(place.Code);
        return problems.IsEmpty ? SeeOther($"{Address}?place={place.Code}") : problems[0] == AccessProblems.NotHere() ? NotHere() : await Show(code, problems);
    }

    private async Task<ImmutableArray<Problem>> Divide(PlaceCode place)
    {
        if (await forecasts.Of(place) is not { } found)
        {
            return [ForecastWebProblems.NoForecasts(Shelf.Law.Places.Nearest(place))];
        }

        var made = LayoutsAtHand.Divide(found, Shelf.Engine!.Release);
        if (made.Value is not { } runs)
        {
            return made.Problems;
        }

        var isKept = !(await KeepForecast.All(Installation.Database, place)).IsEmpty;
        return await Write(unit => new KeepLayout(place).Run(unit, Actor, isKept ? null : found.Latest, runs, Who.Account.Name)) is { } problem ? [problem] : [];
    }

    private async Task<ImmutableArray<Problem>> Keep(PlaceCode place)
    {
        var plan = Guid.TryParse(Posted("plan"), out var kept) ? kept : Guid.CreateVersion7();
        var layout = (await layouts.Of(place))?.Value;
        return await Write(unit => new KeepPlan(plan, place, Posted("title"), Posted("run"), Posted("from"), Posted("to"), Posted("additions"), Posted("note"), Posted("publish") == "true").Run(unit, Actor, layout, Who.Account.Name));
    }

    private async Task<IActionResult> Show(string code, ImmutableArray<Problem> problems, Guid? again = null)
    {
        Response.StatusCode = problems.IsEmpty ? StatusCodes.Status200OK : StatusOf(problems[0]);
        ProblemWriter.Summary(Body, [.. problems.Select(problem => (problem, (string?)null))]);
        Head(Address, new("空间布局规划", "Plans by township"), new("规划写明依据哪一版预测；每一版都留着，不能改。", "A plan names the version of the forecast that it was made with; every version is kept and never changed."));
        if (Find(code) is not { } place)
        {
            var places = (await forecasts.Places()).Where(p => Actor.Scope.Contains(p.Code));
            Body.Add($"""<ul class="places">""").Each(places, static (h, p) => h.Add($"""<li><a href="/workbench/plans?place={p.Code.ToString()}">{p.Name}</a> <span class="code">{p.Code.ToString()}</span></li>""")).Add($"</ul>");
            return Page();
        }

        var read = await layouts.Of(place.Code);
        Body.Add($"<h2>{place.Name}</h2>");
        foreach (var problem in read?.Problems ?? [ForecastWebProblems.NoForecasts(place)])
        {
            ProblemWriter.Panel(Body, problem);
        }

        if (read?.Value is { } layout)
        {
            Body.Add($"""<p>{(layout.Kept ? ("已保存的分乡镇预测：", "The forecast by township that is kept: ") : ("分乡镇的预测还没有保存。", "The forecast by township is not kept yet."))} <span class="code">{layout.RunId}</span> <a href="/forecasts/{place.Code.ToString()}/layout">{("各乡镇要多少、有多少", "Needs and what there is, by township")}</a> · <a href="/forecasts/{place.Code.ToString()}/plans">{("公布的规划", "Published plans")}</a></p>""");
            OpenForm(Address);
            Body.Add($"""<input type="hidden" name="place" value="{place.Code.ToString()}"><div class="actions"><button class="quiet" name="do" value="divide">{("按最新的县预测推算各乡镇并保存", "Divide the latest forecast of the county and keep it")}</button></div></form>""");
            Form(layout, again is { } plan ? (await Versions(place.Code)).FirstOrDefault(one => one.Plan == plan) : null);
        }

        Versions(await Versions(place.Code));
        return Page();
    }

    /// <summary>The form of a version: what was sent and could not be kept, the last version of a plan that is gone on with, or nothing.</summary>
    private void Form(ServiceLayout layout, PlanVersion? last)
    {
        if (!layout.Kept)
        {
            return;
        }

        Body.Add($"""<h3 id="write">{(last is null ? ("写一版规划", "Write a version") : ($"写“{last.Title}”的新一版", $"A new version of “{last.Title}”"))}</h3>""");
        OpenForm(Address);
        Body.Add($"""<input type="hidden" name="place" value="{layout.Place.ToString()}"><input type="hidden" name="run" value="{layout.RunId}"><input type="hidden" name="plan" value="{(last is null ? Posted("plan") : last.Plan.ToString("D"))}">""");
        Text("title", new("名称", "Title"), last?.Title);
        Text("from", new("从哪一年", "First year"), last?.From.ToString(CultureInfo.InvariantCulture));
        Text("to", new("到哪一年", "Last year"), last?.To.ToString(CultureInfo.InvariantCulture));
        Body.Add($"""<div class="field"><label for="additions">{("增加什么：每行一条，写地方代码、服务、年份、数量，用空格分开", "What is added: on each line place, service, year and amount, parted by blanks")}</label><textarea id="additions" name="additions" rows="8">{(last is null ? Posted("additions") : string.Join('\n', last.Additions.Select(one => one.Line)))}</textarea></div>""");
        Text("note", new("说明", "Note"), last?.Note);
        FieldWriter.Write(Body, new Field("publish", new("公布这一版", "Publish this version"), new FeelType.Boolean()) { Value = Posted("publish") is { Length: > 0 } publish ? publish : "false" });
        Body.Add($"""<div class="actions"><button class="main" name="do" value="keep">{("保存", "Keep")}</button></div></form><details><summary>{("地方代码和服务", "Codes and services")}</summary><ul class="list">""")
            .Each(layout.Services, static (h, s) => h.Add($"""<li><span class="code">{s.Id}</span> {s.Name}</li>"""))
            .Each(layout.Parts, (h, p) => h.Add($"""<li><span class="code">{p.Plan.Division}</span> {LayoutWriter.NameOf(Shelf.Law.Places, ServiceLayout.PlacesOf(p.Plan.Division))}</li>""")).Add($"</ul></details>");
    }

    private void Text(string name, Bilingual label, string? last) => FieldWriter.Write(Body, new Field(name, label, new FeelType.Text()) { Value = last ?? Posted(name) });

    /// <summary>The versions of a place's plans, the newest first.</summary>
    private async Task<ImmutableArray<PlanVersion>> Versions(PlaceCode place) => [.. (await Read(unit => Plans.Of(unit, place))).OrderByDescending(one => one.Written).ThenByDescending(one => one.Version)];

    private void Versions(ImmutableArray<PlanVersion> versions)
    {
        Body.Add($"""<h3>{("各版规划", "Versions")}</h3><ul class="list">""")
            .Each(versions, static (h, v) => h.Add($"""<li>{v.Title} · {("第", "version ")}{v.Version.ToString(CultureInfo.InvariantCulture)}{("版", "")} · {Time(v.Written)} {v.By} · {("依据预测", "by forecast")} <span class="code">{v.Run}</span> · {(v.Published ? ("已公布", "published") : ("没有公布", "not published"))} · <a href="{Address}?place={v.Place.ToString()}&amp;plan={v.Plan.ToString("D")}#write">{("写新的一版", "write a new version")}<span class="hide"> {v.Title}</span></a></li>""")).Add($"</ul>");
    }
}
