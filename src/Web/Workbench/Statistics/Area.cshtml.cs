using Anyu.Access;
using Anyu.Feel;
using Anyu.Indicators;
using Anyu.Web.Indicators;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Workbench;

/// <summary>One area: what the indicators propose, with their numbers; what was decided so far; the form to decide.</summary>
[Needs(Face.Workbench, "indicator.count.read")]
internal sealed class AreaPage(IndicatorShelf shelf) : MonitoringPage(shelf)
{
    public Task<IActionResult> OnGet(string code) => Show(code, null);

    public async Task<IActionResult> OnPost(string code)
    {
        if (!PlaceCode.TryParse(code, out var place, out _) || Catalogue is null)
        {
            return NotHere();
        }

        var (day, written) = FieldReader.Day(Request.Form, "review");
        if (day is null)
        {
            return await Show(code, written.Error ?? WebProblems.NothingChosen());
        }

        _ = Guid.TryParse(Posted("classification"), out var id);
        var values = Values(place).Select(v => v.Area).DistinctBy(v => v.Indicator.Id, StringComparer.Ordinal).ToList();
        var problem = await Write(unit => new ClassifyArea(id, place, Posted("type"), Posted("reasons"), day.Value).Run(unit, Actor, Catalogue.Areas, values, Today, Who.Account.Name));
        return problem is null ? SeeOther(AreasPage.Areas) : await Show(code, problem);
    }

    private async Task<IActionResult> Show(string code, Problem? problem)
    {
        if (problem == AccessProblems.NotHere() || !PlaceCode.TryParse(code, out var place, out _) || !Actor.Scope.Contains(place) || place.Level is not (PlaceLevel.County or PlaceLevel.Township) || Shelf.Law.Places.Find(place) is not { } known)
        {
            return NotHere();
        }

        await Note(place, $"{place}:area");
        Response.StatusCode = problem is null ? StatusCodes.Status200OK : StatusOf(problem);
        ProblemWriter.Summary(Body, problem is null ? [] : [(problem, "reasons")]);
        Head(AreasPage.Areas, known.Name, new("分类指导", "Guidance by type of area"));
        Body.Add($"""<p class="crumb"><a href="{AreasPage.Areas}">{("分类指导", "Guidance by type of area")}</a></p>""");
        Proposal(place);
        History(await Read(unit => ClassifyArea.Inside(unit, PlaceRange.Of(place))), place);
        if (Actor.May(IndicatorPermissions.Classify))
        {
            Form(place);
        }

        return Page();
    }

    /// <summary>The value of the area and of its county for each type that an indicator may propose, of the last year with both.</summary>
    private IEnumerable<(AreaType Type, IndicatorValue Area, IndicatorValue Whole)> Values(PlaceCode place)
    {
        if (Staff is not { } staff)
        {
            yield break;
        }

        foreach (var type in Catalogue!.Areas.Types)
        {
            if (type.Indicator is { } id && Catalogue.Indicators.GetValueOrDefault(id) is { } indicator && staff.Years(indicator, place).LastOrDefault(v => v is IndicatorValue.Rated) is { } own)
            {
                yield return (type, own, staff.Value(indicator, place.At(PlaceLevel.County), own.Period));
            }
        }
    }

    private void Proposal(PlaceCode place)
    {
        Body.Add($"""<h2>{("指标怎么说（只是提示，不作决定）", "What the indicators say (a proposal, which decides nothing)")}</h2>""");
        var values = Values(place).ToList();
        if (values.Count == 0)
        {
            Body.Add($"""<p>{("这个地区没有可用的指标值。", "No indicator value is at hand for this area.")}</p>""");
            return;
        }

        var proposed = place.Level == PlaceLevel.County ? [] : values.Where(v => v.Type.IsProposed(v.Area, v.Whole)).Select(v => v.Type.Label.In(View.Language)).ToList();
        Body.Add($"<p>{(proposed.Count == 0 ? ("没有一项与全县分得清。", "None is distinguishable from the county.") : ("可以考虑：", "To be considered: "))} <strong>{string.Join(View.Pick("、", ", "), proposed)}</strong></p>");
        ValueWriter.Table(Body, ("指标", "Indicator"), values.SelectMany(v => new[] { v.Area, v.Whole }).DistinctBy(v => (v.Indicator.Id, v.Place)).Select(v => (
            $"{v.Indicator.Title.In(View.Language)} · {Shelf.Law.Places.Nearest(v.Place).Name.In(View.Language)} {v.Period}", (string?)null, v)), ("指标怎么说", "What the indicators say"));
    }

    private void History(ImmutableArray<ClassifiedArea> all, PlaceCode place)
    {
        Body.Add($"""<h2>{("已经作出的决定", "What was decided")}</h2>""");
        var own = all.Where(a => a.Place == place).ToList();
        if (own.Count == 0)
        {
            Body.Add($"""<p>{("还没有定类型。", "No type has been decided.")}</p>""");
            return;
        }

        Body.Add($"""<ol class="life">""");
        foreach (var area in own)
        {
            Body.Add($"""<li><strong>{AreasPage.LabelOf(Catalogue!.Areas, area.Type)}</strong>: {area.Reasons} <span class="hint">{area.By} {View.Day(area.On)} · {("复核期限", "review by")} {View.Day(area.ReviewBy)}</span>""");
            _ = area.Values.Zh.Length == 0 ? Body.Add($"</li>") : Body.Add($"""<details><summary>{("当时的数", "The values then")}</summary><p class="small">{area.Values}</p></details></li>""");
        }

        Body.Add($"</ol>");
        if (Catalogue!.Areas.Find(own[0].Type) is { } type)
        {
            Body.Add($"""<h2>{("这里的指导", "The guidance here")}</h2>""");
            AreaWriter.Guidance(Body, type, Shelf.Law);
        }
    }

    private void Form(PlaceCode place)
    {
        Body.Add($"""<h2>{("定类型", "Decide the type")}</h2>""");
        OpenForm($"{AreasPage.Areas}/{place}");
        Body.Add($"""<input type="hidden" name="classification" value="{(Posted("classification") is { Length: > 0 } kept ? kept : Guid.CreateVersion7().ToString("D"))}">""");
        FieldWriter.Write(Body, new Field("type", new("类型", "Type"), new FeelType.Code("types")) { Value = Posted("type"), Options = [.. Catalogue!.Areas.Types.Select(t => new CodeItem(t.Id, t.Label))] });
        FieldWriter.Write(Body, new Field("reasons", new("理由", "Reasons"), new FeelType.Text()) { Value = Posted("reasons"), Long = true, Hint = new("上面的数会一并保存", "The values above are kept with it") });
        FieldWriter.Write(Body, new Field("review", new("哪天以前复核", "Review by"), new FeelType.Text()) { Value = Posted("review") is { Length: > 0 } day ? day : Today.AddYears(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });
        Body.Add($"""<div class="actions"><button class="main">{("决定", "Decide")}</button></div></form>""");
    }
}
