using Anyu.Indicators;
using Anyu.Web.Forecasts;
using Anyu.Web.Portal;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Simulations;

/// <summary>Where a simulation is asked for: reforms, families, day.</summary>
internal sealed class IndexPage(Library library, ReformShelf shelf, SimulationRuns runs, ForecastShelf forecasts, TimeProvider clock) : PortalPage
{
    /// <inheritdoc/>
    public override Bilingual Keeping => SimulationWriter.Keeping;

    public async Task OnGet(string? with) => Show(SimulationForm.Empty(library.Book, shelf), with is null ? null : runs.Find(with), await AtHand());

    public async Task<IActionResult> OnPost()
    {
        var earlier = Request.Form["from"].ToString() is { Length: > 0 } id ? runs.Find(id) : null;
        var found = await AtHand();
        var form = SimulationForm.Read(Request.Form, library.Book, shelf, earlier, ChinaDay.Today(clock), found);
        if (form.Order is null)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            Show(form, earlier, found);
            return Page();
        }

        var begun = runs.Begin(Visitor.Of(HttpContext), form.Order);
        if (begun.Value is { } run)
        {
            return Redirect($"/simulate/{run.Id}");
        }

        Response.StatusCode = StatusCodes.Status429TooManyRequests;
        Show(form, earlier, found, begun.Problems[0]);
        return Page();
    }

    /// <summary>The places that have a forecast whose families can be drawn.</summary>
    private async Task<ImmutableArray<PlaceForecasts>> AtHand()
    {
        var found = ImmutableArray.CreateBuilder<PlaceForecasts>();
        foreach (var place in await forecasts.Places())
        {
            if (await forecasts.Of(place.Code) is { Latest.Plan.Fertility: not null } one)
            {
                found.Add(one);
            }
        }

        return found.ToImmutable();
    }

    private void Show(SimulationForm form, SimulationRun? earlier, ImmutableArray<PlaceForecasts> found, Problem? refused = null)
    {
        Body.Add(SimulationWriter.Styles(View));
        ProblemWriter.Summary(Body, [.. form.Problems.Select(p => (p.Problem, (string?)SimulationWriter.FocusOf(p.Field, shelf, "")))]);
        Begin("law", SimulationWriter.Title, SimulationWriter.Lead);
        if (refused is not null)
        {
            ProblemWriter.Panel(Body, refused);
        }

        SimulationWriter.Going(Body, Visitor.Find(HttpContext) is { } visitor ? runs.GoingOf(visitor) : null, "/simulate");
        Body.Add($"""
            <p class="panel synthetic"><strong>{("合成的家庭", "Synthetic families")}</strong> {("家庭由带种子的程序生成，各种情况的份额不是统计数：看的是改法怎样起作用，不是任何地方真要花的钱。", "Families are made by a seeded program and the shares of what they are like are no statistics: this shows how a reform works, not what any real place would spend.")}</p>
            <p class="small">{("工作人员登录后可以在工作台用本地登记的家庭试算：", "Members of staff, signed in, simulate over the families of their register: ")}<a href="/workbench/simulate">{("登记人口试算", "the register's families")}</a></p>
            """);
        new FormWriter(Body, library.Book, shelf, form, ChinaDay.Today(clock)) { Forecasts = found }.Write(earlier);
    }
}
