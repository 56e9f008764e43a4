using Anyu.Indicators;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Forecasts;

/// <summary>The published plans of a place: the forecast that each cites, whether a later one stands now, and what every part would lack with the plan by either.</summary>
internal sealed class PlansPage(ForecastShelf shelf, LayoutShelf layouts) : ForecastPage(shelf)
{
    public async Task<IActionResult> OnGetAsync(string code)
    {
        if (await Find(code) is not { } forecasts)
        {
            return new EmptyResult();
        }

        var place = Named(forecasts);
        Begin(new($"{place.Name.Zh}：公布的规划", $"{place.Name.En}: published plans"), ("/forecasts", new("人口预测", "Forecasts")), ($"/forecasts/{place.Code}", place.Name));
        Body.Add($"<h1>{Title}</h1>");
        var plans = await layouts.Published(place.Code);
        if (plans.IsEmpty)
        {
            Body.Add($"""<p class="panel">{("还没有公布的规划。", "No plan is published yet.")}</p>""");
            return Page();
        }

        var now = (await layouts.Of(place.Code))?.Value;
        Banner(now?.Whole.Plan.Synthetic == true);
        foreach (var plan in plans)
        {
            Plan(plan, await layouts.Cited(plan), now);
        }

        return Page();
    }

    private void Plan(PlanVersion plan, ServiceLayout? cited, ServiceLayout? now)
    {
        var isLast = now is { Kept: true } && now.RunId == plan.Run && now.Whole.Record.InputsHash == plan.InputsHash;
        Body.Add($"""
            <h2>{plan.Title} <span class="hint">{ForecastWords.Year(plan.From)}–{ForecastWords.Year(plan.To)}</span></h2>
            <dl class="pairs"><dt>{("版本", "Version")}</dt><dd>{plan.Version.ToString(CultureInfo.InvariantCulture)}</dd><dt>{("依据的预测", "Forecast it cites")}</dt><dd class="code">{plan.Run} · {plan.InputsHash[..16]}</dd></dl>
            <p>{(isLast ? ("这仍是最新的分乡镇预测。", "That is still the latest forecast by township.") : ("这以后又有了新的分乡镇预测，下表两种都列。", "A later forecast by township stands now; the table has both."))} {plan.Note}</p>
            """);
        ImmutableArray<Bilingual> columns = [new("地方", "Place"), new("服务", "Service"), new("增加", "Added"), new("规划后的差，按引用的预测", "Gap with the plan, by the forecast cited"), new("判断", "Standing")];
        var table = new StackedTable(Body, isLast ? columns : [.. columns, new("规划后的差，按最新预测", "Gap with the plan, by the latest forecast"), new("判断（最新）", "Standing (latest)")], StackedTable.Narrow.Pairs);
        table.Open(new($"{plan.Title}：{ForecastWords.Year(plan.To)}年", $"{plan.Title}: {ForecastWords.Year(plan.To)}"));
        foreach (var (division, service) in plan.Additions.Select(one => (one.Division, one.Service)).Distinct())
        {
            var (then, later) = (CellOf(plan, cited, division, service), CellOf(plan, now, division, service));
            Action<Html>[] cells =
            [
                h => h.Add($"{now?.Service(service)?.Name ?? cited?.Service(service)?.Name ?? new Bilingual(service, service)}"),
                h => h.Add($"{ForecastWords.Amount(plan.Added(service, division, plan.To))}"),
                h => h.Add($"{Gap(then)}"),
                h => h.Add($"{LayoutWriter.Of(then?.Standing?.State)}"),
                .. isLast ? Array.Empty<Action<Html>>() : [h => h.Add($"{Gap(later)}"), h => h.Add($"{LayoutWriter.Of(later?.Standing?.State)}")],
            ];
            table.Row(h => h.Add($"{LayoutWriter.NameOf(Shelf.Law.Places, ServiceLayout.PlacesOf(division))}"), [.. cells]);
        }

        table.Close();
        Body.Add($"""<p class="small">{("差是现有数加规划增加的，减去需要的中位数；括号里是需要的 80% 区间。现有数按最近的统计。", "The gap is what there is and what the plan adds, less the median need; in brackets the 80 % band of the need. What there is, is as counted last.")}</p>""");
    }

    private static LayoutCell? CellOf(PlanVersion plan, ServiceLayout? layout, string division, string service) =>
        layout?.Service(service) is { } known ? layout.Cells(known, plan.To, part => plan.Added(service, part, plan.To)).FirstOrDefault(cell => cell.Division == division) : null;

    private static string Gap(LayoutCell? cell) => cell is { Gap: { } gap, Need: var need } ? $"{LayoutWriter.GapText(gap)} ({ForecastWords.Amount(need.Low80)}–{ForecastWords.Amount(need.High80)})" : "—";
}
