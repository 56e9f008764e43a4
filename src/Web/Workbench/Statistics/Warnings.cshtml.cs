using Anyu.Access;
using Anyu.Feel;
using Anyu.Indicators;
using Anyu.Web.Indicators;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Workbench;

/// <summary>The warnings of the actor's places with their lives: acknowledged, closed with a cause, scored; and the scan that opens them.</summary>
[Needs(Face.Workbench, "indicator.warning.handle")]
internal sealed class WarningDeskPage(IndicatorShelf shelf) : StaffPage(shelf)
{
    private const string Address = "/workbench/warnings";
    private readonly IndicatorShelf source = shelf;

    public Task<IActionResult> OnGet() => Show(null, null);

    public async Task<IActionResult> OnPost()
    {
        if (Catalogue is null)
        {
            return await Show(null, null);
        }

        if (Posted("do") == "scan")
        {
            return await Scan();
        }

        WarningState? to = Posted("do") switch
        {
            "acknowledge" => WarningState.Acknowledged,
            "close" => WarningState.Closed,
            "true" => WarningState.ScoredTrue,
            "false" => WarningState.ScoredFalse,
            _ => null,
        };
        var problem = to is { } state
            ? await Write(unit => new HandleWarning(Posted("warning"), state, Posted("note")).Run(unit, Actor, Catalogue, Who.Account.Name))
            : WebProblems.NothingChosen();
        return problem is null ? SeeOther(Address) : problem == AccessProblems.NotHere() ? NotHere() : await Show(problem, null);
    }

    /// <summary>Tests a place's year and opens what alarms; the same alarm is opened once.</summary>
    private async Task<IActionResult> Scan()
    {
        if (Find(Posted("place")) is not { } place || Shelf.Engine is not { } engine)
        {
            return NotHere();
        }

        if (!Shelf.Kept || !int.TryParse(Posted("year"), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || !engine.Release.Book.YearsOf("live-births").Contains(year))
        {
            return await Show(Shelf.Kept ? IndicatorWebProblems.NoYear(place, 0, engine.Release.Book.YearsOf("live-births")) : IndicatorWebProblems.SamplesOnly(), null);
        }

        var result = Shelf.Scan(engine, place.Code, year, await source.Groups(place.Code));
        var opened = await WarningLedger.Open(Installation.Database, engine.Release.Book, result.Shown.Concat(result.Waiting));
        await Write(unit =>
        {
            unit.Record(Actor.Entry(PlaceRange.Full(place.Code), "indicator.warning.scanned", string.Create(CultureInfo.InvariantCulture, $"{place.Code}:{year}"), string.Create(CultureInfo.InvariantCulture, $"{opened} opened")));
            return Task.CompletedTask;
        });
        return await Show(null, opened);
    }

    private async Task<IActionResult> Show(Problem? problem, int? opened)
    {
        Response.StatusCode = problem is null ? StatusCodes.Status200OK : StatusOf(problem);
        ProblemWriter.Summary(Body, problem is null ? [] : [(problem, null)]);
        Head(Address, new("预警", "Warnings"), new("签收、写明原因结案、评定真假。每一步都记名，不能改。", "Acknowledge, close with the cause, score as true or false. Each step carries a name and is never changed."));
        if (opened is { } number)
        {
            Body.Add($"""<p class="panel" role="status">{($"新发出 {number} 条预警。", $"{number} new warnings opened.")}</p>""");
        }

        var own = (await Read(WarningLedger.All)).Where(w => Actor.Scope.Contains(w.Test.Place)).OrderBy(w => w.State).ThenByDescending(w => w.Opened).ToList();
        if (own.Count == 0)
        {
            Body.Add($"""<p>{("没有预警。没有预警不等于没有问题。", "No warning. No warning does not mean no problem.")}</p>""");
        }

        foreach (var (at, warning) in own.Index())
        {
            WarningWriter.Card(Body, warning.Test, warning, Catalogue!, Shelf.Law.Places, h => Life(h, warning, at));
        }

        ScanForm();
        return Page();
    }

    /// <summary>The steps so far, and the forms of those that may come now.</summary>
    private void Life(Html html, WarningCase warning, int at)
    {
        html.Add($"""<ol class="life"><li>{WarningWriter.StateName(WarningState.Opened)} <span class="hint">{Time(warning.Opened)}</span></li>""")
            .Each(warning.Steps, static (h, s) => h.Add($"""<li>{WarningWriter.StateName(s.State)} <span class="hint">{Time(s.At)} {s.By}</span>{(s.Note.Length > 0 ? ": " + s.Note : "")}</li>""")).Add($"</ol>");
        ImmutableArray<(string Do, Bilingual Label)> steps = warning.State switch
        {
            WarningState.Opened => [("acknowledge", new("签收", "Acknowledge"))],
            WarningState.Acknowledged => [("close", new("结案", "Close"))],
            WarningState.Closed when Actor.May(IndicatorPermissions.Score) => [("true", new("评定：属实", "Score: true")), ("false", new("评定：不属实", "Score: false"))],
            _ => [],
        };
        if (steps.IsEmpty)
        {
            return;
        }

        var note = string.Create(CultureInfo.InvariantCulture, $"note-{at}");
        OpenForm(Address);
        html.Add($"""<input type="hidden" name="warning" value="{warning.Test.Id}"><div class="field"><label for="{note}">{(warning.State == WarningState.Acknowledged ? ("原因（结案必填）", "Cause (needed to close)") : ("说明", "Remark"))}</label><input id="{note}" name="note" maxlength="500" autocomplete="off"></div><div class="actions">""")
            .Each(steps, static (h, s) => h.Add($"""<button class="quiet" name="do" value="{s.Do}">{s.Label}</button>""")).Add($"</div></form>");
        if (warning.State == WarningState.Closed && Catalogue!.Indicators.GetValueOrDefault(warning.Test.Indicator)?.Warning.AnotherScores == true)
        {
            html.Add($"""<p class="small">{("由结案人以外的另一个人评定。", "Scored by another person than who closed it.")}</p>""");
        }
    }

    private void ScanForm()
    {
        Body.Add($"""<h2>{("检验一年", "Test a year")}</h2><p class="small">{("先看数据质量，再按各指标的规则检验；报警的记入台账。", "Data quality first, then each indicator by its rule; what alarms goes into the ledger.")}</p>""");
        OpenForm(Address);
        FieldWriter.Write(Body, new Field("place", new("地方代码", "Place code"), new FeelType.Text()) { Value = Posted("place") is { Length: > 0 } place ? place : Actor.Scope.From[..6] });
        FieldWriter.Write(Body, new Field("year", new("年", "Year"), new FeelType.Text()) { Value = Posted("year") });
        Body.Add($"""<div class="actions"><button class="main" name="do" value="scan">{("检验", "Test")}</button></div></form>""");
    }
}
